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
    ["namespace N { export const a = 1; const b = 2; } const it = N;", "unset with {a: '1'}"],
  ]);
});

describe('scopes', () => {
  cases([
    ["const a = 'outer'; function it() { const a = 'inner'; return a; }", "it => 'inner'"],
    ["const a = 'outer'; { const a = 'inner'; } const it = a;", "'outer'"],
    ["const it = (a) => { { let a = 'inner'; } return a; };", 'it => it#0'],
    ["const it = { a: 1 }; { const it = 2; }", "{a: '1'}"],
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
    ['const it = {}; it[b] = 1;', "{} with {[]: '1'}"],
    ['const it = []; it.push(1); it.push(...b);', "[] with {[]: '1', []: @b[]}"],
    ["const it = new Map(); it.set('k', 1); it.set(k, 2);", "new @Map() with {k: '1', []: '2'}"],
    ['const it = {}; Object.assign(it, a);', '{} with {...@a}'],
    ['const it = { a: true, b: !1, c: null, d: unknown(), ...{}, e: 2 };', '{a: true, b: false, c: null, d: @unknown(), ...{}, e: \'2\'}'],
    ['const it = {}; it.b.c = 1;', "{} with {b: {..._, c: '1'}}"],
    ['const it = {}; [it.b] = a;', '{} with {b: @a.0}'],
  ]);
});
