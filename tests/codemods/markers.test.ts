import { rewriteSource } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';

/** A function with `body` in the catch clause of a Graph request. */
function file(body: string, eol = '\n'): string {
  const text = `import { Client } from '@microsoft/microsoft-graph-client';

export async function load(client: Client) {
  try {
    return await client.api('/me').get();
  } catch (e: any) {
${body}
    throw e;
  }
}
`;
  return text.replaceAll('\n', eol);
}

const MARK = '// TODO(msgraph-codemod) no-message-matching: No code of Graph is known for this text.';
const LEFT = "    if (e.message.includes('frobnicated')) return 1;";
const KNOWN = "    if (e.message.includes('itemNotFound')) return 2;";

function mark(text: string, path = 'a.tsx'): string {
  return rewriteSource(path, text, { mark: true }).text;
}

function actions(text: string, path = 'a.tsx'): string[] {
  return rewriteSource(path, text).sites.map((site) => site.action);
}

describe('markers', () => {
  it('stand above the place that is left, once', () => {
    const first = mark(file(LEFT));
    expect(first).toBe(file(`    ${MARK}\n${LEFT}`));
    expect(mark(first)).toBe(first);
  });

  it('are not written unless asked for', () => {
    expect(rewriteSource('a.ts', file(LEFT)).text).toBe(file(LEFT));
  });

  it('keep the line ends and the indentation of the file', () => {
    const tabs = file(`\t\t${LEFT.trim()}`, '\r\n');
    expect(mark(tabs)).toBe(file(`\t\t${MARK}\n\t\t${LEFT.trim()}`, '\r\n'));
  });

  it('go when the place below is rewritten, also without --mark', () => {
    const before = file(`    ${MARK}\n${KNOWN}\n    ${MARK}\n${LEFT}`);
    const { text } = rewriteSource('a.ts', before);
    expect(text).not.toContain('itemNotFound');
    expect(text).toContain(`    ${MARK}\n${LEFT}`);
    expect(text.split(MARK)).toHaveLength(2);
  });

  it('go with --mark when nothing is left below them, and are corrected', () => {
    expect(
      mark(
        file(
          `    ${MARK}\n    console.log(e.message);\n    ${MARK.replace(/:.*/, ': Out of date.')}\n${LEFT}`,
        ),
      ),
    ).toBe(file(`    console.log(e.message);\n    ${MARK}\n${LEFT}`));
  });

  it('of other rules stay', () => {
    const other = '    // TODO(msgraph-codemod) no-unbounded-retry: Something.';
    const text = file(`${other}\n    console.log(e.message);\n    ${MARK}\n${LEFT}`);
    expect(rewriteSource('a.ts', text, { mark: true, transforms: ['message-to-code'] }).text).toBe(text);
    expect(mark(text)).not.toContain(other);
  });

  it('are one for several places of a line', () => {
    const line = "    if (e.message.includes('frobnicated') && !e.message.includes('xyzzy')) return 1;";
    expect(mark(file(line)).split(MARK)).toHaveLength(2);
  });

  it('do not come between a directive and its line', () => {
    const directed = `    // a note\n    // eslint-disable-next-line no-alert\n    // @ts-expect-error\n${LEFT}`;
    const marked = file(directed.replace('    // eslint', `    ${MARK}\n    // eslint`));
    expect(mark(file(directed))).toBe(marked);
    expect(mark(marked)).toBe(marked);
  });

  it.each([
    ['a template', "    return `a\n  b ${e.message.includes('frobnicated') ? 1 : 2}`;", '    return `a'],
    [
      'JSX text',
      "    return <p>\n      {e.message.includes('frobnicated') ? 1 : 2}\n    </p>;",
      '    return <p>',
    ],
    ['a comment', "    /* one\n    two */ if (e.message.includes('frobnicated')) return 1;", '    /* one'],
  ])('are no part of %s', (_title, body, line) => {
    const text = file(body);
    expect(mark(text)).toBe(text.replace(line, `    ${MARK}\n${line}`));
  });

  it('stand inside a JSX expression where that is code', () => {
    const text = file("    return <p>{\n      e.message.includes('frobnicated') ? 1 : 2\n    }</p>;");
    expect(mark(text)).toBe(text.replace('      e.message', `      ${MARK}\n      e.message`));
  });
});

describe('msgraph-codemod-ignore', () => {
  it.each([
    ['above the line', `    // msgraph-codemod-ignore\n${KNOWN}`],
    ['above it, with a reason', `    // msgraph-codemod-ignore: our proxy says so\n${KNOWN}`],
    ['on the line', `${KNOWN} // msgraph-codemod-ignore`],
    ['as a block', `    /* msgraph-codemod-ignore */\n${KNOWN}`],
    ['in front', `    /* msgraph-codemod-ignore */ ${KNOWN.trim()}`],
    ['above another comment', `    // msgraph-codemod-ignore\n    // @ts-ignore\n${KNOWN}`],
    [
      'above the statement',
      "    // msgraph-codemod-ignore\n    if (\n      e.message.includes('itemNotFound')\n    ) return 2;",
    ],
    ['with the transform', `    // msgraph-codemod-ignore message-to-code\n${KNOWN}`],
    ['with the rule', `    // msgraph-codemod-ignore bounded-retry, no-message-matching -- why\n${KNOWN}`],
    [
      'in JSX',
      "    return <p>\n      {/* msgraph-codemod-ignore */}\n      {e.message.includes('itemNotFound') ? 1 : 2}\n    </p>;",
    ],
  ])('keeps a place: %s', (_title, body) => {
    const text = file(body);
    expect(actions(text)).toEqual(['ignored']);
    expect(mark(text)).toBe(text);
  });

  it.each([
    ['of another transform', `    // msgraph-codemod-ignore bounded-retry\n${KNOWN}`],
    ['in a text', `    console.log('msgraph-codemod-ignore');\n${KNOWN}`],
    ['with another name', `    // msgraph-codemod-ignored\n${KNOWN}`],
    ['behind the code of the line above', `    console.log(1); // msgraph-codemod-ignore\n${KNOWN}`],
    ['further up', `    // msgraph-codemod-ignore\n    console.log(1);\n${KNOWN}`],
  ])('is not a comment %s', (_title, body) => {
    expect(actions(file(body))).toEqual(['rewritten']);
  });

  it('keeps one place, and the others are rewritten', () => {
    // The first one leaves for the other code alone.
    const text = file(
      `    // msgraph-codemod-ignore\n${KNOWN}\n${KNOWN.replace('itemNotFound', 'resyncRequired')}`,
    );
    expect(actions(text)).toEqual(['ignored', 'rewritten']);
    const result = rewriteSource('a.ts', text);
    expect(result.text).toContain(`    // msgraph-codemod-ignore\n${KNOWN}\n    if (hasErrorCode(`);
    expect(rewriteSource('a.ts', result.text).text).toBe(result.text);
  });
});
