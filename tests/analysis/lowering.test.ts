import { describe, expect, it } from 'vitest';
import { lower } from './ask.js';
import { show } from './show.js';

/** What `it` is in a program. */
function lowered(code: string): string {
  const { facts } = lower(`${code} export { it };`, 'file.ts');
  return show(facts, facts.exports.find(([name]) => name === 'it')?.[1] ?? 0);
}

const cases = (rows: readonly (readonly [code: string, expected: string])[]): void => {
  it.each(rows)('%s', (code, expected) => {
    expect(lowered(code)).toBe(expected);
  });
};

describe('constants and texts', () => {
  cases([
    ["const it = 'text';", "'text'"],
    ['const it = 12;', "'12'"],
    ['const it = `text`;', "'text'"],
    ['const it = /a+/gi;', '/a+/gi'],
    ['const it = null;', 'unset'],
    ['const it = undefined;', 'unset'],
    ['const it = true;', 'unset'],
    ['const it = 10n;', 'unset'],
    ['const it = `a${b}c`;', "`'a' + @b + 'c'`"],
    ["const it = 'a' + b;", "`'a' + @b`"],
    ["const it = 'a' - b;", 'unset'],
    ["let it = 'a'; it += b;", "'a' | `↑ + @b`"],
    ['const it = tag`x${a}`;', 'unset'],
    ["enum E { A = 'a', 'B' = 'b', C } const it = E.B;", "{A: 'a', B: 'b', C: _}.B"],
  ]);
});

describe('names', () => {
  cases([
    ['const it = name;', '@name'],
    ["import name from 'm'; const it = name;", 'm/default'],
    ["import { a as name } from 'm'; const it = name;", 'm/a'],
    ["import { 'a b' as name } from 'm'; const it = name;", 'm/a b'],
    ["import * as name from 'm'; const it = name;", 'm/*'],
    ["import name = require('m'); const it = name;", 'm/*'],
    ["const it = require('m');", 'm/*'],
    ["const require = x; const it = require('m');", "@x('m')"],
    ["const it = await import('m');", 'await m/*'],
    ['const it = import(m);', 'unset'],
    ['let it = 1; it = 2; it = 1;', "'1' | '2'"],
    ['let it; it ??= 1; it ||= 2;', "'1' | '2'"],
    ['let a = 1; const f = () => { a = 2; }; const it = a;', "'1' | '2'"],
    ["const it = f(); function f() { return 'late'; }", "f => 'late'()"],
    ['using it = f();', '@f()'],
    ['namespace N { export const a = 1; const b = 2; } const it = N;', "unset with {a: '1'}"],
  ]);
});

describe('scopes', () => {
  cases([
    ["const a = 'outer'; function it() { const a = 'inner'; return a; }", "it => 'inner'"],
    ["const a = 'outer'; { const a = 'inner'; } const it = a;", "'outer'"],
    ["const it = (a) => { { let a = 'inner'; } return a; };", 'it => it#0'],
    ['const it = { a: 1 }; { const it = 2; }', "{a: '1'}"],
    ["if (x) { var it = 'inner'; }", "'inner'"],
    ["if (x) { let it = 'inner'; } var it = 'outer';", "'outer'"],
    ['var a = 1; function it() { if (x) { var a = 2; } return a; }', "it => '2'"],
    ['for (;;) { try { var it = 1; } catch { var it = 2; } finally { var it = 3; } }', "'1' | '2' | '3'"],
    ['switch (x) { case 1: var it = 1; default: var it = 2; }', "'1' | '2'"],
    ['label: for (var i of [5]) { while (x) { var it = i; } }', "['5'][]"],
    ['do { var it = 1; } while (x);', "'1'"],
    ['export var a = 1; const it = a;', "'1'"],
    ['namespace N { var it = 1; } const it = 2;', "'2'"],
    ['let it; switch (x) { case 1: { const it = 3; } default: it = 2; }', "'2'"],
    ['let it; try { x(); } catch (e) { it = e; }', 'caught 1'],
    ['let it; try { x(); } catch ({ message }) { it = message; }', 'caught 1.message'],
    ['let it; try { x(); } catch { it = 1; }', "'1'"],
  ]);
});

describe('reading and choosing', () => {
  cases([
    ['const it = a?.b.c;', '@a.b.c'],
    ["const it = a['b'];", '@a.b'],
    ['const it = a[`b`];', '@a.b'],
    ['const it = a[0];', '@a.0'],
    ['const it = a[b];', '@a[@b]'],
    ['const it = (a as Type).b!;', '(@a | <@Type>).b'],
    ['const it = a satisfies T;', '(@a | <@T>)'],
    ['const it = <T>a;', '(@a | <@T>)'],
    ['const it = a ?? b;', '(@a | @b)'],
    ['const it = a || b;', '(@a | @b)'],
    ['const it = a && b;', '@b'],
    ['const it = a ? b : c;', '(@b | @c)'],
    ['const it = a ? b : b;', '@b'],
    ['const it = (a, b);', '@b'],
    ['const it = !a;', 'unset'],
  ]);
});

describe('patterns and stores', () => {
  cases([
    ['const { it } = a;', '@a.it'],
    ['const { b: { c: it } } = a;', '@a.b.c'],
    ['const { [key]: it } = a;', '@a[@key]'],
    ['const { b, ...it } = a;', '@a'],
    ['const { b: it = 1 } = a;', "(@a.b | '1')"],
    ['const [, it] = a;', '@a.1'],
    ['const [b, ...it] = a;', '@a[1..]'],
    ['const [[it]] = a;', '@a.0.0'],
    ['let it; [it] = a;', '@a.0'],
    ['let it; ({ it } = a);', '@a.it'],
    ['let it; for (it of a) {}', '@a[]'],
    ['let it; for await (it of a) {}', 'await @a[]'],
    ['let it; for (it in a) {}', 'unset'],
    ['const it = {}; it.b = 1;', "{} with {b: '1'}"],
    ['const it = {}; it.b = false; it.c = null;', '{} with {b: false, c: null}'],
    ['const it = {}; it[b] = 1;', "{} with {[]: '1'}"],
    ['const it = []; it.push(1); it.push(...b);', "[] with {[]: '1', []: @b[]}"],
    [
      "const it = new Map(); it.set('k', 1); it.set(k, 2);",
      "new @Map() | new @Map([['k', '1']]) | new @Map([[@k, '2']]) with {k: '1', []: '2'}",
    ],
    ["const it = other(); it.set('k', 1);", "@other() with {k: '1'}"],
    ['const it = {}; Object.assign(it, a);', '{} with {...@a}'],
    [
      'const it = { a: true, b: !1, c: null, d: unknown(), ...{}, e: 2 };',
      "{a: true, b: false, c: null, d: @unknown(), ...{}, e: '2'}",
    ],
    ['const it = {}; it.b.c = 1;', "{} with {b: {..._, c: '1'}}"],
    ['const it = {}; [it.b] = a;', '{} with {b: @a.0}'],
  ]);
});

describe('values that come from themselves', () => {
  cases([
    ['let it = a; if (it.next) it = it.next;', '@a | few (↑.next)'],
    ['let it = a; it = b;', '@a | @b'],
    ['let it = a; const next = it.next; if (next) it = next;', '@a | few (↑.next)'],
    ['let it = a; while (it.next) it = it.next;', '@a | ↑.next'],
    ['let it = a; const down = () => { it = it.next; }; down();', '@a | ↑.next'],
    ['let it = a; for (let i = 0; i < 2; i++) it = it.next;', '@a | few (↑.next)'],
    ['let it = a; for (let i = 0; i < 20; i++) it = it.next;', '@a | ↑.next'],
    [
      'const MAX = 3; let it = a; for (let i = 0; i < MAX && it.next; i += 1) it = it.next;',
      '@a | few (↑.next)',
    ],
    ['let it = a; let i = 0; while (it.next) { if (i++ > 1) break; it = it.next; }', '@a | ↑.next'],
    ['let it = a; let i = 0; while (it.next) { if (i > 1) break; i++; it = it.next; }', '@a | few (↑.next)'],
    ['let it; for (const part of parts) { let c = a; c = c.next; it = c; }', '@a | few (↑.next)'],
    [
      'const it = (x, n = 0) => (n < 2 ? it(x.next, n + 1) : x.code);',
      "it => (↑(it#0.next, `it#1 | '0' + '1'`) few | it#0.code)",
    ],
    [
      'const it = (x, n = 0) => (n < 20 ? it(x.next, n + 1) : x.code);',
      "it => (↑(it#0.next, `it#1 | '0' + '1'`) | it#0.code)",
    ],
    [
      'const it = (x, n = 0) => (n < 2 ? other(x.next, n + 1) : x.code);',
      "it => (@other(it#0.next, `it#1 | '0' + '1'`) | it#0.code)",
    ],
  ]);
});

it('knows what a property held where it is written', () => {
  const lowered = lower('error.code = 1;');
  expect(show(lowered.facts, lowered.valueAt([0, 10]))).toBe('@error.code');
});

describe('what is found first', () => {
  cases([
    ['const it = (x) => x.code ?? it(x.next);', 'it => (it#0.code | few (↑(it#0.next)))'],
    ['const it = ({ code, next }) => code || it(next);', 'it => (it#0.code | few (↑(it#0.next)))'],
    ['const it = (x) => (x?.code ? x.code : it(x.next));', 'it => (it#0.code | few (↑(it#0.next)))'],
    ['const it = (x) => (x.isLast ? x.code : it(x.next));', 'it => (it#0.code | ↑(it#0.next))'],
    ['const it = (x) => it(x.next) ?? x.code;', 'it => (↑(it#0.next) | it#0.code)'],
    ['const it = (x) => x.code ?? it(y);', 'it => (it#0.code | ↑(@y))'],
    [
      "function it(x) { if (typeof x.code === 'string') { return x.code; } return it(x.next); }",
      'it => few (it#0.code) | few (↑(it#0.next))',
    ],
    [
      'function it(x) { if (x.code && !x.next) return x.code; return it(x.next); }',
      'it => it#0.code | ↑(it#0.next)',
    ],
    [
      'function it(x) { for (let c = x; c; c = c.next) if (c.code) return c.code; }',
      'it => few (it#0 | ↑.next.code)',
    ],
    ['function it(list) { for (const c of list) if (c.code) return c.code; }', 'it => it#0[].code'],
    [
      'const it = (x) => { const deeper = it(x.next); if (deeper) return deeper; return x.code; };',
      'it => ↑(it#0.next) | it#0.code',
    ],
  ]);
});

describe('stores of one block', () => {
  const blocksOf = (code: string): readonly (number | undefined)[] =>
    lower(`const it = {}; ${code}`, 'file.ts').facts.variables[0]?.stores.map(([, , block]) => block) ?? [];

  it('have the same number', () => {
    const [first, second, third] = blocksOf('if (a) { it.b = 1; it.c = 2; } else { it.d = 3; }');
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(first);
    expect(third).toBeGreaterThan(0);
    expect(third).not.toBe(first);
  });

  it('are none that may be left out where the others are done', () => {
    const [first, second, third] = blocksOf('it.b = 1; if (a) it.c = 2; a && (it.d = 3);');
    expect(first).toBeGreaterThan(0);
    expect(second).not.toBe(first);
    expect(third).toBeUndefined();
  });
});

describe('branches of a choice by a text', () => {
  const branchesOf = (code: string): readonly string[] => {
    const text = `function f(a) { ${code} }`;
    return (lower(text, 'file.ts').facts.functions[1]?.branches ?? []).map(
      ({ range, leaves }) => `${text.slice(...range)}${leaves ? ' leaves' : ''}`,
    );
  };
  it.each<[string, readonly string[]]>([
    ["if (a === 'b') c(); else { d(); return; }", ['c();', '{ d(); return; } leaves']],
    ["if (e && a !== 'b') throw c;", ['throw c; leaves']],
    ["const it = a === 'b' ? c : d;", ['c', 'd']],
    [
      "switch (a) { case 'b': c(); break; default: return d(); }",
      ["case 'b': c(); break;", 'default: return d(); leaves'],
    ],
    ['switch (a) { case Kind.Mail: c(); }', ['case Kind.Mail: c();']],
    ["if (typeof a === 'string') c();", []],
    ['if (a === 1) c(); switch (a) { case 2: d(); }', []],
    ['if (a) c();', []],
  ])('%s', (code, expected) => {
    expect(branchesOf(code)).toEqual(expected);
  });
});
