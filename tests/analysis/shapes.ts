/**
 * A way to hand a value on: statements to put before, and the expression that gives the value back. `n` keeps
 * names apart.
 */
export type Shape = (value: string, n: string) => readonly [statements: string, expression: string];

/** The ordinary ways of the language to hand a value on. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'a variable': (x, n) => [`const v${n} = ${x};`, `v${n}`],
  'a condition': (x, n) => [`const v${n} = isFast ? ${x} : ${x};`, `v${n}`],
  'a default for nothing': (x, n) => [`const v${n} = maybe ?? ${x};`, `v${n}`],
  'a property': (x, n) => [`const o${n} = { part: ${x} };`, `o${n}.part`],
  'a property of a property': (x, n) => [`const o${n} = { inner: { part: ${x} } };`, `o${n}.inner.part`],
  'a pattern': (x, n) => [`const { part: v${n} } = { part: ${x} };`, `v${n}`],
  'a default in a pattern': (x, n) => [`const { part: v${n} = ${x} } = options;`, `v${n}`],
  'an element': (x, n) => [`const a${n} = [${x}];`, `a${n}[0]`],
  'a pattern of a list': (x, n) => [`const [v${n}] = [${x}];`, `v${n}`],
  'a result': (x, n) => [`function make${n}() { return ${x}; }`, `make${n}()`],
  'a property of a result': (x, n) => [`function make${n}() { return { part: ${x} }; }`, `make${n}().part`],
  'a pattern of a result': (x, n) => [
    `const make${n} = () => ({ part: ${x} }); const { part: v${n} } = make${n}();`,
    `v${n}`,
  ],
  'a pattern of what is awaited': (x, n) => [
    `const make${n} = async () => ({ part: ${x} }); const { part: v${n} } = await make${n}();`,
    `v${n}`,
  ],
  'a list that is returned': (x, n) => [
    `const make${n} = () => [${x}, 0]; const [v${n}] = make${n}();`,
    `v${n}`,
  ],
  'an assignment': (x, n) => [`let v${n}; v${n} = ${x};`, `v${n}`],
  'an assignment to a property': (x, n) => [`const o${n} = {}; o${n}.part = ${x};`, `o${n}.part`],
  'Object.assign': (x, n) => [`const o${n} = Object.assign({}, { part: ${x} });`, `o${n}.part`],
  'a spread': (x, n) => [`const b${n} = { part: ${x} }; const o${n} = { ...b${n} };`, `o${n}.part`],
  'a map': (x, n) => [`const m${n} = new Map([['key', ${x}]]);`, `m${n}.get('key')`],
  'a map that is filled': (x, n) => [`const m${n} = new Map(); m${n}.set('key', ${x});`, `m${n}.get('key')`],
  'an argument': (x, n) => [`const same${n} = (given) => given;`, `same${n}(${x})`],
  'a field': (x, n) => [`class Holder${n} { part = ${x}; } const h${n} = new Holder${n}();`, `h${n}.part`],
  'a static field': (x, n) => [`class Holder${n} { static part = ${x}; }`, `Holder${n}.part`],
  'a parameter of a constructor': (x, n) => [
    `class Holder${n} { constructor(part) { this.part = part; } } const h${n} = new Holder${n}(${x});`,
    `h${n}.part`,
  ],
  'a superclass': (x, n) => [
    `class Base${n} { constructor(part) { this.part = part; } } class Holder${n} extends Base${n} { constructor(p) { super(p); } } const h${n} = new Holder${n}(${x});`,
    `h${n}.part`,
  ],
  'a getter': (x, n) => [
    `class Holder${n} { get part() { return ${x}; } } const h${n} = new Holder${n}();`,
    `h${n}.part`,
  ],
  'a function that is called at once': (x, n) => [`const v${n} = (() => ${x})();`, `v${n}`],
  'a promise': (x) => ['', `(await Promise.resolve(${x}))`],
  'a list of promises': (x, n) => [`const [v${n}] = await Promise.all([${x}]);`, `v${n}`],
  'a bound function': (x, n) => [
    `function second${n}(first, value) { return value; } const bound${n} = second${n}.bind(null, 0);`,
    `bound${n}(${x})`,
  ],
  'a spread of arguments': (x, n) => [
    `const pick${n} = (first, value) => value; const given${n} = [0, ${x}];`,
    `pick${n}(...given${n})`,
  ],
};

const SDK =
  "import { Client } from '@microsoft/microsoft-graph-client';\nconst client = Client.init({ authProvider: (done) => done(null, 'token') });\n";
const OTHER =
  "const client = { api: (path) => ({ get: async () => { throw new Error('Item not found in the drawer'); } }) };\n";
const HEAD = 'export async function run(isFast, maybe, options) {';
const caught = (test: string): string => `catch (err) { if (${test}) return null; throw err; } }`;
const FOUND = ".includes('Item not found')";

/** What is handed on, and a program around it, with Graph or with something else in its place. */
export const KINDS: Readonly<
  Record<
    string,
    {
      readonly value: string;
      readonly program: (statements: string, expression: string, isGraph: boolean) => string;
    }
  >
> = {
  'a client': {
    value: 'client',
    program: (s, e, isGraph) =>
      `import axios from 'axios';\nconst client = axios.create({ baseURL: '${isGraph ? 'https://graph.microsoft.com/v1.0' : 'https://api.example.org'}' });\n${HEAD} ${s} try { return await (${e}).get('/me'); } ${caught(`err.message${FOUND}`)}`,
  },
  'a function': {
    value: 'send',
    program: (s, e, isGraph) =>
      `${isGraph ? SDK : OTHER}const send = async () => client.api('/me').get();\n${HEAD} ${s} try { return await (${e})(); } ${caught(`err.message${FOUND}`)}`,
  },
  'an address': {
    value: 'address',
    program: (s, e, isGraph) =>
      `const address = '${isGraph ? 'https://graph.microsoft.com/v1.0/me' : 'https://api.example.org/me'}';\n${HEAD} ${s} const response = await fetch(${e}); if (!response.ok) { const body = await response.json(); if (body.error.message${FOUND}) return null; } return response; }`,
  },
  'an error': {
    value: 'err',
    program: (s, e, isGraph) =>
      `${isGraph ? SDK : OTHER}${HEAD} try { return await client.api('/me').get(); } catch (err) { ${s} if ((${e}).message${FOUND}) return null; throw err; } }`,
  },
  'a text': {
    value: 'err.message',
    program: (s, e, isGraph) =>
      `${isGraph ? SDK : OTHER}${HEAD} try { return await client.api('/me').get(); } catch (err) { ${s} if ((${e})${FOUND}) return null; throw err; } }`,
  },
};
