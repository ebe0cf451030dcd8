import { rewriteSource } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** The condition that becomes of one in the `catch` behind a request. */
function rewritten(condition: string): string {
  const source = [
    "import { Client } from '@microsoft/microsoft-graph-client';",
    'export async function remove(client: Client, other: boolean): Promise<boolean> {',
    '  try {',
    "    await client.api('/me/drive/items/1').delete();",
    '  } catch (error: any) {',
    `    return ${condition};`,
    '  }',
    '  return true;',
    '}',
    '',
  ].join('\n');
  const { text } = rewriteSource('a.ts', source);
  return /return ([^;]*?);\n {2}\}\n {2}return true/.exec(text)?.[1]?.replace(/\s+/g, ' ') ?? text;
}

const NOT_FOUND = 'hasErrorCondition(error, GraphErrorCondition.NotFound)';

describe('a status beside the condition that it means', () => {
  it.each(['error.statusCode ?? 0', "error.statusCode || ''", 'error.statusCode ?? undefined'])(
    'is not asked for where it stands in a constant: %s',
    (status) => {
      expect(rewritten(`other || (${status}) === 404 || error.message.includes('not found')`)).toBe(
        `other || ${NOT_FOUND}`,
      );
    },
  );

  it('is asked for where something else stands in for it', () => {
    expect(rewritten("(error.statusCode ?? other) === 404 || error.message.includes('404')")).toBe(
      `(error.statusCode ?? other) === 404 || ${NOT_FOUND}`,
    );
  });
});

describe('a code beside the condition that it belongs to', () => {
  it.each([
    ['before it', "error.code === 'itemNotFound' || error.message.includes('404')", NOT_FOUND],
    ['behind it', "error.message.includes('404') || error.code === 'itemNotFound'", NOT_FOUND],
    [
      'with something else between them',
      "error.code === 'itemNotFound' || other || error.message.includes('404')",
      `other || ${NOT_FOUND}`,
    ],
    ['in a negation', "error.code !== 'itemNotFound' && !error.message.includes('404')", `!${NOT_FOUND}`],
  ])('is not asked for %s', (_where, before, after) => {
    expect(rewritten(before)).toBe(after);
  });

  it.each([
    [
      'where another code stands beside it that does not',
      "error.code === 'itemNotFound' || error.code === 'accessDenied' || error.message.includes('404')",
      `hasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied) || ${NOT_FOUND}`,
    ],
    [
      'where both have to hold',
      "error.code === 'itemNotFound' && error.message.includes('404')",
      `hasErrorCode(error, GraphErrorCode.ItemNotFound) && ${NOT_FOUND}`,
    ],
    [
      'where the condition must not hold',
      "error.code === 'itemNotFound' || !error.message.includes('404')",
      `hasErrorCode(error, GraphErrorCode.ItemNotFound) || !${NOT_FOUND}`,
    ],
    [
      'where a comment stands between them',
      "error.code === 'itemNotFound' /* gone */ || error.message.includes('404')",
      `hasErrorCode(error, GraphErrorCode.ItemNotFound) /* gone */ || ${NOT_FOUND}`,
    ],
  ])('stays %s', (_why, before, after) => {
    expect(rewritten(before)).toBe(after);
  });

  it('stays where it is the one of another error', () => {
    const { text } = rewriteSource(
      'a.ts',
      `import { Client } from '@microsoft/microsoft-graph-client';
export async function move(client: Client): Promise<boolean> {
  try {
    await client.api('/me/drive/items/1').delete();
  } catch (first: any) {
    try {
      await client.api('/me/drive/items/2').delete();
    } catch (second: any) {
      return first.code === 'itemNotFound' || second.message.includes('404');
    }
  }
  return true;
}
`,
    );
    expect(text).toMatch(
      /return \(?\s*hasErrorCode\(first, GraphErrorCode\.ItemNotFound\) \|\|\s+hasErrorCondition\(second, GraphErrorCondition\.NotFound\)/,
    );
  });
});
