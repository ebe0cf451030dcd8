import { describe, expect, it } from 'vitest';
import { reasonIn, rewrites } from './find.js';

const URL = "'https://graph.microsoft.com/v1.0/me'";
const ky = (test: string, before = ''): string =>
  asking("import ky from 'ky';", `ky.get(${URL}).json()`, test, before);
const undici = (test: string, before = ''): string =>
  asking("import { request } from 'undici';", `request(${URL}, { dispatcher })`, test, before);

function asking(head: string, call: string, test: string, before: string): string {
  return `${head}
export async function me(dispatcher: any) { try { return await ${call}; } catch (e: any) { ${before} if (${test}) return null; throw e; } }
`;
}

const withCode = (code: string): string =>
  `import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\n${code}`;
const withCondition = (code: string): string =>
  `import { GraphErrorCondition, hasErrorCondition } from 'msgraph-errors';\n${code}`;
const CODE = 'hasErrorCode(e, GraphErrorCode.ItemNotFound)';
const NOT_FOUND = 'hasErrorCondition(e, GraphErrorCondition.NotFound)';

/** Imports stand below those that are there. */
const below = (wanted: (code: string) => string, code: string): string => {
  const [head = '', ...rest] = code.split('\n');
  return `${head}\n${wanted(rest.join('\n'))}`;
};

describe('an error that may hold what Graph has answered', () => {
  rewrites(
    'is asked for the code where the body is read from undici',
    undici("e.body?.error?.code === 'itemNotFound'"),
    below(withCode, undici(CODE)),
  );
  rewrites(
    'is asked for the code where the body is read from ky',
    ky("e.data?.error?.code === 'itemNotFound'"),
    below(withCode, ky(CODE)),
  );
  rewrites(
    'is asked for the status where it stands in the text of ky',
    ky("e.message.includes('404')"),
    below(withCondition, ky(NOT_FOUND)),
  );
  rewrites(
    'is asked for the status where all of it is a text',
    ky("String(e).includes('status code 404')"),
    below(withCondition, ky(NOT_FOUND)),
  );

  it.each([
    ['a code in the text of ky', ky("e.message.includes('itemNotFound')"), 'body-unread'],
    [
      'a body that is read from ky',
      ky("body.error.code === 'itemNotFound'", 'const body = await e.response.json();'),
      'body-apart',
    ],
    ['a body that ky has nowhere', ky("e.response.data.error.code === 'itemNotFound'"), 'body-apart'],
    [
      'the text of such a body',
      ky("text.includes('itemNotFound')", 'const text = await e.response.text();'),
      'body-apart',
    ],
    [
      'a status in such a text',
      ky("text.includes('404')", 'const text = await e.response.text();'),
      'body-apart',
    ],
    ['a code in the text of undici', undici("e.message.includes('itemNotFound')"), 'client-seldom-throws'],
    ['a status in the text of undici', undici("e.message.includes('404')"), 'client-seldom-throws'],
    [
      'a code in the text of fetch',
      asking('', `fetch(${URL})`, "e.message.includes('itemNotFound')", ''),
      'client-never-throws',
    ],
  ])('is left with the true reason: %s', (_name, code, reason) => {
    const kind = code.includes('=== ') ? 'code-compare' : 'message-match';
    expect(reasonIn(code, kind)).toBe(reason);
  });
});
