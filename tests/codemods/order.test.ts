import { rewriteSource } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

const handler = (body: string): string => `import type { Client } from '@microsoft/microsoft-graph-client';
export async function share(client: Client): Promise<string> {
  try {
    return await client.api('/me/drive/items/1/invite').post({});
  } catch (error: any) {
    ${body}
    throw error;
  }
}
`;

/** The lines of the handler as they are rewritten. */
function rewritten(...lines: readonly string[]): string[] {
  const { text, sites } = rewriteSource('a.ts', handler(lines.join('\n    ')));
  expect(sites.map(({ action }) => action)).not.toContain('left');
  expect(rewriteSource('a.ts', text).text).toBe(text);
  const [, body = ''] = /catch \(error: any\) \{\n([^]*?)\n {4}throw error;/.exec(text) ?? [];
  return body.split('\n').map((line) => line.trim());
}

const DENIED = "if (error.code === 'accessDenied') return 'denied';";
const OFF = "if (hasErrorCode(error, GraphErrorCode.SharingDisabled)) return 'off';";
const BOTH = "mostSpecificErrorCode(error, ['accessDenied', 'sharingDisabled'])";

describe('tests for different codes of one error, one behind the other', () => {
  it('are rewritten together, by the most specific code', () => {
    expect(rewritten(DENIED, "if (error.code === 'sharingDisabled') return 'off';")).toEqual([
      `if (${BOTH} === 'accessDenied') return 'denied';`,
      OFF,
    ]);
  });

  it('but for the last one, where no other code can be the most specific one any more', () => {
    expect(
      rewritten(
        DENIED,
        "if (other || error.code === 'sharingDisabled') return 'off';",
        "if (error.code === 'sharingFailed') return 'failed';",
      ),
    ).toEqual([
      "if (mostSpecificErrorCode(error, ['accessDenied', 'sharingDisabled', 'sharingFailed']) === 'accessDenied') return 'denied';",
      "if (other || mostSpecificErrorCode(error, ['accessDenied', 'sharingDisabled', 'sharingFailed']) === 'sharingDisabled') return 'off';",
      "if (hasErrorCode(error, 'sharingFailed')) return 'failed';",
    ]);
  });

  it('also in an `else`, with several codes in one, in the quotes that they have', () => {
    expect(
      rewritten(
        'if (error.code === "accessDenied") log(1);',
        'else if (error.code === "sharingDisabled" || error.code === "sharingFailed") log(2);',
      ),
    ).toEqual([
      'if (mostSpecificErrorCode(error, ["accessDenied", "sharingDisabled", "sharingFailed"]) === "accessDenied") log(1);',
      "else if (hasErrorCode(error, GraphErrorCode.SharingDisabled, 'sharingFailed')) log(2);",
    ]);
  });

  it('also in a choice, behind the same status, and where words are compared', () => {
    expect(
      rewritten("log(error.code === 'accessDenied' ? 1 : error.code === 'sharingDisabled' ? 2 : 3);"),
    ).toEqual([
      `log(${BOTH} === 'accessDenied' ? 1 : hasErrorCode(error, GraphErrorCode.SharingDisabled) ? 2 : 3);`,
    ]);
    expect(
      rewritten(
        "if (error.statusCode === 403 && error.code === 'accessDenied') return 'denied';",
        "if (error.statusCode === 403 && error.code === 'sharingDisabled') return 'off';",
      )[1],
    ).toBe(`if (error.statusCode === 403 && ${BOTH} === 'sharingDisabled') return 'off';`);
    expect(
      rewritten(
        "if (error.message.includes('accessDenied')) return 'denied';",
        "if (error.message.includes('sharingDisabled')) return 'off';",
      )[0],
    ).toBe(`if (${BOTH} === 'accessDenied') return 'denied';`);
  });

  it.each([
    ['they lead to the same', DENIED, "if (error.code === 'sharingDisabled') return 'denied';"],
    [
      'the first one does not leave',
      "if (error.code === 'accessDenied') log(1);",
      "if (error.code === 'sharingDisabled') return 'off';",
    ],
    [
      'their statuses are known and differ',
      "if (error.code === 'nameAlreadyExists') return 'taken';",
      "if (error.code === 'itemNotFound') return 'gone';",
    ],
    [
      'the second one asks for the same code',
      DENIED,
      "if (error.code === 'accessDenied' && error.statusCode === 403) return 'off';",
    ],
    ['the second one is no test for a code', DENIED, "if (error.message.includes('404')) return 'off';"],
  ])('are rewritten one by one where %s', (_why, first, second) => {
    const { text } = rewriteSource('a.ts', handler(`${first}\n    ${second}`));
    expect(text).toContain('hasErrorCode(error, GraphErrorCode.');
    expect(text).not.toContain('mostSpecificErrorCode');
  });
});
