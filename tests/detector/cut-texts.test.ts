import { describe, expect, it } from 'vitest';
import { reasonIn, rewrites } from './find.js';

/** A test on the body of a failed answer, with what is declared before it. */
const failed = (before: string, test: string, head = ''): string => `${head}export async function me() {
  const res = await fetch('https://graph.microsoft.com/v1.0/me');
  if (!res.ok) {
    ${before}
    if (${test}) return null;
  }
  return res;
}
`;
const HEAD = "import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\n\n";
const ASKS = (body: string): string =>
  `hasErrorCode(${body}, GraphErrorCode.ResourceNotFound, GraphErrorCode.Request_ResourceNotFound)`;

describe('a body of which only a part is looked into', () => {
  const cut = 'const body = await res.text(); const shown = body.slice(0, 200);';
  rewrites(
    'is asked as a whole',
    failed(cut, "shown.includes('ResourceNotFound')"),
    failed(cut, ASKS('body'), HEAD),
  );

  it.each(['slice(0, 200)', 'substring(0, 200)', "replace(/{/g, '')"])(
    'is left where nothing but the part is at hand: %s',
    (method) => {
      expect(
        reasonIn(
          failed(`const shown = (await res.text()).${method};`, "shown.includes('ResourceNotFound')"),
          'message-match',
        ),
      ).toBe('error-unreachable');
    },
  );

  const trimmed = 'const shown = (await res.text()).trim();';
  rewrites(
    'is itself asked where nothing was cut from it',
    failed(trimmed, "shown.includes('ResourceNotFound')"),
    failed(trimmed, ASKS('shown'), HEAD),
  );
});
