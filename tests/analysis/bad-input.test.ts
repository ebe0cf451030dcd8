import { describe, expect, it } from 'vitest';
import { createEvaluation, lowerFile, type Host, type LoweredFile } from '../../rules/src/analysis/index.js';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { indexSyntax } from '../../rules/src/syntax/syntax-index.js';
import { sitesIn } from '../detector/find.js';
import { ALONE, lower } from './ask.js';

const SDK = "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\n";
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('');
const tried = (expression: string, before = ''): string =>
  `${SDK}${before}\nexport async function run(given: any) { try { return await ${expression}; } catch (err: any) { if (err.message.includes('Item not found')) return null; throw err; } }`;
const OBJECT_NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

/** Asks for every value of a file, and for what each function fails with. */
function evaluateAll(lowered: LoweredFile, host: Host = ALONE): void {
  const evaluation = createEvaluation({
    ...host,
    facts: (path) => (path === 'file.ts' ? lowered.facts : host.facts(path)),
  }).of('file.ts', lowered);
  for (let id = 1; id < lowered.facts.nodes.length; id++) {
    const range = lowered.rangeOf(id);
    if (!range) continue;
    evaluation.begin();
    for (const value of evaluation.values(range).items) if (value.kind === 'error') evaluation.groups(value);
  }
}

/** Processor time: other programs of the machine do not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}

const PROGRAMS: Readonly<Record<string, string>> = {
  'a type that is a list of itself': tried(
    'given.send()',
    'type A = A[]; type P = Promise<P>; type M = Map<string, M>; type F = () => F; declare const a: A; a[0][0][0].send(); declare const p: P; declare const m: M; m.get(1).get(2); declare const f: F; f()()();',
  ),
  'a type that is what it returns': tried(
    'f()',
    'declare function f(): ReturnType<typeof f>; type R = Awaited<R>; type Q = typeof q; declare const q: Q;',
  ),
  'a union with itself': tried(
    'given.send()',
    'type U = U | V; type V = U & V; declare const u: U; u.send();',
  ),
  'interfaces that extend each other': tried(
    'a.send()',
    'interface A extends B { own: A } interface B extends C {} interface C extends A {} interface D extends D {} declare const a: A; declare const d: D; d.send();',
  ),
  'a class that extends itself': tried(
    'new A().send()',
    'class A extends A { constructor() { super(); } } class B extends C {} class C extends B { static make() { return super.make(); } } C.make(); new B().x;',
  ),
  'a class that makes itself': tried(
    'new A().next.next.next.send()',
    'class A { next = new A(); get other() { return this.other; } send() { return this.next.send(); } constructor(private a = new A()) {} }',
  ),
  'functions that return themselves': tried(
    'f()()()',
    'function f(): any { return f; } const g: any = () => g(); const h = (x: any): any => h(() => h(x)); h(f); g();',
  ),
  'functions that are given themselves': tried(
    'f(f)',
    'const f = (x: any): any => x(x); f(f); const y = (make: any) => ((x: any) => make((v: any) => x(x)(v)))((x: any) => make((v: any) => x(x)(v))); y(y);',
  ),
  'a promise of itself': tried(
    'p',
    'const p: any = Promise.resolve().then(() => p); const q: any = (async () => q)(); const r: any = Promise.all([r]);',
  ),
  'variables that are each other': tried(
    'a',
    'let a: any = 1, b: any = a; a = b; b = [a]; a = { b }; a = { ...a }; b = [...b];',
  ),
  'a spread of itself': tried(
    'a.send()',
    'const a: any = { ...a, x: 1 }; const b: any = [...b, ...b]; Object.assign(a, a); f(...b, ...b); function f(...all: any[]): any { return f(...all); }',
  ),
  'an error that is made of itself': tried(
    'given.send()',
    'let e: any = new Error("a"); e = new Error(e.message, { cause: e }); class E extends Error { constructor(e: any) { super(new E(e).message); } } function f() { throw new E(new E(e)); } f();',
  ),
  'handlers that fail into each other': tried(
    'f()',
    'async function f(): Promise<any> { try { return await g(); } catch (e) { throw await g(); } } async function g(): Promise<any> { try { return await f(); } catch (e: any) { throw new Error(e.message); } }',
  ),
  'a chain of 3,000 members': tried(`given${many(3000, (index) => `.m${index}`)}()`),
  'a chain of 1,000 calls': tried(`client.api('/me')${many(1000, () => ".select('id')")}.get()`),
  'a chain of 950 members': tried(`given${many(950, (index) => `.m${index}`)}()`),
  'a chain of 450 calls': tried(`client.api('/me')${many(450, () => ".select('id')")}.get()`),
  'a condition of 900 branches': tried(
    `(${many(900, (index) => `given === ${index} ? send${index} : `)}client).api('/me').get()`,
  ),
  '900 lists in each other': tried(`(${'['.repeat(900)}client${']'.repeat(900)})[0][0].get()`),
  '150 arrows in each other': tried(
    `(${many(150, (index) => `(p${index}: any) => [`)}client${many(150, () => ']')})()`,
  ),
  'a template of 10,000 parts': tried(
    `fetch(\`https://graph.microsoft.com/\${given}${many(10_000, (index) => `a\${p${index % 7}}`)}\`)`,
    many(7, (index) => `const p${index}: any = ['a', 'b', 'c'][${index}];`),
  ),
  'a sum of 2,000 texts': tried(`fetch('https://graph.microsoft.com/'${many(2000, () => " + 'a'")})`),
  'a condition of 1,000 branches': tried(
    `(${many(1000, (index) => `given === ${index} ? send${index} : `)}client).api('/me').get()`,
  ),
  '300 functions in each other': tried(
    'f0()',
    `${many(300, (index) => `function f${index}(a${index}: any): any { `)} return client.api('/me').get(); ${many(300, () => '} ')}`,
  ),
  'functions that double': tried(
    'f19(client)',
    many(20, (index) =>
      index === 0
        ? 'const f0 = (c: any): any => ({ a: c, b: c });\n'
        : `const f${index} = (c: any): any => f${index - 1}({ a: f${index - 1}(c), b: f${index - 1}([c]) });\n`,
    ),
  ),
};

/** So many functions that only the evaluation of facts takes them. */
const CROWDS: Readonly<Record<string, string>> = {
  '1,000 functions that call each other': tried(
    'f0(client)',
    many(
      1000,
      (index) =>
        `async function f${index}(c: any): Promise<any> { await f${(index * 7 + 1) % 1000}(c); await f${(index * 13 + 5) % 1000}(c); return c.api('/me').get(); }\n`,
    ),
  ),
  '500 functions that hand on what they close over': tried(
    'f0(client)',
    many(
      500,
      (index) =>
        `const f${index} = (c: any, d: any): any => f${(index + 1) % 500}(() => ({ run: () => c(d), all: [d, f${index}] }), (x: any) => c(f${(index + 7) % 500}(x, d)));\n`,
    ),
  ),
  '1,000 functions in a row': tried(
    'f0(client)',
    many(
      1000,
      (index) =>
        `const f${index} = async (c: any): Promise<any> => ${index === 999 ? "c.api('/me').get()" : `f${index + 1}(c)`};\n`,
    ),
  ),
};

describe('programs without an end', () => {
  it.each(Object.entries(PROGRAMS))('%s', (_, code) => {
    expect(seconds(() => sitesIn(code, 'message-match'))).toBeLessThan(2);
    if (!indexSyntax(parseSource('file.ts', code)).isTooDeep)
      expect(
        seconds(() => {
          evaluateAll(lower(code, 'file.ts'));
        }),
      ).toBeLessThan(2);
  });

  it.each(Object.entries(CROWDS))('%s', (_, code) => {
    expect(
      seconds(() => {
        evaluateAll(lower(code, 'file.ts'));
      }),
    ).toBeLessThan(2);
  });
});

describe('names that every object has', () => {
  it.each(OBJECT_NAMES)('%s is a name as any other', (name) => {
    const send = "client.api('/me').get()";
    const call = `given.hidden.${name}`;
    expect(
      sitesIn(tried(`o.${name}()`, `const o = { ['${name}']: () => ${send} };`), 'message-match'),
    ).toHaveLength(1);
    expect(
      sitesIn(
        tried(`m.get('${name}')()`, `const m = new Map([['${name}', () => ${send}]]);`),
        'message-match',
      ),
    ).toHaveLength(1);
    expect(sitesIn(tried(`${name}()`, `const ${name} = () => ${send};`), 'message-match')).toHaveLength(1);
    for (const silent of [`o.${name}()`, `(${call})()`, `new o.${name}().x`, `o['${name}'].x()`])
      expect(sitesIn(tried(silent, 'const o: any = {};'), 'message-match')).toEqual([]);
  });

  it.each(OBJECT_NAMES)('%s is no library, no type and no global that is known', (name) => {
    const code = `import a, { ${name} as b } from '${name}'; import * as c from '${name}'; type T = c.${name}; declare const t: T; a.${name}(b); c.${name}(); new b(); t.x(); Promise.${name}(1); Object.${name}(1); JSON.${name}(); globalThis.${name}(); label: ${name};`;
    evaluateAll(lower(code, 'file.ts'));
    expect(sitesIn(tried(`a.${name}()`, `import a from '${name}';`), 'message-match')).toEqual([]);
  });
});

describe('modules without an end', () => {
  const files: Readonly<Record<string, string>> = {
    'a.ts':
      "export * from './b'; export { x } from './b'; export { default } from './a'; export * as all from './a';",
    'b.ts':
      "export * from './a'; export { x } from './a'; import { all } from './a'; export const y = all.all.all.x;",
    'constructor.ts':
      'exports.__proto__ = 1; module.exports = module.exports; Object.assign(module.exports, require("./constructor"));',
  };
  const lowered = new Map(
    Object.entries(files).map(([path, text]) => [path, lowerFile(parseSource(path, text).ast)]),
  );
  const host: Host = {
    resolve: (specifier) => `${specifier.slice(2)}.ts`,
    facts: (path) => lowered.get(path)?.facts,
    callers: () => [...lowered.keys()],
    implementers: () => [...lowered.keys()],
    storing: () => [...lowered.keys()],
    hosts: [],
  };

  it('are left', () => {
    const code =
      "import d, { x, y, z, all } from './a'; import * as c from './constructor'; import { __proto__ as p } from './constructor'; f(x.y(), y(), z(), d(), all.x(), c.constructor(), c.toString(), p());";
    expect(
      seconds(() => {
        evaluateAll(lower(code, 'file.ts'), host);
      }),
    ).toBeLessThan(2);
  });
});

describe('a question that takes tens of thousands of answers', () => {
  const checks = many(
    4_000,
    (index) => `const check${index} = async () => { if (!client) throw new Error('No client ${index}'); };\n`,
  );
  const all = many(4_000, (index) => `await check${index}();\n`);

  it('is answered to its end, though nothing was asked before', () => {
    const code = `${SDK}${checks}export async function run() { try { ${all} return await client.api('/me').get(); } catch (err: any) { if (err.message.includes('odd words')) return null; throw err; } }`;
    expect(sitesIn(code, 'message-match').map(({ evidence }) => evidence.level)).toEqual(['proven']);
  });
});
