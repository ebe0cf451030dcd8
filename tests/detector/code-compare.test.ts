import { describe, expect, it } from 'vitest';
import { finds, reasonIn, rewrites, SDK, sitesIn } from './find.js';

const reports = finds('code-compare');
const silent = (name: string, code: string): void => {
  reports(name, code);
};
const inCatch = (test: string): string => `${SDK}export async function f() {
  try { await client.api('/me').get(); } catch (e) { ${test} }
}`;

describe('a request of a client that nobody knows', () => {
  const sent = (path: string, test: string, head = ''): string =>
    `${head}export async function f(client, base, id) { try { return await client.api(${path}).get(); } catch (e) { if (${test}) return; throw e; } }`;
  const compared = "e.code === 'itemNotFound'";
  for (const part of [
    'root:/',
    'mailFolders/',
    'calendarView',
    'driveItem',
    'createUploadSession',
    '$ref',
    'microsoft.graph.user/',
  ]) {
    reports(`to a path with ${part}, which only Graph has`, sent(`\`\${base}/${part}\``, `«${compared}»`));
  }
  for (const part of ['rooted/', 'orders', 'createUploadSessions', '$reference', 'microsoft.graphics/'])
    silent(`to a path with ${part}`, sent(`\`\${base}/${part}\``, compared));
  reports(
    'to any path in a file that imports a client of Graph',
    sent('id', `«${compared}»`, "import type { Client } from '@microsoft/microsoft-graph-client';\n"),
  );
  silent(
    'to any path in a file that imports another client',
    sent('id', compared, "import axios from 'axios';\n"),
  );
  silent(
    'by what the file itself declares',
    sent('id', compared, "import type { Client } from '@microsoft/microsoft-graph-client';\n")
      .replace(
        'export async',
        "const client = { api: (id) => ({ get: async () => { if (!id) throw new Error('odd'); return id; } }) };\nexport async",
      )
      .replace('f(client, base, id)', 'f(base, id)'),
  );
});

describe('a code that the catalogue has not got', () => {
  const beside = (test: string, first = ''): string =>
    `${SDK}export async function f(deps) { try { ${first} await client.api('/me').get(); } catch (e) { ${test} } }`;
  reports('is of Graph where nothing else fails', beside(`if («e.code === 'silentAcquireFailed'») return;`));
  silent(
    'may be of what is unknown beside Graph',
    beside(`if (e.code === 'silentAcquireFailed') return;`, 'await deps.auth.authenticate();'),
  );
  reports(
    'one that it has got is of Graph there as well',
    beside(`if («e.code === 'itemNotFound'») return;`, 'await deps.auth.authenticate();'),
  );
});

describe('comparisons with one level', () => {
  reports('equality', inCatch(`if («e.code === 'itemNotFound'») return;`));
  reports('inequality', inCatch(`if («e.code !== 'itemNotFound'») throw e;`));
  reports('the literal on the left', inCatch(`if («'itemNotFound' === e?.code») return;`));
  reports(
    'one fixed inner level',
    inCatch(`if («JSON.parse(e.body).innerError.code === 'itemNotFound'») return;`),
  );
  reports(
    'a constant',
    `const MISSING = 'ErrorItemNotFound';\n${inCatch(`if («e.code === MISSING») return;`)}`,
  );
  reports(
    'a member of an enum',
    `enum Codes { Missing = 'ErrorItemNotFound' }\n${inCatch(`if («e.code === Codes.Missing») return;`)}`,
  );
  reports(
    'a switch, at its discriminant',
    inCatch(`switch («e.code») { case 'itemNotFound': return; case 'accessDenied': throw e; }`),
  );
  reports(
    'membership of a list',
    inCatch(`if («['itemNotFound', 'ErrorItemNotFound'].includes(e.code)») return;`),
  );
  reports(
    'the position in a list',
    inCatch(`if («['itemNotFound', 'ErrorItemNotFound'].indexOf(e.code) > -1») return;`),
  );
  reports(
    'no position in a list',
    `const GONE = ['itemNotFound', 'ErrorItemNotFound'];\n${inCatch(`if («GONE.indexOf(e.code) < 0») throw e;`)}`,
  );
  reports(
    'the truth of a position',
    `const GONE = ['itemNotFound', 'ErrorItemNotFound'];\n${inCatch(`if («~GONE.indexOf(e.code)») return;`)}`,
  );
  silent(
    'a position that is counted with',
    `const GONE = ['itemNotFound', 'ErrorItemNotFound'];\n${inCatch('return GONE.indexOf(e.code);')}`,
  );
  silent(
    'the position in a list of other things',
    `const GONE = ['itemNotFound', 'ErrorItemNotFound'];\n${inCatch('if (GONE.indexOf(e.label) > -1) return;')}`,
  );
  reports(
    'membership by lodash',
    `import _ from 'lodash';\n${inCatch(`if («_.includes(['itemNotFound', 'ErrorItemNotFound'], e.code)») return;`)}`,
  );
  reports(
    'membership by a function of lodash',
    `import includes from 'lodash/includes';\n${inCatch(`if («includes(['itemNotFound', 'ErrorItemNotFound'], e.code)») return;`)}`,
  );
  silent(
    'membership by a function of the project',
    `import { includes } from './lists';\n${inCatch(`if (includes(['itemNotFound', 'ErrorItemNotFound'], e.code)) return;`)}`,
  );
  reports(
    'membership of a set',
    `const GONE = new Set(['itemNotFound', 'ErrorItemNotFound']);\n${inCatch(`if («GONE.has(e.code)») return;`)}`,
  );
  reports(
    'a key of a map',
    `const TEXTS = new Map([['itemNotFound', 'gone'], ['accessDenied', 'denied']]);\n${inCatch(`if («TEXTS.has(e.code)») return;`)}`,
  );
  reports(
    'a key of an object',
    `const TEXTS = { itemNotFound: 'gone', 'accessDenied': 'denied' };\n${inCatch(`if («!(e.code in TEXTS)») throw e;`)}`,
  );
  const TABLE = "const TEXTS: Record<string, string> = { itemNotFound: 'gone', accessDenied: 'denied' };\n";
  reports(
    'what a table has for a code',
    `${TABLE}${inCatch(`return «TEXTS[e.code]» ?? 'Something went wrong.';`)}`,
  );
  reports(
    'what a map has for a code',
    `const TEXTS = new Map([['itemNotFound', 'gone'], ['accessDenied', 'denied']]);\n${inCatch(`const { code } = e; return «TEXTS.get(code)»;`)}`,
  );
  reports(
    'a table that is asked twice',
    `${TABLE}${inCatch(`if («e.code in TEXTS») return TEXTS[e.code]; throw e;`)}`,
  );
  reports(
    'one table in two functions',
    `${TABLE}${inCatch(`return «TEXTS[e.code]»;`)}\n${inCatch(`return «TEXTS[e.code]»;`).replace(SDK, '').replace('function f', 'function g')}`,
  );
  silent(
    'a table by status',
    `const TEXTS: Record<string, string> = { 404: 'gone', 403: 'denied' };\n${inCatch(`return TEXTS[e.statusCode];`)}`,
  );
  silent(
    "a table of somebody else's codes",
    `const TEXTS: Record<string, string> = { ECONNRESET: 'lost', ENOTFOUND: 'no host' };\n${inCatch(`return TEXTS[e.code];`)}`,
  );
  silent(
    'a table that is filled',
    `const SEEN: Record<string, number> = { itemNotFound: 0 };\n${inCatch(`SEEN[e.code] = 1; SEEN[e.code]++;`)}`,
  );
  silent('a table that is looked up for a log', `${TABLE}${inCatch(`console.warn(TEXTS[e.code]);`)}`);
  reports(
    'a destructured code',
    inCatch(`const { code } = e as any; if («code === 'itemNotFound'») return;`),
  );
  reports('a code in lower case', inCatch(`if («e.code?.toLowerCase() === 'itemnotfound'») return;`));
  reports('a code that is matched as text', inCatch(`if («/itemNotFound/i.test(e.code)») return;`));
  reports(
    'the body of an axios error',
    `import axios from 'axios';
export async function f() { try { await axios.get('https://graph.microsoft.com/v1.0/me'); } catch (e) { if («e.response?.data?.error?.code === 'itemNotFound'») return; } }`,
  );
  reports(
    'the parsed body of a response',
    `export async function f() {
  const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (res.ok) return; const { error } = await res.json(); if («error.code === 'itemNotFound'») return;
}`,
  );
  reports(
    'the new SDK',
    `import { createGraphServiceClient } from '@microsoft/msgraph-sdk';
const graph = createGraphServiceClient(null);
export async function f() { try { await graph.me.get(); } catch (e) { if («e.errorEscaped?.code === 'itemNotFound'») return; } }`,
  );
  reports(
    'a code that the catalogue does not know, when nothing else can fail',
    inCatch(`if («e.code === 'CategoryNotFound'») return;`),
  );
});

describe('what is no site', () => {
  silent(
    'a key of a table that is filled later',
    `const TEXTS = new Map();\nTEXTS.set('itemNotFound', 'gone');\n${inCatch(`if (TEXTS.has(e.code)) return;`)}`,
  );
  silent(
    'a key of a table of something else',
    `const TEXTS = { ENOENT: 'gone' };\n${inCatch(`if (e.code in TEXTS) return;`)}`,
  );
  silent('a status', inCatch(`if (e.statusCode === 404) return;`));
  silent('errno', inCatch(`if (e.code === 'ECONNRESET' || e.code === 'ENOENT') return;`));
  silent('the beginning of codes of Node.js', inCatch(`if (e.code.startsWith('ERR_')) return;`));
  silent('own upper-case codes', inCatch(`if (e.code === 'NOT_FOUND') return;`));
  silent('database codes', inCatch(`if (e.code === 'P2002' || e.code === '23505') return;`));
  silent(
    'codes of authentication libraries',
    inCatch(`if (e.code === 'UiRequiredError' || e.code === 'invalid_grant') return;`),
  );
  silent(
    'the transport code of axios',
    `import axios from 'axios';
export async function f() { try { await axios.get('https://graph.microsoft.com/v1.0/me'); } catch (e) { if (e.code === 'itemNotFound') return; } }`,
  );
  silent(
    'an error of something else',
    `export async function f(db: any) { try { await db.find(); } catch (e) { if (e.code === 'itemNotFound') return; } }`,
  );
  silent(
    'a code of something that is no error',
    `${SDK}export async function f(language: any) { await client.api('/me').get(); return language.code === 'itemNotFound'; }`,
  );
  const remade = (
    made: string,
  ): string => `${SDK}async function load() { try { await client.api('/me').get(); } catch (cause) { throw ${made}; } }
export async function f() { try { await load(); } catch (e) { if («e.code === 'itemNotFound'») return; } }`;
  silent(
    'the code of an error that is made of the text alone',
    remade("new Error('Failed: ' + cause.message)").replace(/[«»]/g, ''),
  );
  silent(
    'no more at a deeper place of it',
    remade("new Error('Failed: ' + cause.message)")
      .replace(/[«»]/g, '')
      .replace('e.code ===', '(e?.code ?? e?.response?.data?.error?.code) ==='),
  );
  reports(
    'the code of one that keeps the cause',
    remade("new Error('Failed', { cause })").replace('e.code', 'e.cause.code'),
  );
  reports(
    'the code that is put into one',
    remade("Object.assign(new Error('Failed: ' + cause.message), { code: cause.code })"),
  );
  silent(
    'a walk of the chain',
    `${SDK}export async function f() {
  try { await client.api('/me').get(); } catch (e) { for (let level = JSON.parse(e.body); level; level = level.innerError) if (level.code === 'itemNotFound') return; }
}`,
  );
  it('is silent in a helper that the settings name', () => {
    const code = `${SDK}const isMissing = (error: any) => error.code === 'itemNotFound';\nexport const f = () => client.api('/me').get().catch((e) => isMissing(e));`;
    expect(sitesIn(code, 'code-compare')).toHaveLength(1);
    expect(sitesIn(code, 'code-compare', { settings: { helpers: ['isMissing'] } })).toHaveLength(0);
    expect(sitesIn(code, 'code-compare', { settings: { helpers: ['isOther'] } })).toHaveLength(1);
  });
  silent(
    'our own walk',
    `import { hasErrorCode } from 'msgraph-errors';\n${inCatch(`if (hasErrorCode(e, 'itemNotFound')) return;`)}`,
  );
});

const IMPORT = (names: string): string => `import { ${names} } from 'msgraph-errors';\n`;
const after = (names: string, test: string): string =>
  inCatch(test).replace("graph-client';\n", `graph-client';\n${IMPORT(names)}`);

describe('rewrites', () => {
  rewrites(
    'equality',
    inCatch(`if (e.code === 'itemNotFound') return;`),
    after('GraphErrorCode, hasErrorCode', `if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) return;`),
  );
  rewrites(
    'a switch on constants',
    `enum Codes { Denied = 'accessDenied' }\nconst MISSING = 'itemNotFound';\n${inCatch(`switch (e.code) { case MISSING: return; case Codes.Denied: return; default: throw e; }`)}`,
    `enum Codes { Denied = 'accessDenied' }\nconst MISSING = 'itemNotFound';\n${after('mostSpecificErrorCode', `switch (mostSpecificErrorCode(e, [MISSING, Codes.Denied])) { case MISSING: return; case Codes.Denied: return; default: throw e; }`)}`,
  );
  rewrites(
    'a chain as one call',
    inCatch(
      `if (e.statusCode === 404 || e.code === 'itemNotFound' || e.code === 'ErrorItemNotFound') return;`,
    ),
    after(
      'GraphErrorCode, hasErrorCode',
      `if (e.statusCode === 404 || hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.ErrorItemNotFound)) return;`,
    ),
  );
  rewrites(
    'a chain of negations as one call',
    inCatch(`if (e.code !== 'itemNotFound' && e.code !== 'ErrorItemNotFound') throw e;`),
    after(
      'GraphErrorCode, hasErrorCode',
      `if (!hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.ErrorItemNotFound)) throw e;`,
    ),
  );
  rewrites(
    'a constant, which keeps its name',
    `const MISSING = 'ErrorItemNotFound';\n${inCatch(`if (e.code === MISSING) return;`)}`,
    `const MISSING = 'ErrorItemNotFound';\n${after('hasErrorCode', `if (hasErrorCode(e, MISSING)) return;`)}`,
  );
  rewrites(
    'a list with a name, which keeps it',
    `const GONE = new Set(['itemNotFound', 'ErrorItemNotFound']);\n${inCatch(`if (GONE.has(e.code)) return;`)}`,
    `const GONE = new Set(['itemNotFound', 'ErrorItemNotFound']);\n${after('hasErrorCode', `if (hasErrorCode(e, ...GONE)) return;`)}`,
  );
  rewrites(
    'inequality',
    inCatch(`if (e.code !== 'itemNotFound') throw e;`),
    after('GraphErrorCode, hasErrorCode', `if (!hasErrorCode(e, GraphErrorCode.ItemNotFound)) throw e;`),
  );
  rewrites(
    'another spelling of a code',
    inCatch(`if (e.code === 'TooManyRequests') return;`),
    after('GraphErrorCode, hasErrorCode', `if (hasErrorCode(e, GraphErrorCode.TooManyRequests)) return;`),
  );
  rewrites(
    'an unknown code, kept as it is',
    inCatch(`if (e.code === 'CategoryNotFound') return;`),
    after('hasErrorCode', `if (hasErrorCode(e, 'CategoryNotFound')) return;`),
  );
  rewrites(
    'a switch',
    inCatch(`switch (e.code) { case 'itemNotFound': return; default: throw e; }`),
    after(
      'mostSpecificErrorCode',
      `switch (mostSpecificErrorCode(e, ['itemNotFound'])) { case 'itemNotFound': return; default: throw e; }`,
    ),
  );
  rewrites(
    'membership',
    inCatch(`if (!['itemNotFound', 'accessDenied'].includes(e.code)) throw e;`),
    after(
      'GraphErrorCode, hasErrorCode',
      `if (!hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)) throw e;`,
    ),
  );
});

describe('why a site is not rewritten', () => {
  it.each<[string, string]>([
    ['code-pattern', inCatch(`if (e.code.startsWith('Request_')) return;`)],
    ['code-pattern', inCatch(`if (/itemNotFound/i.test(e.code)) return;`)],
    ['text-mixed', inCatch(`if (['itemNotFound', 'ECONNRESET'].includes(e.code)) return;`)],
    ['switch-shape', inCatch(`switch (e.code.toLowerCase()) { case 'itemnotfound': return; }`)],
    [
      'switch-shape',
      inCatch(
        `const code = e.code?.toLowerCase(); switch (code) { case 'itemnotfound': return; case 'accessdenied': return; }`,
      ),
    ],
    [
      'switch-shape',
      inCatch(`switch (e.code) { case MISSING: { break; } default: const MISSING = 'itemNotFound'; }`),
    ],
    [
      'table-key',
      `const TEXTS = new Map([['itemNotFound', 'gone']]);\n${inCatch(`if (TEXTS.has(e.code)) return;`)}`,
    ],
    ['table-key', `const TEXTS = { itemNotFound: 'gone' };\n${inCatch(`if (e.code in TEXTS) return;`)}`],
    [
      'error-wrapped',
      `${SDK}async function load() { try { await client.api('/me').get(); } catch (cause) { throw Object.assign(new Error('Failed: ' + cause.message), { code: cause.code }); } }\nexport async function f() { try { await load(); } catch (e) { if (e.code === 'itemNotFound') return; } }`,
    ],
    [
      'error-unreachable',
      `${SDK}function isMissing(code: string) { return code === 'itemNotFound'; }\nexport async function f() { try { await client.api('/me').get(); } catch (e) { if (isMissing(e.code)) return; } }`,
    ],
    [
      'error-unreachable',
      `${SDK}export async function f() { try { await client.api('/me').get(); } catch ({ code }) { if (code === 'itemNotFound') return; } }`,
    ],
  ])('%s', (reason, code) => {
    expect(reasonIn(code, 'code-compare')).toBe(reason);
  });
});

describe('a code that is a number', () => {
  reports('of OneNote', inCatch("if («e.code === '20102'») return;"));
  silent('of a database', inCatch("if (e.code === '23505') return;"));
  silent('of HTTP', inCatch("if (e.code === '404') return;"));
});
