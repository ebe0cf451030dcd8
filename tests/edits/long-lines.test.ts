import { describe, expect, it } from 'vitest';
import { applyEdits, longLineEdits } from '../../rules/src/edits/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const A = 'hasErrorCondition(error, GraphErrorCondition.Unauthenticated)';
const B = 'hasErrorCode(error, GraphErrorCode.InvalidAuthenticationToken)';

/** A text after a rewrite, with its long lines broken; what was there before is short. */
const broken = (after: string, before = 'short();\n'): string =>
  applyEdits(after, longLineEdits(parseSource('a.ts', after), before));

describe('a line that is too long', () => {
  it.each([
    [
      'the condition of an if',
      `  if (${A} || ${B}) stop();\n`,
      `  if (\n    ${A} ||\n    ${B}\n  ) stop();\n`,
    ],
    ['the condition of a while', `while (${A} && ${B}) wait();\n`, `while (\n  ${A} &&\n  ${B}\n) wait();\n`],
    [
      'a part of a condition',
      `if (isOpen && (${A} || ${B})) {\n}\n`,
      `if (\n  isOpen &&\n  (${A} || ${B})\n) {\n}\n`,
    ],
    [
      'what is returned',
      `function f() {\n  return ${A} || ${B};\n}\n`,
      `function f() {\n  return (\n    ${A} ||\n    ${B}\n  );\n}\n`,
    ],
    [
      'what is returned in parentheses',
      `function f() {\n  return (${A} || ${B});\n}\n`,
      `function f() {\n  return (\n    ${A} ||\n    ${B}\n  );\n}\n`,
    ],
    ['what is declared', `const is = ${A} || ${B};\n`, `const is =\n  ${A} ||\n  ${B};\n`],
    ['what is assigned', `is = ${A} || ${B};\n`, `is =\n  ${A} ||\n  ${B};\n`],
    [
      'the call that an if asks',
      `  if (!hasErrorCode(error, GraphErrorCode.InvalidAuthenticationToken, GraphErrorCode.ItemNotFound)) {\n  }\n`,
      `  if (\n    !hasErrorCode(error, GraphErrorCode.InvalidAuthenticationToken, GraphErrorCode.ItemNotFound)\n  ) {\n  }\n`,
    ],
    [
      'a call on a line of a condition that is broken',
      `if (\n  isOpen &&\n  hasErrorCode(error, GraphErrorCode.InvalidAuthenticationToken, GraphErrorCode.Authorization_RequestDenied)\n) stop();\n`,
      `if (\n  isOpen &&\n  hasErrorCode(\n    error,\n    GraphErrorCode.InvalidAuthenticationToken,\n    GraphErrorCode.Authorization_RequestDenied\n  )\n) stop();\n`,
    ],
    [
      'an argument before what is called',
      `first.spyOn(client, 'get').mockRejectedValue(Object.assign(new Error('failed'), { status: 404, code: 'itemNotFound' }));\n`,
      `first.spyOn(client, 'get').mockRejectedValue(Object.assign(new Error('failed'), {\n  status: 404,\n  code: 'itemNotFound'\n}));\n`,
    ],
    [
      'what is called where no argument can be broken',
      `first.spyOnWhatIsAskedOf(client, 'get the messages of a user').mockRejectedValueOnce(anErrorThatIsNotGiven);\n`,
      `first.spyOnWhatIsAskedOf(\n  client,\n  'get the messages of a user'\n).mockRejectedValueOnce(anErrorThatIsNotGiven);\n`,
    ],
    [
      'what is chosen by a condition',
      `  const status = ${A} || other.includes('x') ? 401 : 500;\n`,
      `  const status =\n    ${A} || other.includes('x')\n      ? 401\n      : 500;\n`,
    ],
    [
      'what is chosen by a long condition',
      `  status = ${A} || ${B} ? 401 : 500;\n`,
      `  status =\n    ${A} ||\n    ${B}\n      ? 401\n      : 500;\n`,
    ],
    [
      'what is chosen by a condition and returned',
      `function f() {\n  return ${A} ? 'no such user here' : 'something else was wrong';\n}\n`,
      `function f() {\n  return ${A}\n    ? 'no such user here'\n    : 'something else was wrong';\n}\n`,
    ],
    [
      'the first condition of several, as far in as the next one',
      `  const status = ${A} || isOther(error) ? 401 :\n            isGone(error) ? 404 : 500;\n`,
      `  const status = ${A} ||\n            isOther(error) ? 401 :\n            isGone(error) ? 404 : 500;\n`,
    ],
    [
      'a condition whose branches stand below it',
      `  const status =\n    ${A} || ${B}\n      ? 401\n      : 500;\n`,
      `  const status =\n    ${A} ||\n    ${B}\n      ? 401\n      : 500;\n`,
    ],
    [
      'the arguments of a call',
      `const is = hasErrorCode(error, GraphErrorCode.InvalidAuthenticationToken, GraphErrorCode.ItemNotFound);\n`,
      'const is = hasErrorCode(\n  error,\n  GraphErrorCode.InvalidAuthenticationToken,\n  GraphErrorCode.ItemNotFound\n);\n',
    ],
    [
      'the arguments of a construction, and not the condition in one',
      'throw new Error(body || `Graph has answered with ${response.status} to ${response.url} after ${attempts} attempts`, { cause: response });\n',
      'throw new Error(\n  body || `Graph has answered with ${response.status} to ${response.url} after ${attempts} attempts`,\n  { cause: response }\n);\n',
    ],
    [
      'the object that is the last argument, and not a condition in the first',
      'throw new Error(body || `Graph has answered with ${response.status}`, { cause: { status: response.status, body } });\n',
      'throw new Error(body || `Graph has answered with ${response.status}`, {\n  cause: { status: response.status, body }\n});\n',
    ],
    [
      'the object that is the last argument, and not a text in the first',
      'throw new Error(`Graph has answered ${status} with ${message || statusText} to ${path}`, { cause: response, other: 1 });\n',
      'throw new Error(`Graph has answered ${status} with ${message || statusText} to ${path}`, {\n  cause: response,\n  other: 1\n});\n',
    ],
    [
      'the arguments of a call, where a comment stands in the object',
      'throw new Error(`Graph has answered ${status} with ${message} to ${path}`, { cause: response, /* no */ other: 1 });\n',
      'throw new Error(\n  `Graph has answered ${status} with ${message} to ${path}`,\n  { cause: response, /* no */ other: 1 }\n);\n',
    ],
    [
      'the arguments of a call, where a comment stands before the first member of the object',
      'throw new Error(`Graph has answered ${status} with ${message} to ${path}`, { /* no */ cause: response, other: 1 });\n',
      'throw new Error(\n  `Graph has answered ${status} with ${message} to ${path}`,\n  { /* no */ cause: response, other: 1 }\n);\n',
    ],
    [
      'the arguments of a call, where a comma stands behind the last member of the object',
      'throw new Error(`Graph has answered ${status} with ${message} to ${path}`, { cause: response, other: 1, });\n',
      'throw new Error(\n  `Graph has answered ${status} with ${message} to ${path}`,\n  { cause: response, other: 1, }\n);\n',
    ],
    [
      'a choice below another one whose lines begin with the colon',
      `const status = isOther(error)\n  ? 401\n  : ${A} || other.includes('a text of some kind') ? 404 : 500;\n`,
      `const status = isOther(error)\n  ? 401\n  : ${A} ||\n    other.includes('a text of some kind')\n    ? 404\n    : 500;\n`,
    ],
    [
      'what follows the condition of an if that has room',
      `  if (${A} || isOther(error, status, code)) stop({ status: 401, code });\n`,
      `  if (${A} || isOther(error, status, code))\n    stop({ status: 401, code });\n`,
    ],
    [
      'the last row of a table of choices',
      `  const status = isOther(error) ? 401 :\n            ${A} || other.includes('a text of some kind') ? 404 : 500;\n`,
      `  const status = isOther(error) ? 401 :\n            ${A} ||\n            other.includes('a text of some kind') ? 404 : 500;\n`,
    ],
    [
      'a line of a condition that is on several',
      `  if (${A} || code === 'b' || ${B} || \n      code === 'c') stop();\n`,
      `  if (${A} ||\n      code === 'b' ||\n      ${B} || \n      code === 'c') stop();\n`,
    ],
    [
      'a line of a condition that begins its lines with the operator',
      `  const is = isOpen\n    && (${A} || code)  && ${B};\n`,
      `  const is = isOpen\n    && (${A} || code)\n    && ${B};\n`,
    ],
    [
      'a condition, and not the call in it',
      `if (${A} || isOther(error, 1)) stop(); else go();  // ${'x'.repeat(20)}\n`,
      `if (\n  ${A} ||\n  isOther(error, 1)\n) stop(); else go();  // ${'x'.repeat(20)}\n`,
    ],
  ])('is broken in %s', (_name, after, expected) => {
    expect(broken(after)).toBe(expected);
  });

  it('is broken before the operator where the file does that, with its line ends and its tabs', () => {
    expect(broken(`{\r\n\tconst is = ${A} || ${B};\r\n}\r\n`, '\tconst a = b\r\n\t\t|| c;\r\n')).toBe(
      `{\r\n\tconst is = ${A}\r\n\t\t|| ${B};\r\n}\r\n`,
    );
  });

  it.each([
    ['it was there before', `if (${A} || ${B}) stop();\n`, `if (${A} || ${B}) stop();\n`],
    [
      'others of the file are as long',
      `if (${A} || ${B}) stop();\n`,
      `const list = [${'1, '.repeat(50)}];\n`,
    ],
    ['it is short', 'if (a || b) stop();\n', 'short();\n'],
    [
      'a comment above speaks of it',
      `// eslint-disable-next-line no-console\nif (${A} || ${B}) stop();\n`,
      'short();\n',
    ],
    ['a comment on it speaks of it', `if (${A} || ${B}) stop(); // @ts-ignore\n`, 'short();\n'],
    ['only a text with values could be broken', 'const text = `' + `\${${A} || ${B}}` + '`;\n', 'short();\n'],
    ['there is nothing to break', `const text = '${'x'.repeat(100)}';\n`, 'short();\n'],
  ])('stays where %s', (_name, after, before) => {
    expect(broken(after, before)).toBe(after);
  });

  it('is broken in a call where a comment stands between the parts', () => {
    expect(broken(`const is = ${A} /* or */ || ${B};\n`)).toContain('hasErrorCondition(\n');
  });

  it('is indented as the code is, and not as the stars of a comment are', () => {
    expect(broken(`/**\n * Reads.\n */\nfunction f() {\n    if (${A} || ${B}) stop();\n}\n`)).toContain(
      `    if (\n        ${A} ||\n`,
    );
  });

  it('is one of more than a hundred characters', () => {
    const call = (length: number): string =>
      `${'f(a, b);'.padStart(length)}\n`.replace(/^ +/, (blanks) => `${'g'.repeat(blanks.length - 1)}.`);
    expect(broken(call(100))).toBe(call(100));
    expect(broken(call(101))).toContain('f(\n');
  });

  it('gets a comma behind the last argument where the file has one', () => {
    const after = `log(${A}, ${B});\n`;
    expect(broken(after, 'f(\n  a,\n  b,\n);\n')).toBe(`log(\n  ${A},\n  ${B},\n);\n`);
    expect(broken(after, 'f(\n  a,\n  b\n);\n')).toBe(`log(\n  ${A},\n  ${B}\n);\n`);
  });

  it('gets a comma behind the last member of an object where the file has one', () => {
    const after = `log(${A}, { first: 'an object', second: 'with some members' });\n`;
    const object = (comma: string): string => `const a = {\n  b,\n  c${comma}\n};\n`;
    expect(broken(after, object(','))).toBe(
      `log(${A}, {\n  first: 'an object',\n  second: 'with some members',\n});\n`,
    );
    expect(broken(after, object(''))).toContain(`'with some members'\n});`);
  });

  it('keeps what follows a condition on its line where the condition has no room either', () => {
    expect(broken(`if (${A} || ${B}) stop();\n`)).toBe(`if (\n  ${A} ||\n  ${B}\n) stop();\n`);
  });

  it('is broken where the others are only as long because of a text, which cannot be broken', () => {
    const long = `log('${'x'.repeat(120)}');\n`;
    expect(broken(`if (${A} || ${B}) stop();\n`, long)).toContain('||\n');
  });

  it('is not broken at a choice with a comment between its parts', () => {
    const text = `const status = ${A} /* or not */ ? 'signed out of everything' : 'something else';\n`;
    expect(broken(text)).not.toContain('\n  ? ');
  });

  it('is broken where a comment above speaks of something else', () => {
    expect(broken(`// Not signed in.\nif (${A} || ${B}) stop();\n`)).toContain('||\n');
  });
});
