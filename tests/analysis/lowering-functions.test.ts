import { describe, expect, it } from 'vitest';
import { lower } from './ask.js';
import { show } from './show.js';

/** What `it` is in a program. */
function lowered(code: string): string {
  const { facts } = lower(`${code} export { it };`, code.includes('/>') ? 'file.tsx' : 'file.ts');
  return show(facts, facts.exports.find(([name]) => name === 'it')?.[1] ?? 0);
}

/** What may fail in a program, function after function. */
function effects(code: string): string {
  const { facts } = lower(`async function* run() { ${code} }`, 'file.ts');
  return facts.functions
    .flatMap(({ name, effects: of }) =>
      of.map(
        ({ kind, value, region }) =>
          `${name} ${kind} ${show(facts, value)}${region === 0 ? '' : ` in ${region}`}`,
      ),
    )
    .join('; ');
}

function exported(code: string): string {
  const { facts } = lower(code, 'file.ts');
  return [
    ...facts.exports.map(([name, value]) => `${name}: ${show(facts, value)}`),
    ...facts.reexports.map((module) => `* of ${module}`),
  ].join(', ');
}

const cases = (
  ask: (code: string) => string,
  rows: readonly (readonly [code: string, expected: string])[],
): void => {
  it.each(rows)('%s', (code, expected) => {
    expect(ask(code)).toBe(expected);
  });
};

describe('objects and lists', () => {
  cases(lowered, [
    ['const it = { ...a, b: 1, c };', "{...@a, b: '1', c: @c}"],
    ["const it = { [a]: 1, 'b-c': 2, 3: 4 };", "{[]: '1', b-c: '2', 3: '4'}"],
    ['const it = { get a() { return 1; } };', "{a: get a => '1'}"],
    ['const it = { set a(value) {} };', '{}'],
    ['const it = { a() { return this.b; }, b: 1 };', "{a: a => ↑.b, b: '1'}"],
    ['const it = { a: () => this };', '{a: a => }'],
    ['const it = [1, , ...a];', "['1', _, ...@a]"],
  ]);
});

describe('functions', () => {
  cases(lowered, [
    ['const it = (a) => a;', 'it => it#0'],
    ['const it = (a = 1) => a;', "it => it#0 | '1'"],
    ['const it = (...a) => a;', 'it => ...it#0'],
    ['const it = function (this: Host, a) { return a; };', 'it => it#0'],
    ['const it = function (self: Host, a) { return a; };', 'it => it#1'],
    ['const it = ({ a }, [b]) => a ?? b;', 'it => (it#0.a | it#1.0)'],
    ['const it = function named() { return named; };', 'named => named => ↑'],
    ['const it = (() => 1)();', "fn1 => '1'()"],
    ['const it = function* () { yield 1; return 2; };', "it => ['1'] | '2'"],
    ['const it = function* () { yield; yield* given; };', 'it => [...@given]'],
    ['const it = new Thing(1, ...a);', "new @Thing('1', ...@a)"],
    ['const it = f?.(1);', "@f('1')"],
    ['const C = (p) => p.a; const it = <C a="1" {...b} />;', "C => C#0.a({a: '1', ...@b})"],
    ['const C = unknown(); const it = <C.Inner.Part a="1" />;', "@unknown().Inner.Part({a: '1'})"],
    ['const it = <div a={1} />;', 'unset'],
    ['const it = <unknown.part a={1} />;', 'unset'],
  ]);
});

describe('classes', () => {
  cases(lowered, [
    ['class C { a = 1; } const it = new C().a;', "new class C {a: '1'}().a"],
    ['const it = class Named { a = Named; };', 'class Named {a: class Named {a: ↑}}'],
    [
      'class it { a() { return this; } static b() { return this; } }',
      'class it {a: a => this it, static b: b => static this it}',
    ],
    [
      'class it { a = this.b; c = () => this.d; static e = this.f; }',
      'class it {a: this it.b, c: c => this it.d, static e: static this it.f}',
    ],
    ['class it { a() { return function () { return this; }; } }', 'class it {a: a => fn2 => }'],
    ['class it extends B { a() { return super.a(); } }', 'class it extends @B {a: a => super it.a()}'],
    [
      'class it { constructor(private a: T, b) { this.b = b; } } interface T {}',
      'class it {} with {a: constructor#0: T{}, b: constructor#1}',
    ],
    [
      'class it { get a() { return 1; } set a(v) { this.b = v; } }',
      "class it {a: get a => '1'} with {b: a#0}",
    ],
    ['class it { static { this.a = 1; } }', "class it {static a: '1'}"],
    ['class it { #p = 1; get() { return this.#p; } }', "class it {#p: '1', get: get => this it.#p}"],
    [
      "class it { ['a'] = 1; [b] = 2; 'c-d' = 3; accessor e = 4; }",
      "class it {a: '1', []: '2', c-d: '3', e: '4'}",
    ],
    [
      'class it { a() { this.state.b = 1; Object.assign(this, c); this.list.push(d); } }',
      "class it {a: a => } with {state: {..._, b: '1'}, ...@c, list: [...{[]: @d}]}",
    ],
    ['abstract class it { abstract a(): void; b() { return 1; } }', "class it {b: b => '1'}"],
    ['class it implements T { e: T; } interface T {}', 'class it implements T{} {e: <T{}>}'],
  ]);
});

describe('types', () => {
  const U = 'interface U {} const it = x as ';
  cases(lowered, [
    [
      'interface T { a: U } interface T { b: U } interface U {} const it = x as T;',
      '(@x | <T{a: U{}, b: U{}}>)',
    ],
    ['type T = U[]; interface U {} const it = x as T;', '(@x | <T{...U{}[]}>)'],
    [
      'interface A {} interface T extends A { f(): A } const it = x as T;',
      '(@x | <T{f: () => A{}, ...A{}}>)',
    ],
    [`${U}readonly U[];`, '(@x | <U{}[]>)'],
    [`${U}Array<U>;`, '(@x | <U{}[]>)'],
    [`${U}Map<string, U>;`, '(@x | <Map<U{}>>)'],
    [`${U}Record<string, U>;`, '(@x | <Record<U{}>>)'],
    [`${U}Promise<U>;`, '(@x | <Promise<U{}>>)'],
    [`${U}() => U;`, '(@x | <() => U{}>)'],
    [`${U}Readonly<U>;`, '(@x | <U{}>)'],
    [`${U}{ a: U };`, '(@x | <{a: U{}}>)'],
    [`${U}U | U[];`, '(@x | <(U{} | U{}[])>)'],
    [`${U}string;`, '@x'],
    [
      'const f = () => 1; const it = x as Awaited<ReturnType<typeof f>>;',
      "(@x | <Awaited<ReturnType<typeof f => '1'>>>)",
    ],
    ['class C {} const it = x as InstanceType<typeof C>;', '(@x | <InstanceType<typeof class C {}>>)'],
    ['class C {} const it = f<C>();', '@f<class C {}>()'],
    ['const it = f<string>();', '@f()'],
    ["import * as m from 'm'; const it = x as m.T;", '(@x | <m/*.T>)'],
    ['class C {} const it = x as C;', '(@x | <class C {}>)'],
    ['interface U {} const it: U = x;', '@x | <U{}>'],
  ]);
});

describe('effects', () => {
  cases(effects, [
    ['await f();', 'run call @f(); run await await @f()'],
    ['throw e;', 'run throw @e'],
    ['return f();', 'run call @f(); run return @f()'],
    ['yield f();', 'run call @f(); run await await @f()'],
    ['f(g());', 'run call @g(); run call @f(@g())'],
    ['if (f()) new G();', 'run call @f(); run call new @G()'],
    ['for await (const x of f()) {}', 'run call @f(); run await await @f(); run await await @f()[]'],
    ['try { f(); } catch {}', 'run call @f() in 1'],
    ['try { f(); } finally { g(); }', 'run call @f(); run call @g()'],
    ['try { return f(); } catch {}', 'run call @f() in 1; run return @f()'],
    [
      'try { try { f(); } catch { g(); } } catch { h(); }',
      'run call @f() in 2; run call @g() in 1; run call @h()',
    ],
    ['try { const h = () => { g(); }; } catch {}', 'h call @g()'],
  ]);
});

describe('exports', () => {
  cases(exported, [
    ['export const a = 1, { b, c: [d] } = x;', "a: '1', b: @x.b, d: @x.c.0"],
    ['export function f() { return 1; }', "f: f => '1'"],
    ['export default function () { return 1; }', "default: default => '1'"],
    ['export default function named() { return 1; }', "default: named => '1'"],
    ['export default class {}', 'default: class  {}'],
    ['export default class C {}', 'default: class C {}'],
    ['export default async () => 1;', "default: default => '1'"],
    ['export default late; const late = 1;', "default: '1'"],
    ['export default interface T {}', 'default: T{}'],
    ["const a = 1; export { a as b, a as default, a as 'c d' };", "b: '1', default: '1', c d: '1'"],
    ["export { a as b, default } from 'm';", 'b: m/a, default: m/default'],
    ["export * from 'm'; export * as all from 'n';", 'all: n/*, * of m'],
    ["export import a = require('m');", 'a: m/*'],
    ["export enum E { A = 'a' }", "E: {A: 'a'}"],
    ['export interface T {} export type U = T;', 'T: T{}, U: U{...T{}}'],
    ['export namespace N { export const x = 1; }', "N: unset with {x: '1'}"],
    ["declare module 'm' { export const x: T; } interface T {}", ''],
    ['export = x;', '=: @x'],
    ['module.exports = x; module.exports.b = 2; exports.a = 1;', "=: @x, b: '2', a: '1'"],
    ['Object.assign(module.exports, x);', '...: @x'],
    ['const exports = {}, module = {}; exports.a = 1; module.exports.b = 2;', ''],
  ]);
});
