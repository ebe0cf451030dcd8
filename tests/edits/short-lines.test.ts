import { describe, expect, it } from 'vitest';
import { applyEdits, shortLineEdits } from '../../rules/src/edits/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const A = 'hasErrorCode(error, GraphErrorCode.ItemNotFound)';
const joined = (after: string, before = 'short();\n'): string =>
  applyEdits(after, shortLineEdits(parseSource('a.ts', after), before));

describe('a condition of which one line is left', () => {
  it.each([
    ['an if', `  if (\n    ${A}\n  ) {\n  }\n`, `  if (${A}) {\n  }\n`],
    ['an else', `if (a) {\n} else if (\n  ${A}\n) {\n}\n`, `if (a) {\n} else if (${A}) {\n}\n`],
    ['a return', `function f() {\n  return (\n    ${A}\n  );\n}\n`, `function f() {\n  return ${A};\n}\n`],
    ['a declaration', `  const is =\n    ${A};\n`, `  const is = ${A};\n`],
    ['a file with other line ends', `if (\r\n  ${A}\r\n) {\r\n}\r\n`, `if (${A}) {\r\n}\r\n`],
  ])('goes behind the beginning of %s', (_name, after, expected) => {
    expect(joined(after)).toBe(expected);
  });

  it.each([
    ['it was there before', `if (\n  ${A}\n) {\n}\n`, `if (\n  ${A}\n) {\n}\n`],
    ['the line would be too long', `if (\n  ${A} || isGone(error, 'of the tenant')\n) {\n}\n`, 'short();\n'],
    ['a comment stands beside it', `if (\n  // Gone.\n  ${A}\n) {\n}\n`, 'short();\n'],
    ['it is on several lines', `if (\n  ${A} ||\n  other\n) {\n}\n`, 'short();\n'],
    ['it is an argument', `f(\n  ${A}\n);\n`, 'short();\n'],
  ])('stays where %s', (_name, after, before) => {
    expect(joined(after, before)).toBe(after);
  });
});
