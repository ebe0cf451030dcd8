import { rewriteSource } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** A program that gets its token itself, and throws `failed` where it gets none. */
const program = (status: string, failed: string): string => `
async function token(tenant: string): Promise<string> {
  const response = await fetch(\`https://login.microsoftonline.com/\${tenant}/oauth2/v2.0/token\`, { method: 'POST' });
  if (!response.ok) throw new Error(${failed});
  return (await response.json()).access_token;
}
async function query(path: string, tenant: string): Promise<unknown> {
  const headers = { Authorization: await token(tenant) };
  const response = await fetch(\`https://graph.microsoft.com/v1.0\${path}\`, { headers });
  if (!response.ok) throw new Error(\`Graph API error \${response.status}\`, { cause: response });
  return response.json();
}
export async function probe(tenant: string): Promise<unknown> {
  try {
    return await query('/organization', tenant);
  } catch (error) {
    if (error instanceof Error && error.message.includes('${status}')) return undefined;
    throw error;
  }
}
`;
const WITH_STATUS = '`Authentication failed (${response.status})`';

describe('a status in the text of an error, where a token is got on the way', () => {
  it.each(['400', '401'])('is left where it may be that of the token endpoint: %s', (status) => {
    const { text, sites } = rewriteSource('a.ts', program(status, WITH_STATUS));
    expect(text).toContain(`error.message.includes('${status}')`);
    expect(sites.map(({ action, reason }) => [action, reason])).toContainEqual(['left', 'likely-only']);
  });

  it.each([
    ['is none of a token endpoint', '404', WITH_STATUS],
    ['is not in what is thrown where there is no token', '401', "'There is no token.'"],
  ])('is rewritten where it %s', (_why, status, failed) => {
    expect(rewriteSource('a.ts', program(status, failed)).text).toContain('hasErrorCondition(error, ');
  });

  it('is rewritten where no token is asked for, whatever else is thrown', () => {
    const source = program('401', WITH_STATUS).replace(
      /^async function token[\s\S]*?^\}/m,
      'async function token(tenant: string): Promise<string> {\n  if (tenant.length !== 36) throw new Error(`Unknown tenant: ${tenant}`);\n  return tenant;\n}',
    );
    expect(source).not.toContain('login.microsoftonline.com');
    expect(rewriteSource('a.ts', source).text).toContain('hasErrorCondition(error, ');
  });
});
