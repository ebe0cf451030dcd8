import { describe, expect, it } from 'vitest';
import { finds, reasonIn, SDK, sitesIn } from './find.js';

const reports = finds('message-match');
const silent = (name: string, code: string, options?: Parameters<typeof reports>[2]): void => {
  reports(name, code, options);
};

const inCatch = (test: string): string => `${SDK}export async function f() {
  try { await client.api('/me').get(); } catch (e) { ${test} }
}`;

describe('a text of an answer that a helper is given', () => {
  const helper = (
    url: string,
    test: string,
  ): string => `async function check(response) { let text = await response.text(); if (${test}) return; text = 'Something went wrong'; throw new Error(text); }
export async function f() { const response = await fetch('${url}'); if (!response.ok) await check(response); }`;
  reports(
    'is found by what is called of it',
    helper('https://graph.microsoft.com/v1.0/me', "«text.includes('This is a temporary issue')»"),
  );
  silent(
    'of another service',
    helper('https://api.example.org/me', "text.includes('This is a temporary issue')"),
  );
});

describe('a sentence that nobody knows, beside a sign-in', () => {
  const both = (test: string): string => `import { ConfidentialClientApplication } from '@azure/msal-node';
const app = new ConfidentialClientApplication({});
export async function f() { try {
  const { accessToken } = await app.acquireTokenByClientCredential({ scopes: [] });
  const { data } = await axios.get('https://graph.microsoft.com/v1.0/me', { headers: { authorization: accessToken } });
} catch (e) { if (${test}) return; } }`;
  const level = (test: string): readonly string[] =>
    (['proven', 'likely'] as const).filter(
      (level) => sitesIn(`import axios from 'axios';\n${both(test)}`, 'message-match', { level }).length > 0,
    );
  it('is likely in a message, and proven where only Graph has one', () => {
    expect(level("e.message.includes('This roster is odd')")).toEqual(['likely']);
    expect(level("e.response.data.error.message === 'This roster is odd'")).toEqual(['proven']);
  });
});

describe('forms of a test on text', () => {
  reports('includes', inCatch(`if («e.message.includes('itemNotFound')») return;`));
  reports(
    'startsWith on an optional chain',
    inCatch(`if («e?.message?.startsWith('Item not found')») return;`),
  );
  reports('indexOf compared with -1', inCatch(`if («e.message.indexOf('itemNotFound') !== -1») return;`));
  reports(
    'indexOf compared with the beginning',
    inCatch(`if («e.message.indexOf('Item not found') === 0») return;`),
  );
  reports(
    'indexOf compared with any other place than the beginning',
    inCatch(`if («e.message.indexOf('Item not found') !== 0») throw e;`),
  );
  reports(
    'indexOf compared with what is behind the beginning',
    inCatch(`if («e.message.indexOf('Item not found') > 0») return;`),
  );
  silent(
    'indexOf compared with a place in between',
    inCatch(`if (e.message.indexOf('Item not found') === 7) return;`),
  );
  reports(
    'the beginning of a text',
    inCatch(`if («e.message.substring(0, 23) === 'Insufficient privileges'») return;`),
  );
  reports('equality', inCatch(`if («e.message === 'The resource could not be found.'») return;`));
  reports('a regular expression', inCatch(`if («/throttl/i.test(e.message)») return;`));
  reports('match', inCatch(`if («e.message.match(/not found|404/)») return;`));
  reports('String(error)', inCatch(`if («String(e).includes('404')») return;`));
  reports('toString()', inCatch(`if («e.toString().includes('404')») return;`));
  reports('JSON.stringify(error)', inCatch(`if («JSON.stringify(e).includes('itemNotFound')») return;`));
  reports('a template', inCatch("if («`${e}`.includes('itemNotFound')») return;"));
  reports(
    'a joined text',
    inCatch(
      `const text = [e.code, e.message].filter(Boolean).join(' '); if («text.includes('itemNotFound')») return;`,
    ),
  );
  reports('the body of the classic client', inCatch(`if («e.body.includes('attachments')») return;`));
  reports(
    'an alias in lower case',
    inCatch(
      `const message = (e instanceof Error ? e.message : String(e)).toLowerCase(); if («message.includes('not found')») return;`,
    ),
  );
  reports(
    'destructuring with a default',
    inCatch(`const { message = '' } = e; if («message.includes('not found')») return;`),
  );
  reports(
    'a list with some',
    `const KNOWN = ['itemNotFound', 'not found'];\n${inCatch(`if («KNOWN.some((text) => e.message.includes(text))») return;`)}`,
  );
  reports(
    'a list of patterns',
    `const KNOWN = [/itemNotFound/, /not found/];\n${inCatch(`if («!KNOWN.some((pattern) => pattern.test(e.message))») throw e;`)}`,
  );
  reports(
    'a regular expression that is made',
    inCatch(`if («new RegExp('mailbox is inactive', 'i').test(e.message)») return;`),
  );
  reports(
    'a constant pattern that is made',
    `const GONE = new RegExp('mailbox is inactive');\n${inCatch(`if («GONE.test(e.message)») return;`)}`,
  );
  silent(
    'a pattern that is made of something unknown',
    inCatch(`if (new RegExp(options.pattern).test('mailbox is inactive')) return;`),
  );
  reports('the complement of a position', inCatch(`if («~e.message.indexOf('itemNotFound')») return;`));
  reports('no complement of a position', inCatch(`if («!~e.message.indexOf('itemNotFound')») throw e;`));
  silent('a complement that is a number', inCatch(`return ~e.message.indexOf('itemNotFound') + 1;`));
  reports(
    'a function of lodash',
    `import _ from 'lodash';\n${inCatch(`if («_.includes(e.message, 'mailbox is inactive')» || e.statusCode === 404) return;`)}`,
  );
  reports(
    'a function of lodash by its name',
    `import { startsWith } from 'lodash';\n${inCatch(`if («startsWith(e.message, 'mailbox is inactive')») return;`)}`,
  );
  reports(
    'a function of lodash alone',
    `import endsWith from 'lodash/endsWith.js';\n${inCatch(`if («endsWith(e.message, 'mailbox is inactive')») return;`)}`,
  );
  silent(
    'a function of the project by such a name',
    `import { startsWith } from './texts';\n${inCatch(`if (startsWith(e.message, 'mailbox is inactive')) return;`)}`,
  );
  silent(
    'a list that a function of lodash looks through',
    `import _ from 'lodash';\n${inCatch(`if (_.includes(names, 'mailbox is inactive')) return;`)}`,
  );
  reports('a switch', inCatch(`«switch (e.message) { case 'The resource could not be found.': return; }»`));
  reports(
    'negation, with the operator in the site',
    inCatch(`if («!e.message.includes('itemNotFound')») throw e;`),
  );
  reports(
    'two tests of one chain that are left for different reasons are one site',
    inCatch(`if («e.message.includes('guest user') || e.message.includes('#ext#')») return;`),
  );
  reports(
    'one that is rewritten and one that is left stay two sites',
    inCatch(`if («e.message.includes('404')» || «e.message.includes('#ext#')») return;`),
  );
  reports(
    'two tests of one chain are one site',
    inCatch(`if («e.message.includes('404') || e.message.includes('itemNotFound')») return;`),
  );
  reports(
    'something else between them keeps them apart',
    inCatch(
      `if («e.message.includes('404')» || e.statusCode === 404 || «e.message.includes('itemNotFound')») return;`,
    ),
  );
  reports(
    'two negated tests are one site',
    inCatch(`if («!e.message.includes('404') && !e.message.includes('itemNotFound')») throw e;`),
  );
  reports(
    'tests that must both hold stay apart',
    inCatch(`if («e.message.includes('404')» && «e.message.includes('itemNotFound')») return;`),
  );
  reports(
    'tests with different outcomes stay apart',
    inCatch(`if («e.message.includes('404')» || «e.message.includes('something odd')») return;`),
  );
  reports(
    'words and the status that they name are one site',
    inCatch(`if («e.message.includes('not found') || e.message.includes('404')») return;`),
  );
  reports(
    'words that name another status stay apart',
    inCatch(`if («e.message.includes('not found')» || «e.message.includes('403')») return;`),
  );
  reports(
    'words beside a status of another error stay apart',
    inCatch(
      `const other = f.arguments; if (other.statusCode === 404 || «e.message.includes('not found')») return;`,
    ),
  );
  reports('brackets', inCatch(`if («e['message'].includes('itemNotFound')») return;`));
});

describe('doors that an error comes through', () => {
  reports(
    '.catch',
    `${SDK}client.api('/me').get().catch((e) => { if («e.message.includes('itemNotFound')») return; });`,
  );
  reports(
    '.catch with a named function',
    `${SDK}client.api('/me').get().catch(handle);\nfunction handle(e: Error) { if («e.message.includes('itemNotFound')») return; }`,
  );
  reports(
    'second argument of .then',
    `${SDK}client.api('/me').get().then(() => {}, (e) => { if («e.message.includes('itemNotFound')») return; });`,
  );
  reports(
    'callback of the classic client',
    `${SDK}client.api('/me').get((err, res) => { if (err && «err.message.includes('itemNotFound')») return; });`,
  );
  reports(
    'the text of a response of superagent',
    `import request from 'superagent';\nexport async function f() { try { return await request.get('https://graph.microsoft.com/v1.0/me'); } catch (err: any) { if (err.response && «err.response.text.includes('mailbox is inactive')») return; } }`,
  );
  silent(
    'the text of something else of an error',
    `import request from 'superagent';\nexport async function f() { try { return await request.get('https://graph.microsoft.com/v1.0/me'); } catch (err: any) { if (err.request.text.includes('mailbox is inactive')) return; } }`,
  );
  for (const [name, read] of [
    [
      'get of lodash',
      "import _ from 'lodash';\nconst text = (e: any) => _.get(e, 'response.data.error.message', '');",
    ],
    [
      'get of lodash alone, with a list',
      "import get from 'lodash/get.js';\nconst text = (e: any) => get(e, ['response', 'data', 'error', 'message']);",
    ],
    [
      'pathOr of ramda',
      "import { pathOr } from 'ramda';\nconst text = (e: any) => pathOr('', ['response', 'data', 'error', 'message'], e);",
    ],
    [
      'getProperty of dot-prop',
      "import { getProperty } from 'dot-prop';\nconst text = (e: any) => getProperty(e, 'response.data.error.message');",
    ],
  ] as const) {
    const reads = (code: string) =>
      `${code}\nimport axios from 'axios';\nexport async function f() { try { return await axios.get('https://graph.microsoft.com/v1.0/me'); } catch (e) { if («text(e).includes('mailbox is inactive')») return; } }`;
    reports(`a path of properties, ${name}`, reads(read));
    silent(
      `a path to something else, ${name}`,
      reads(read.replaceAll('message', 'target')).replace(/[«»]/g, ''),
    );
  }
  reports(
    'reason of a settled promise',
    `${SDK}export async function f() {
  const [first] = await Promise.allSettled([client.api('/me').get()]);
  if (first.status === 'rejected' && «first.reason.message.includes('itemNotFound')») return;
}`,
  );
  reports(
    'reasons of settled promises in callbacks',
    `${SDK}export async function f() {
  const all = await Promise.allSettled([client.api('/me').get()]);
  all.forEach((one) => { if (one.status === 'rejected' && «one.reason.message.includes('itemNotFound')») return; });
  const failed = all.filter((one) => one.status === 'rejected').map((one) => one.reason);
  return «failed.some((error) => error.message.includes('mailbox is inactive'))»;
}`,
  );
  silent(
    'the status of settled promises in callbacks',
    `${SDK}export async function f() {
  const all = await Promise.allSettled([client.api('/me').get()]);
  return all.some((one) => one.status.includes('rejected by the mailbox'));
}`,
  );
  reports(
    'settled promises that were started before',
    `${SDK}export async function f() {
  const started = client.api('/me').get();
  const [first] = await Promise.allSettled([started]);
  if (first.status === 'rejected' && «first.reason.message.includes('itemNotFound')») return;
}`,
  );
  reports(
    'a handler in the options of a retry library',
    `import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import { retry } from '@lifeomic/attempt';
export const f = (request: GraphRequest) => retry(async () => request.get(), { maxAttempts: 3, handleError: (e) => { if («e.message.includes('itemNotFound')») return; } });`,
  );
  reports(
    'settled results in a loop',
    `${SDK}export async function f() {
  const results = await Promise.allSettled([client.api('/me').get()]);
  for (const result of results) if (result.status === 'rejected' && «result.reason.message.includes('itemNotFound')») return;
}`,
  );
  reports(
    'a helper that gets the error',
    `${SDK}export async function f() { try { await client.api('/me').get(); } catch (e) { if (isMissing(e)) return; } }
function isMissing(error: unknown) { return error instanceof Error && «error.message.includes('itemNotFound')»; }`,
  );
  reports(
    'a helper that gives the text',
    `${SDK}const textOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
export async function f() { try { await client.api('/me').get(); } catch (e) { if («textOf(e).includes('itemNotFound')») return; } }`,
  );
  reports(
    'a helper that gives an object',
    `${SDK}function info(error: any) { return { status: error.statusCode, text: error.message }; }
export async function f() { try { await client.api('/me').get(); } catch (e) { const { text } = info(e); if («text.includes('itemNotFound')») return; } }`,
  );
  reports(
    'rethrown from an inner try',
    inCatch('').replace('{  }', `{ throw e; }`).replace('export async', 'async') +
      `
export async function g() { try { await f(); } catch (e) { if («e.message.includes('itemNotFound')») return; } }`,
  );
  reports(
    'a method of the same class',
    `${SDK}export class Mail {
  async load() { return client.api('/me/messages').get(); }
  async sync() { try { await this.load(); } catch (e) { if («e.message.includes('itemNotFound')») return; } }
}`,
  );
  reports(
    'a wrapper that runs its argument',
    `${SDK}async function logged<T>(work: () => Promise<T>) { return await work(); }
export async function f() { try { await logged(() => client.api('/me').get()); } catch (e) { if («e.message.includes('itemNotFound')») return; } }`,
  );
  reports(
    'inside of the wrapper',
    `${SDK}async function logged<T>(work: () => Promise<T>) { try { return await work(); } catch (e) { if («e.message.includes('itemNotFound')») return; throw e; } }
logged(() => client.api('/me').get());`,
  );
  reports(
    'a written error type',
    `import type { GraphError } from '@microsoft/microsoft-graph-client';
export function f(error: GraphError) { return «error.message.includes('itemNotFound')»; }`,
  );
  reports(
    'a guard by the error class beside other sources',
    `import { Client, GraphError } from '@microsoft/microsoft-graph-client';
import { save } from 'database';
export async function f(client: Client) { try { await save(await client.api('/me').get()); } catch (e) { if (e instanceof GraphError && «e.message.includes('gone missing')») return; } }`,
  );
});

describe('what reaches Graph', () => {
  const around = (head: string, call: string): string => `${head}
export async function f(id: string) { try { await ${call}; } catch (e) { if («e.message.includes('itemNotFound')») return; } }`;
  const nothing = (head: string, call: string): string => around(head, call).replace(/[«»]/g, '');

  reports(
    'an SDK chain with a Graph path',
    around('declare const c: any;', `c.api('/users/1').select('id').get()`),
  );
  silent(
    'another library with the same method names',
    nothing('declare const c: any;', `c.api('/orders').get()`),
  );
  reports(
    'a client from a factory',
    around(
      `import { Client } from '@microsoft/microsoft-graph-client';\nconst c = Client.init({ authProvider: null });`,
      'c.api(id).get()',
    ),
  );
  reports(
    'a client in a field',
    `import { Client } from '@microsoft/microsoft-graph-client';
export class Mail { constructor(private readonly graph: Client) {} async f(id: string) { try { await this.graph.api(id).get(); } catch (e) { if («e.message.includes('itemNotFound')») return; } } }`,
  );
  reports(
    'the new SDK',
    around(
      `import { createGraphServiceClient } from '@microsoft/msgraph-sdk';\nconst graph = createGraphServiceClient(null);`,
      `graph.me.messages.get()`,
    ),
  );
  reports(
    'PnP',
    around(`import { graphfi } from '@pnp/graph';\nconst graph = graphfi().using();`, 'graph.me()'),
  );
  silent(
    'PnP for SharePoint',
    nothing(`import { spfi } from '@pnp/sp';\nconst sp = spfi().using();`, 'sp.web()'),
  );
  reports(
    'SharePoint Framework',
    `export function f(context: any) {
  return context.msGraphClientFactory.getClient('3').then((client) => client.api('/me').get()).catch((e) => { if («e.message.includes('itemNotFound')») return; });
}`,
  );
  reports('fetch with a literal URL', around('', `fetch('https://graph.microsoft.com/v1.0/me')`));
  reports(
    'fetch with a constant base',
    around(`const BASE = 'https://graph.microsoft.com/v1.0';`, 'fetch(`${BASE}/users/${id}`)'),
  );
  reports(
    'fetch with a base in an object',
    around(
      `const config = { graph: { }, base: 'https://graph.microsoft.com/v1.0' };`,
      'fetch(config.base + "/me")',
    ),
  );
  reports(
    'fetch with the text of a URL',
    around(`const url = new URL(path, 'https://graph.microsoft.com/v1.0/').href;`, 'fetch(url)'),
  );
  reports(
    'fetch with a URL that a function makes on the spot',
    around(
      `const url = (() => { const u = new URL('https://graph.microsoft.com/v1.0/me'); u.searchParams.set('$top', '5'); return u.toString(); })();`,
      'fetch(url)',
    ),
  );
  reports(
    'an unknown HTTP client with options in a constant',
    around(
      `declare const helpers: any;\nconst options = { method: 'GET', uri: 'https://graph.microsoft.com/v1.0/me' };`,
      `helpers.requestOAuth2.call(helpers, 'name', options)`,
    ),
  );
  reports(
    'fetch with a field',
    `export class Api { private base = 'https://graph.microsoft.com/beta'; async f() { try { await fetch(\`\${this.base}/me\`); } catch (e) { if («e.message.includes('itemNotFound')») return; } } }`,
  );
  silent('fetch of another host', nothing('', `fetch('https://api.example.com/me')`));
  silent('a host that only ends alike', nothing('', `fetch('https://graph.microsoft.com.example.com/me')`));
  silent(
    'a path that only holds the host',
    nothing('', `fetch('https://example.com/?next=https://graph.microsoft.com/')`),
  );
  reports(
    'axios with a URL',
    around(`import axios from 'axios';`, `axios.get('https://graph.microsoft.com/v1.0/me')`),
  );
  reports(
    'an axios instance',
    around(
      `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });`,
      `api.get('/me')`,
    ),
  );
  silent(
    'an axios instance of something else',
    nothing(
      `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://example.com' });`,
      `api.get('/me')`,
    ),
  );
  reports(
    'a wrapper that builds the URL',
    `const BASE = 'https://graph.microsoft.com/v1.0';
async function call(path: string) { const res = await fetch(BASE + path); if (!res.ok) throw new Error(\`Graph \${res.status} \${await res.text()}\`); return res.json(); }
export async function f() { try { await call('/me'); } catch (e) { if («e.message.includes('itemNotFound')») return; } }`,
  );
  reports(
    'a wrapper that gets the URL',
    `async function getJson(url: string) { const res = await fetch(url); if (!res.ok) throw new Error(await res.text()); return res.json(); }
export async function f() { try { await getJson('https://graph.microsoft.com/v1.0/me'); } catch (e) { if («e.message.includes('itemNotFound')») return; } }
export async function g() { try { await getJson('https://example.com'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  reports(
    'require',
    around(
      `const { Client } = require('@microsoft/microsoft-graph-client');\nconst c = Client.init({});`,
      'c.api(id).get()',
    ).replace('export ', ''),
    { path: 'file.cts' },
  );
  reports(
    'a home-made client that the settings name',
    around(`import { graphFetch } from './graph';`, `graphFetch(id)`),
    { settings: { clients: ['graphFetch'] } },
  );
  silent('the same without the setting', nothing(`import { graphFetch } from './graph';`, `graphFetch(id)`));
  reports('a host that the settings name', around('', `fetch('https://graph.proxy.example/v1.0/me')`), {
    settings: { hosts: ['graph.proxy.example'] },
  });
  reports(
    'an injected fetch, by its URL',
    `export async function f(fetch: any) { try { await fetch('https://graph.microsoft.com/v1.0/me'); } catch (e) { if («e.message.includes('itemNotFound')») return; } }`,
  );
  silent(
    'an injected fetch with a URL of something else',
    `export async function f(fetch: any) { try { await fetch('https://example.com/v1.0/me'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  reports(
    'an unknown HTTP client, by the URL in its options',
    `export async function f(this: any) { try { await this.helpers.httpRequest({ method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }); } catch (e) { if («e.message.includes('itemNotFound')») return; } }`,
  );
  silent(
    'a scope, which looks like a URL',
    `export async function f(credential: any) { try { await credential.getToken('https://graph.microsoft.com/.default'); await credential.get('https://graph.microsoft.com/.default'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  silent(
    'a URL that is only logged',
    `export async function f(log: any) { try { log.info('https://graph.microsoft.com/v1.0/me'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
});

describe('texts of responses', () => {
  const response = (body: string): string =>
    `export async function f() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); ${body} }`;
  reports(
    'text of a failed response',
    response(
      `if (!res.ok) { const text = await res.text(); if («text.includes('ErrorItemNotFound')») return; }`,
    ),
  );
  reports(
    'text after the good case has left',
    response(
      `if (res.ok) return; const text = await res.text(); if («text.includes('ErrorItemNotFound')») return;`,
    ),
  );
  reports(
    'status and text in one condition',
    response(`const text = await res.text(); if (res.status === 403 && «text.includes('scope')») return;`),
  );
  silent(
    'text of a response that may be good',
    response(`const text = await res.text(); if (text.includes('not found')) return;`),
  );
  reports(
    'message of a parsed error',
    response(`const data = await res.json(); if («data.error.message.includes('not found')») return;`),
  );
  silent(
    'a message that is no error',
    response(`const data = await res.json(); if (data.subject.message.includes('not found')) return;`),
  );
});

describe('what is no site', () => {
  silent(
    'an error of something else',
    `export async function f(db: any) { try { await db.find(); } catch (e) { if (e.message.includes('not found')) return; } }`,
  );
  silent(
    'a shadowed name',
    inCatch(`[1].forEach((e: any) => { if (e.message.includes('itemNotFound')) return; });`),
  );
  silent('logging', inCatch(`console.error(e.message.includes('itemNotFound'));`));
  silent(
    'the own text of the same function',
    `${SDK}export async function f(id?: string) {
  try { if (!id) throw new Error('No mailbox is connected'); await client.api('/me').get(); } catch (e) { if (e.message.includes('No mailbox')) return; }
}`,
  );
  const failing = (call: string): string => `${SDK}export async function f() {
  try { await client.api('/me').get(); ${call}('Expected a rejection'); } catch (e) { if («e.message.includes('Expected a rejection')») throw e; }
}`;
  silent('the own text of an assertion that fails', failing('assert.fail').replace(/[«»]/g, ''));
  reports('a text that is only given to something else', failing('note'));
  silent(
    'one plain word as the whole message, which is nobody’s sentence',
    inCatch(`if (e.message === 'Unauthorized') return;`),
  );
  silent('an own marker', inCatch(`if (e.message.startsWith('PERMISSION_DENIED:')) return;`));
  silent(
    'texts of the token endpoint',
    inCatch(`if (e.message.includes('AADSTS50076') || e.message.includes('invalid_grant')) return;`),
  );
  silent(
    'texts of a library that gets tokens',
    inCatch(
      `if (e.message.includes('No active account') || e.message.includes('interaction_in_progress') || /user_cancelled|No accounts found/.test(e.message)) return;`,
    ),
  );
  reports(
    'accounts of which Graph speaks',
    inCatch(`if («e.message.includes('The account is disabled')») return;`),
  );
  silent(
    'a word about signing in beside texts of the token endpoint',
    inCatch(
      `if (e.message.includes('consent') || e.message.toLowerCase().includes('aadsts65001') || e.message.includes('interaction_required')) return;`,
    ),
  );
  silent('the same in one expression', inCatch(`if (/consent|AADSTS65001/.test(e.message)) return;`));
  reports('a word about signing in by itself', inCatch(`if («e.message.includes('consent')») return;`));
  reports(
    'another word beside texts of the token endpoint',
    inCatch(`if («e.message.includes('Access denied')» || e.message.includes('AADSTS65001')) return;`),
  );
  reports(
    'a word about signing in beside texts of the token endpoint that other tests know',
    inCatch(`if («e.message.includes('consent')») return; if (e.message.includes('AADSTS65001')) return;`),
  );
  silent(
    'texts of the network',
    inCatch(`if (e.message.includes('ECONNRESET') || e.message.includes('fetch failed')) return;`),
  );
  silent('punctuation', inCatch(`const text = e.message.endsWith('.') ? e.message : e.message + '.';`));
  silent(
    'an error class of another library',
    `import { ZodError } from 'zod';\n${inCatch(`if (e instanceof ZodError && e.message.includes('Required field')) return;`)}`,
  );
  const wrapped = (
    test: string,
  ): string => `class GraphHttpError extends Error { constructor(readonly status: number, message: string) { super(message); } }
class ConfigError extends Error {}
async function call() { if (!process.env.TENANT) throw new ConfigError('No tenant'); const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) throw new GraphHttpError(res.status, await res.text()); return res.json(); }
export async function f() { try { await call(); } catch (e) { ${test} } }`;
  reports(
    'the project’s own class for Graph failures',
    wrapped(`if (e instanceof GraphHttpError && «e.message.includes('already a member')») return;`),
  );
  reports(
    'the same class in an early return',
    wrapped(
      `if (!(e instanceof GraphHttpError)) throw e; if («e.message.includes('already a member')») return;`,
    ),
  );
  silent(
    'the project’s own class for something else',
    wrapped(`if (e instanceof ConfigError && e.message.includes('already a member')) return;`),
  );
  silent(
    'a minified file',
    `${inCatch(`if (e.message.includes('itemNotFound')) return;`)}\n${'a(1);'.repeat(1000)}`,
  );
  reports(
    'a file with one long text',
    `${inCatch(`if («e.message.includes('itemNotFound')») return;`)}\nconst data = '${'x = (1); '.repeat(1000)}';`,
  );
  silent(
    'a promise that is handled inside',
    `${SDK}export async function f() { try { await client.api('/me').get().catch(() => null); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  silent(
    'a request in a function that only runs later',
    `${SDK}export function f() { try { setTimeout(() => { client.api('/me').get(); }, 10); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  silent(
    'a request outside of the try',
    `${SDK}export async function f() { await client.api('/me').get(); try { JSON.parse('{'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  );
  silent(
    'the value of a settled promise',
    `${SDK}export async function f() { const [r] = await Promise.allSettled([client.api('/me').get()]); if (r.value.message.includes('itemNotFound')) return; }`,
  );
  silent(
    'strings that are no errors',
    `${SDK}export async function f(query: string) { if (query.includes('itemNotFound')) return; await client.api('/me').get(); }`,
  );
});

describe('levels of evidence', () => {
  const mixed = (
    literal: string,
  ): string => `import { save } from 'database';\n${SDK}export async function f() {
  try { await save(await client.api('/me').get()); } catch (e) { if (e.message.includes('${literal}')) return; }
}`;
  it('is likely when another library may have failed and the text is anybody’s', () => {
    expect(sitesIn(mixed('is missing'), 'message-match')).toHaveLength(0);
    expect(sitesIn(mixed('is missing'), 'message-match', { level: 'likely' })).toHaveLength(1);
  });
  it('is proven when only Graph sends the text', () => {
    expect(sitesIn(mixed('ErrorItemNotFound'), 'message-match')).toHaveLength(1);
  });
  it('carries the way to the request', () => {
    const [site] = sitesIn(
      `${SDK}async function load() { return client.api('/me').get(); }
export async function f() { try { await load(); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
      'message-match',
    );
    expect(site?.evidence.chain).toEqual([
      { text: 'load()', path: 'file.ts', line: 4 },
      { text: "client.api('/me').get()", path: 'file.ts', line: 3 },
    ]);
  });
});

describe('words beside a status', () => {
  const NOT_FOUND = [{ kind: 'condition', condition: 'notFound' }];
  it.each<[string, string, boolean]>([
    ['digits in the text', `e.message.includes('not found') || e.message.includes('404')`, true],
    ['digits in the same pattern', `/404|not found/.test(e.message)`, true],
    ['the status itself', `e.statusCode === 404 || e.message.includes('not found')`, true],
    [
      'the status behind another operand',
      `e.message.includes('not found') || f.length > 0 || e.code === '404'`,
      true,
    ],
    [
      'the status in a variable',
      `(() => { const code = e?.code || e.statusCode; return code === 404 || e.message.includes('not found'); })()`,
      true,
    ],
    [
      'a variable that may be something else',
      `(() => { const code = e.code || f.length; return code === 404 || e.message.includes('not found'); })()`,
      false,
    ],
    ['the negated status', `e.statusCode !== 404 && !e.message.includes('not found')`, true],
    ['another status', `e.statusCode === 403 || e.message.includes('not found')`, false],
    ['a status that must hold as well', `e.statusCode === 404 && e.message.includes('not found')`, false],
    ['a status that must not hold', `e.statusCode !== 404 || e.message.includes('not found')`, false],
    ['the status of something else', `f.statusCode === 404 || e.message.includes('not found')`, false],
    ['alone', `e.message.includes('not found')`, false],
    ['words with other meanings', `e.statusCode === 409 || e.message.includes('already exists')`, false],
  ])('%s', (_, test, isCovered) => {
    const [site] = sitesIn(inCatch(`if (${test}) return;`), 'message-match');
    if (isCovered)
      expect(site?.rewrite).toMatchObject({
        error: 'e',
        tests: expect.arrayContaining(NOT_FOUND) as unknown,
      });
    else expect(site?.rewrite).toBe('text-ambiguous');
  });

  it('are left where the code is about what else they may mean', () => {
    const code = inCatch(`if (e.statusCode === 404 || e.message.includes('not found')) return;`);
    expect(reasonIn(code.replace("'/me'", "'/me/drive/root/delta'"), 'message-match')).toBe('text-ambiguous');
    expect(reasonIn(`const link = '/me/drive/root/delta';\n${code}`, 'message-match')).toBe('text-ambiguous');
    expect(reasonIn(code.replace("'/me'", "'/me/drive/root'"), 'message-match')).toBeUndefined();
  });

  it('are left in a helper, whose callers may be about anything, unless nothing else is known of them', () => {
    const helper = (
      words: string,
      status: number,
    ): string => `${SDK}const is = (e: any) => e.statusCode === ${String(status)} || e.message.includes('${words}');
export async function f() { try { await client.api('/me').get(); } catch (e) { if (is(e)) return; throw e; } }`;
    expect(reasonIn(helper('not found', 404), 'message-match')).toBe('text-ambiguous');
    expect(reasonIn(helper('does not exist', 404), 'message-match')).toBeUndefined();
  });
});

describe('an error that the project makes with the status of the answer', () => {
  const caught = (maker: string, thrown: string, literal = '404'): string => `${maker}
async function call() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) { ${thrown} } return res.json(); }
export async function f() { try { await call(); } catch (e) { if (e.message.includes('${literal}')) return; throw e; } }`;
  const HTTP =
    'class HttpError extends Error { constructor(readonly status: number, message: string) { super(message); } }';

  it.each<[string, string]>([
    ['in a parameter property', caught(HTTP, 'throw new HttpError(res.status, await res.text());')],
    [
      'that the constructor assigns',
      caught(
        'class E extends Error { statusCode; constructor(m, s) { super(m); this.statusCode = s; } }',
        'throw new E(await res.text(), res.status);',
      ),
    ],
    [
      'among options',
      caught(
        'class E extends Error { constructor(m, options = {}) { super(m); this.status = options.status; } }',
        'throw new E(await res.text(), { status: res.status });',
      ),
    ],
    [
      'by way of a variable',
      caught(HTTP, 'const { status } = res; throw new HttpError(status, await res.text());'),
    ],
    [
      'put into it',
      caught('', 'const err = new Error(`Graph ${res.status}`); err.status = res.status; throw err;'),
    ],
    [
      'put into it by Object.assign',
      caught(
        '',
        'const err = new Error(`Graph ${res.status}`); Object.assign(err, { status: res.status }); throw err;',
      ),
    ],
  ])('tells a status: %s', (_, code) => {
    const [site] = sitesIn(code, 'message-match');
    expect(site?.rewrite).toMatchObject({
      error: 'e',
      tests: [{ kind: 'condition', condition: 'notFound' }],
    });
  });

  it.each<[string, string]>([
    ['no code', caught(HTTP, 'throw new HttpError(res.status, await res.text());', 'itemNotFound')],
    ['nothing when it is made of text alone', caught('', 'throw new Error(`Graph ${res.status}`);')],
    ['nothing when it is another status', caught(HTTP, 'throw new HttpError(500, `Graph ${res.status}`);')],
    [
      'nothing when it is a status only sometimes',
      caught(HTTP, 'throw new HttpError(res.status > 499 ? res.status : 400, `Graph ${res.status}`);'),
    ],
    [
      'nothing when a second one is in the way',
      caught(
        'class E extends Error { statusCode = 500; constructor(readonly status, m) { super(m); } }',
        'throw new E(res.status, await res.text());',
      ),
    ],
    [
      'nothing under another name',
      caught(
        'class E extends Error { constructor(readonly kind, m) { super(m); } }',
        'throw new E(res.status, await res.text());',
      ),
    ],
    [
      'nothing when it is made of text again',
      caught(HTTP, 'throw new HttpError(res.status, await res.text());').replace(
        'await call();',
        'try { await call(); } catch (cause) { throw new Error(`Failed: ${cause.message}`); }',
      ),
    ],
  ])('tells %s', (_, code) => {
    expect(reasonIn(code, 'message-match')).toBe('error-wrapped');
  });
});

describe('an error that the project makes with the body of the answer', () => {
  const caught = (
    maker: string,
    thrown: string,
    test = "e.message.includes('itemNotFound')",
  ): string => `${maker}
async function call() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) { ${thrown} } return res.json(); }
export async function f() { try { await call(); } catch (e) { if (${test}) return; throw e; } }`;
  const HTTP =
    'class HttpError extends Error { constructor(readonly status: number, readonly body: unknown) { super(`Graph ${status}: ${body}`); } }';
  const READ = 'const body = await res.text();';

  it.each<[string, string]>([
    ['in a parameter property', caught(HTTP, 'throw new HttpError(res.status, await res.text());')],
    [
      'where the kept text is compared',
      caught(HTTP, 'throw new HttpError(res.status, await res.text());', '/itemNotFound/i.test(e.body)'),
    ],
    ['read before', caught(HTTP, `${READ} throw new HttpError(res.status, body);`)],
    [
      'read before, or nothing',
      caught(
        HTTP,
        `let body = ''; try { body = await res.text(); } catch {} throw new HttpError(res.status, body);`,
      ),
    ],
    [
      'parsed',
      caught(HTTP, 'const body = await res.json().catch(() => null); throw new HttpError(res.status, body);'),
    ],
    [
      'that the constructor assigns',
      caught(
        'class E extends Error { constructor(m, s, b) { super(m); this.statusCode = s; this.data = b; } }',
        `${READ} throw new E('Graph failed: ' + body, res.status, body);`,
      ),
    ],
    [
      'put into it',
      caught('', `${READ} const err = new Error(body); err.status = res.status; err.body = body; throw err;`),
    ],
    [
      'put into it at once',
      caught('', `${READ} throw Object.assign(new Error(body), { status: res.status, body });`),
    ],
    [
      'below its cause',
      caught('', `${READ} throw new Error(body, { cause: { status: res.status, body } });`),
    ],
    [
      'in its text, with the response as its cause',
      caught('', `${READ} throw new Error(\`Graph \${res.status}: \${body}\`, { cause: res });`),
    ],
    [
      'in its text as JSON, with the response as its cause',
      caught('', `throw new Error('Graph failed: ' + JSON.stringify(await res.json()), { cause: res });`),
    ],
  ])('tells a code: %s', (_, code) => {
    const [site] = sitesIn(code, 'message-match');
    expect(site?.rewrite).toMatchObject({ error: 'e', tests: [{ kind: 'codes', codes: ['itemNotFound'] }] });
  });

  it.each<[string, string]>([
    [
      'when only a part of it is kept',
      caught(HTTP, 'throw new HttpError(res.status, (await res.text()).slice(0, 200));'),
    ],
    [
      'when only a part of it was read',
      caught(HTTP, 'const body = (await res.text()).slice(0, 200); throw new HttpError(res.status, body);'),
    ],
    [
      'without the status',
      caught(
        'class E extends Error { constructor(readonly body) { super(body); } }',
        'throw new E(await res.text());',
      ),
    ],
    [
      'under a name where nobody looks for it',
      caught(
        'class E extends Error { constructor(readonly status, readonly details) { super(details); } }',
        'throw new E(res.status, await res.text());',
      ),
    ],
    [
      'when only a part stands in the text, with the response as its cause',
      caught('', `${READ} throw new Error(body.slice(0, 200), { cause: res });`),
    ],
    [
      'when it stands in the text of a class of the project',
      caught(
        'class Error { constructor(readonly message, readonly options) {} }',
        `${READ} throw new Error(body, { cause: res });`,
      ),
    ],
    [
      'when it is made of text again',
      caught(HTTP, 'throw new HttpError(res.status, await res.text());').replace(
        'await call();',
        'try { await call(); } catch (cause) { throw new Error(`Failed: ${cause.message}`); }',
      ),
    ],
  ])('tells none %s', (_, code) => {
    expect(reasonIn(code, 'message-match')).toBe('error-wrapped');
  });
});

describe('why a site is not rewritten', () => {
  it.each<[string, string, string]>([
    ['text-unknown', inCatch(`if (e.message.includes('something odd happened')) return;`), 'text-unknown'],
    [
      'text-dynamic',
      inCatch(`const wanted = String(Date.now()); if (e.message.includes(wanted)) return;`),
      'text-dynamic',
    ],
    [
      'text-mixed',
      inCatch(`if (['itemNotFound', 'fetch failed'].some((t) => e.message.includes(t))) return;`),
      'text-mixed',
    ],
    [
      'error-wrapped',
      `async function call() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) throw new Error('Graph ' + res.status); return res.json(); }
export async function f() { try { await call(); } catch (e) { if (e.message.includes('404')) return; } }`,
      'error-wrapped',
    ],
    [
      'client-never-throws',
      `export async function f() { try { await fetch('https://graph.microsoft.com/v1.0/me'); } catch (e) { if (e.message.includes('404')) return; } }`,
      'client-never-throws',
    ],
    ['switch-shape', inCatch(`switch (e.message) { case 'itemNotFound': return; }`), 'switch-shape'],
  ])('%s', (_, code, reason) => {
    expect(reasonIn(code, 'message-match')).toBe(reason);
  });
});
