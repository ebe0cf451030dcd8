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

/** The text in which a condition asks about two errors. */
const ofTwo = (condition: string): string =>
  rewriteSource(
    'a.ts',
    `import { Client } from '@microsoft/microsoft-graph-client';
export async function move(client: Client): Promise<boolean> {
  try {
    await client.api('/me/drive/items/1').delete();
  } catch (first: any) {
    try {
      await client.api('/me/drive/items/2').delete();
    } catch (second: any) {
      return ${condition};
    }
  }
  return true;
}
`,
  ).text;

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
    expect(ofTwo("first.code === 'itemNotFound' || second.message.includes('404')")).toMatch(
      /return \(?\s*hasErrorCode\(first, GraphErrorCode\.ItemNotFound\) \|\|\s+hasErrorCondition\(second, GraphErrorCondition\.NotFound\)/,
    );
  });
});

describe('codes that are asked for apart in one chain', () => {
  const both = 'hasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)';

  it.each([
    [
      'what is compared',
      "error.code === 'itemNotFound' || error.statusCode === 423 || error.code === 'accessDenied'",
      `${both} || error.statusCode === 423`,
    ],
    [
      'what is read of a text',
      "error.code === 'itemNotFound' || error.message.includes('or so') || error.code === 'accessDenied' || other",
      `${both} || error.message.includes('or so') || other`,
    ],
    [
      'several of them',
      "error.code === 'itemNotFound' || other || error.code === 'accessDenied' || !other || error.code === 'resourceModified'",
      'hasErrorCode(error, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied, GraphErrorCode.ResourceModified) || other || !other',
    ],
    [
      'a negation',
      "error.code !== 'itemNotFound' && other && error.code !== 'accessDenied'",
      `!${both} && other`,
    ],
    [
      'conditions',
      "error.message.includes('404') || other || error.message.includes('403')",
      'hasErrorCondition(error, GraphErrorCondition.NotFound, GraphErrorCondition.Forbidden) || other',
    ],
  ])('are asked for in one call, with %s between them', (_what, before, after) => {
    expect(rewritten(before)).toBe(after);
  });

  it.each([
    [
      'a call stands between them',
      "error.code === 'itemNotFound' || client.tell() || error.code === 'accessDenied'",
      '|| client.tell() || hasErrorCode(error, GraphErrorCode.AccessDenied)',
    ],
    [
      'a comment stands between them',
      "error.code === 'itemNotFound' || other || /* or */ error.code === 'accessDenied'",
      '|| other || /* or */ hasErrorCode(error, GraphErrorCode.AccessDenied)',
    ],
    [
      'one of them must not be there',
      "error.code === 'itemNotFound' || other || error.code !== 'accessDenied'",
      '|| other || !hasErrorCode(error, GraphErrorCode.AccessDenied)',
    ],
    [
      'both have to be there',
      "error.code === 'itemNotFound' && other && error.code === 'accessDenied'",
      '&& other && hasErrorCode(error, GraphErrorCode.AccessDenied)',
    ],
    [
      'one text is a condition and one a code',
      "error.message.includes('404') || other || error.message.includes('accessDenied')",
      '|| other || hasErrorCode(',
    ],
    [
      'one is of a text, whose meaning is shown by itself',
      "error.code === 'accessDenied' || other || error.message.includes('itemNotFound')",
      '|| other || hasErrorCode(',
    ],
  ])('stay apart where %s', (_why, before, after) => {
    expect(rewritten(before)).toContain(after);
  });

  it('stay apart where they are those of two errors', () => {
    expect(ofTwo("first.code === 'itemNotFound' || first.ok || second.code === 'accessDenied'")).toContain(
      'hasErrorCode(first, GraphErrorCode.ItemNotFound) || first.ok || hasErrorCode(second, GraphErrorCode.AccessDenied)',
    );
  });

  it('stay apart where they are statuses', () => {
    const of = (status: number): string => `error.message.includes('${status}')`;
    expect(rewritten(`${of(400)} || other || ${of(504)}`)).toBe(
      'parseGraphError(error)?.status === 400 || other || parseGraphError(error)?.status === 504',
    );
  });
});
