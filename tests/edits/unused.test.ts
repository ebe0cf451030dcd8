import { applyEdits } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { describe, expect, it } from 'vitest';
import { leftovers, unusedEdits } from '../../rules/src/edits/unused.js';

interface Cleaned {
  readonly text: string;
  /** What is declared still and not used any more. */
  readonly unused: readonly string[];
}

const cleaned = (input: string): string => clean(input).text;
const leftoversOf = (input: string): readonly string[] => clean(input).unused;

/** Replaces every `«…»` by `x(e)` and takes out what is unused then. */
function clean(input: string): Cleaned {
  const edits: { start: number; end: number; text: string }[] = [];
  let text = '';
  for (const [index, part] of input.split(/[«»]/).entries()) {
    if (index % 2 === 1) edits.push({ start: text.length, end: text.length + part.length, text: 'x(e)' });
    text += part;
  }
  const file = parseSource('a.ts', text);
  const all = [...edits, ...unusedEdits(file, edits)];
  return { text: applyEdits(text, all), unused: leftovers(file, all).map(({ name }) => name) };
}

describe('unusedEdits', () => {
  it.each([
    ['a name', 'const m = e.message;\nif («m.includes("a")») f();\n', 'if (x(e)) f();\n'],
    ['with CRLF', 'f();\r\n  const m = e.message\r\n  if («m») f();\r\n', 'f();\r\n  if (x(e)) f();\r\n'],
    [
      'several reads',
      'const m = e.message;\nif («m.includes("a") || m.includes("b")» && «m») f();\n',
      'if (x(e) && x(e)) f();\n',
    ],
    [
      'one that only another one reads',
      'const m = e instanceof Error ? e.message : String(e);\nconst lower = (m ?? "").toLowerCase().trim();\nif («lower») f();\n',
      'if (x(e)) f();\n',
    ],
    ['a pattern', 'const { message, code: c } = e as Error;\nif («message || c») f();\n', 'if (x(e)) f();\n'],
    [
      'in a function',
      'function g(e) {\n  const m = `${e?.message}` + JSON.stringify(e);\n  return «m»;\n}\n',
      'function g(e) {\n  return x(e);\n}\n',
    ],
    ['of several lines', 'const m = e\n  .response\n  .message;\nif («m») f();\n', 'if (x(e)) f();\n'],
    [
      'below a comment of its own paragraph',
      '// The rest.\n\nconst m = e.message;\nif («m») f();\n',
      '// The rest.\n\nif (x(e)) f();\n',
    ],
    [
      'what is between a comment and what it tells of',
      'f();\n// Gone?\nconst m = e.message;\nif («m») f();\n',
      'f();\n// Gone?\nif (x(e)) f();\n',
    ],
    [
      'a list',
      'const GONE = ["a", "b"] as const;\nif («GONE.some((text) => m.includes(text))») f();\n',
      'if (x(e)) f();\n',
    ],
    ['a set', 'const GONE = new Set(["a", , /b/]);\nif («GONE.has(m)») f();\n', 'if (x(e)) f();\n'],
    [
      'a function',
      'f();\n\nconst sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n\n«sleep(1)»;\n',
      'f();\n\nx(e);\n',
    ],
    ['a declared function that calls itself', 'function again() {\n  again();\n}\n\n«again()»;\n', 'x(e);\n'],
    [
      'what only an unused function reads',
      'const TEXTS = ["a"];\nfunction has(m) {\n  return TEXTS.includes(m);\n}\nif («has(m)») f();\n',
      'if (x(e)) f();\n',
    ],
    [
      'types',
      'interface Body { error?: Inner }\ntype Inner = { code: string };\n\nconst data = e as Body;\nif («data.error») f();\n',
      'if (x(e)) f();\n',
    ],
    [
      'a name of a pattern',
      'const { status, code } = partsOf(e);\nif («code») f(status);\n',
      'const { status } = partsOf(e);\nif (x(e)) f(status);\n',
    ],
    [
      'the first name of a pattern',
      'const { message, code: c } = e;\nif («message») f(c);\n',
      'const { code: c } = e;\nif (x(e)) f(c);\n',
    ],
    [
      'names between others',
      'const { a, b = 1, c: d, f } = await g();\nif («b || d») f(a);\n',
      'const { a, f } = await g();\nif (x(e)) f(a);\n',
    ],
    [
      'a name on a line of its own',
      'const {\n  status,\n  code,\n}: Parts = partsOf(e);\nif («code») f(status);\n',
      'const {\n  status,\n}: Parts = partsOf(e);\nif (x(e)) f(status);\n',
    ],
    ['what is assigned later', 'let m = e.message;\nm = 1;\nif («m») f();\n', 'if (x(e)) f();\n'],
    [
      'what is assigned later, with the `if` that does nothing else',
      'let m = "";\nif (e instanceof Error) {\n  m = e.message;\n}\nif («m») f();\n',
      'if (x(e)) f();\n',
    ],
    [
      'what is assigned later, out of an `if` that does something else',
      'let m = "";\nif (e instanceof Error) {\n  m = e.message;\n  log();\n}\nif («m») f();\n',
      'if (e instanceof Error) {\n  log();\n}\nif (x(e)) f();\n',
    ],
    ['`let`', 'let m = e["message"]!;\nif («m») f();\n', 'if (x(e)) f();\n'],
  ])('takes out %s', (_title, input, expected) => {
    expect(cleaned(input)).toBe(expected);
  });

  it.each([
    ['what is read elsewhere', 'const m = e.message;\nif («m») log(m);\n'],
    ['what was never read', 'const m = e.message;\nif («e.message») f();\n'],
    ['what the replacement reads', 'const e = caught.reason;\nif («e.message») f();\n'],
    [
      'what is assigned in an `if` that asks a call',
      'let m = "";\nif (isError(e)) m = e.message;\nif («m») f();\n',
    ],
    ['what is written by a call', 'let m = e.message;\nm = next();\nif («m») f();\n'],
    ['what is written and read', 'let m = e.message;\nm = 1;\nif («m») f(m);\n'],
    ['what a call makes', 'const m = await response.text();\nif («m») f();\n'],
    ['what a method with side effects makes', 'const m = queue.shift();\nif («m») f();\n'],
    ['what a template calls', 'const m = `${next()}`;\nif («m») f();\n'],
    ['what is deleted', 'const m = delete e.message;\nif («m») f();\n'],
    ['what is assigned inside', 'const m = (n = e.message);\nif («m») f();\n'],
    ['what has no value', 'let m;\nif («m») f();\n'],
    ['exports', 'export const m = e.message;\nif («m») f();\n'],
    ['declarations of several', 'const m = e.message, n = 1;\nif («m») f();\n'],
    ['the only name of a pattern', 'const { code } = partsOf(e);\nif («code») f();\n'],
    ['a name of a pattern with a comment', 'const { status, /* why */ code } = e;\nif («code») f(status);\n'],
    [
      'a name of a pattern that has a value',
      'const { status, code = next() } = e;\nif («code») f(status);\n',
    ],
    ['a computed name of a pattern', 'const { status, [key()]: code } = e;\nif («code») f(status);\n'],
    [
      'a name of a pattern that is read elsewhere',
      'const { status, code } = e;\nif («code») f(status, code);\n',
    ],
    ['a name of a pattern that is exported', 'export const { status, code } = e;\nif («code») f(status);\n'],
    ['a pattern with a default', 'const { message = next() } = e;\nif («message») f();\n'],
    ['a pattern with a rest', 'const { message, ...rest } = e;\nif («message») f();\n'],
    ['a list with calls', 'const GONE = [...more(), "b"];\nif («GONE.includes(m)») f();\n'],
    ['another new object', 'const m = new Client(e.message);\nif («m») f();\n'],
    ['what is inside of a replacement', '«{\n  const m = e.message;\n  if (m) f();\n}»\n'],
    ['a function that is exported', 'export function g() {}\n«g()»;\n'],
    ['a function that is called elsewhere', 'function g() {}\n«g()»;\ng();\n'],
    ['a function with a comment', 'function g() {\n  // why\n}\n«g()»;\n'],
    ['a class', 'class G {}\n«new G()»;\n'],
    ['a parameter', 'function g(m) { return «m»; }\n'],
    ['the head of a loop', 'for (const m = e.message; ; ) if («m») f();\n'],
    ['what has a comment behind', 'const m = e.message; // why\nif («m») f();\n'],
    ['what has a comment inside', 'const m = e /* why */ .message;\nif («m») f();\n'],
    ['what has a block comment above', 'f();\n/* Why. */\nconst m = e.message;\nif («m») f();\n'],
    ['what has a comment above and nothing below', 'if («m») f();\n// Why.\nvar m = e.message;\n'],
    ['what has a comment above of its own paragraph', '// Why.\nconst m = e.message;\n\nif («m») f();\n'],
    ['a function with a comment above', '// Why.\nconst g = () => 1;\n«g()»;\n'],
    ['what shares a line', 'f(); const m = e.message;\nif («m») f();\n'],
    ['what a type reads', 'const m = e.message;\ntype M = typeof m;\nif («m») f();\n'],
  ])('leaves %s', (_title, input) => {
    expect(cleaned(input)).toBe(input.replaceAll(/«.*?»/gs, 'x(e)'));
  });
});

describe('leftovers', () => {
  it.each([
    ['const m = next();\nif («m») f();\n', ['m']],
    ['let m;\nm = e.message;\nif («m») f();\n', []],
    ['const { a, b } = next();\nif («a && b») f();\n', ['a', 'b']],
    ['const { a, b } = next();\nif («a») f(b);\n', []],
    ['const m = e.message;\nif («m») f();\n', []],
    ['const m = next();\nif («m») f(m);\n', []],
    ['export const m = next();\nif («m») f();\n', []],
    ['const m = next();\nexport { m };\nif («m») f();\n', []],
  ])('%s', (input, names) => {
    expect(leftoversOf(input)).toEqual(names);
  });
});

describe('the name of a variable in a replacement', () => {
  const edits = (replacement: string): string => {
    const text = 'const m = e.body.m;\nif (m.length) f();\n';
    const replaced = [
      { start: text.indexOf('m.length'), end: text.indexOf('m.length') + 8, text: replacement },
    ];
    return applyEdits(text, [...replaced, ...unusedEdits(parseSource('a.ts', text), replaced)]);
  };

  it.each(['x(e)?.m', 'x(e).m.m'])('is no read behind a dot: %s', (replacement) => {
    expect(edits(replacement)).toBe(`if (${replacement}) f();\n`);
  });

  it.each(['x(...m)', 'x(m)', 'm.x'])('is a read elsewhere: %s', (replacement) => {
    expect(edits(replacement)).toBe(`const m = e.body.m;\nif (${replacement}) f();\n`);
  });
});
