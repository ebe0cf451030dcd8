import { describe, expect, it } from 'vitest';
import { finds, SDK, sitesIn } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silentText = (name: string, source: string): void => {
  text(name, source);
};
const silentCode = (name: string, source: string): void => {
  code(name, source);
};

const request = "await client.api('/me').get();";

describe('what else may fail in the same try', () => {
  const within = (body: string, test = "e.message.includes('404')", head = ''): string =>
    `${SDK}import db from 'some-database';\n${head}\nexport async function f(list: string[]) { try { ${body} } catch (e: any) { if (${test}) return; throw e; } }`;

  text(
    'a promise that is returned without await is rejected outside',
    within(`${request} return db.json({ ok: true });`, "«e.message.includes('already exists')»"),
  );
  silentText(
    'two calls of another library that are awaited',
    within(`${request} await db.read(); await db.write();`),
  );
  text(
    'functions that are called for their value',
    within(
      `${request} const a = shorten('x'); const b = shorten('y'); return a + b;`,
      "«e.message.includes('404')»",
      'function shorten(name: string) { return db.shorten(name); }',
    ),
  );
  text(
    'callbacks that are not asynchronous',
    within(
      `${request} list.find((item) => db.equal(item)); list.map((item) => db.shorten(item)); return undefined;`,
      "«e.message.includes('404')»",
    ),
  );
  silentText(
    'callbacks that wait for something else',
    within(
      `${request} await Promise.all(list.map(async (item) => { await db.write(item); }));`,
      "e.message.includes('already exists')",
    ),
  );
  text(
    'getting a token',
    `${SDK}import { ConfidentialClientApplication } from '@azure/msal-node';
declare const app: ConfidentialClientApplication;
export async function f() { try { await app.acquireTokenByClientCredential({ scopes: [] }); await fetch('https://login.microsoftonline.com/t/oauth2/v2.0/token'); ${request} } catch (e: any) { if («e.message.includes('already exists')») return; } }`,
  );
  text(
    'one call of another library, where a status is looked for',
    within(`${request} await db.read();`, "«e.message.includes('status 403')»"),
  );
  silentText(
    'one call of another library, where a sentence is',
    within(`${request} await db.read();`, "e.message.includes('already exists')"),
  );
  silentText(
    'one call of what another library has made',
    within(
      `${request} await store.read();`,
      "e.message.includes('already exists')",
      'const store = new db.Store(process.env.KEY).open();',
    ),
  );
  text(
    'one call of what nobody knows',
    within(
      `${request} await store.read();`,
      "«e.message.includes('already exists')»",
      'declare const store: any;',
    ),
  );
  text(
    'one call of what may be another client of Graph',
    `import { Made } from '@microsoft/microsoft-graph-client';\n${within(`${request} await store.read();`, "«e.message.includes('already exists')»", 'const store = new Made();')}`,
  );
  text(
    'getting a token by a function of the library',
    `${SDK}import * as msal from '@azure/msal-node';
export async function f() { try { await msal.acquireToken(); ${request} } catch (e: any) { if («e.message.includes('already exists')») return; } }`,
  );
  silentText(
    'signing in with what is given as a parameter, and a sentence that nobody knows',
    `${SDK}import { PublicClientApplication } from '@azure/msal-browser';
export async function f(app: PublicClientApplication) { try { await app.loginPopup(); ${request} } catch (e: any) { if (e.message.includes('The roster is odd')) return; } }`,
  );
  silentText('a request of another host', within(`${request} await fetch('https://api.example.com/items');`));
});

describe('errors that are read as those of something else', () => {
  silentText(
    'of a child process',
    `${SDK}declare function run(): Promise<void>;
export async function f() { try { await run(); ${request} } catch (e: any) { console.error(e.stderr); if (e.message.includes('not signed in')) return; } }`,
  );
  text(
    'not when only its message is read',
    `${SDK}declare function run(): Promise<void>;
export async function f() { try { await run(); ${request} } catch (e: any) { console.error(e.message); if («e.message.includes('not signed in')») return; } }`,
  );
});

describe('promises made by hand', () => {
  const node = (host: string): string => `import https from 'node:https';
function get(path: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const sent = https.request({ hostname: '${host}', path, method: 'GET' }, (res) => { res.on('end', () => { if (res.statusCode === 200) resolve(1); else reject(new Error('status ' + res.statusCode)); }); });
    sent.on('error', reject);
    sent.end();
  });
}
export async function f() { try { await get('/v1.0/me'); } catch (e: any) { if (MARK) return; } }`;
  text(
    'around https.request to Graph',
    node('graph.microsoft.com').replace('MARK', "«e.message.includes('401')»"),
  );
  silentText(
    'around https.request to another host',
    node('api.example.com').replace('MARK', "e.message.includes('401')"),
  );
  code(
    'that hand on what a request rejects with',
    `${SDK}const get = () => new Promise((resolve, reject) => { client.api('/me').get().then(resolve).catch(reject); });
export async function f() { try { await get(); } catch (e: any) { if («e.code === 'itemNotFound'») return; } }`,
  );
  code(
    'that reject with what was caught',
    `${SDK}const get = () => new Promise(async (resolve, reject) => { try { resolve(await client.api('/me').get()); } catch (error) { reject(error); } });
export async function f() { try { await get(); } catch (e: any) { if («e.code === 'itemNotFound'») return; } }`,
  );
  silentCode(
    'that never reject',
    `${SDK}const get = () => new Promise((resolve) => { client.api('/me').get().then(resolve).catch(() => resolve(undefined)); });
export async function f() { try { await get(); } catch (e: any) { if (e.code === 'itemNotFound') return; } }`,
  );
});

describe('a fetch that is passed in', () => {
  const owner = (base: string): string => `function trim(value: string) { return value.replace(/\\/+$/, ''); }
class Api {
  private readonly base: string;
  private readonly send: typeof fetch;
  constructor(options: any) { this.base = trim(options.base ?? '${base}'); this.send = options.fetch ?? fetch; }
  private url(path: string) { const url = new URL(\`\${this.base}\${path}\`); return url.toString(); }
  async get(path: string) {
    const response = await this.send(this.url(path));
    if (!response.ok) throw new Error('failed: ' + (await response.text()));
  }
}
const api = new Api({});
export async function f() { try { await api.get('/me'); } catch (e: any) { if (MARK) return; } }`;
  text(
    'and called with a URL of Graph',
    owner('https://graph.microsoft.com/v1.0/').replace('MARK', "«e.message.includes('404')»"),
  );
  silentText(
    'and called with another URL',
    owner('https://api.example.com/').replace('MARK', "e.message.includes('404')"),
  );
});

describe('helpers that get the response', () => {
  const helper = (
    guard: string,
  ): string => `async function isThrottled(response: Response) { const body = await response.text(); return MARK; }
export async function f() { const response = await fetch('https://graph.microsoft.com/v1.0/me'); ${guard} { if (await isThrottled(response)) return; } }`;
  text('after it has failed', helper('if (!response.ok)').replace('MARK', "«body.includes('throttled')»"));
  silentText('whatever it says', helper('').replace('MARK', "body.includes('throttled')"));
  it('are known to have read the body', () => {
    const [site] = sitesIn(
      helper('if (!response.ok)').replace('MARK', "body.includes('itemNotFound')"),
      'message-match',
    );
    expect(site?.rewrite).toBe('error-unreachable');
  });
  const given = (guard: string, test: string): string =>
    `export async function f() { const response = await fetch('https://graph.microsoft.com/v1.0/me'); ${guard} { void response.text().then((body) => { if (${test}) throw new Error('later'); }); } }`;
  text(
    'in a function that is given to a call there',
    given('if (!response.ok)', "«body.includes('throttled')»"),
  );
  silentText('in a function that is given to a call anywhere', given('', "body.includes('throttled')"));
  silentText(
    'and look for a page',
    helper('if (!response.ok)').replace('MARK', "body.startsWith('<!DOCTYPE html>')"),
  );
});

describe('the catalogue as evidence', () => {
  const graph = "// Reads mail from graph.microsoft.com\nimport { send } from 'some-client';\n";
  const caught = (test: string): string =>
    `${graph}export async function f() { try { await (globalThis as any).outlook.send(); } catch (e: any) { if (${test}) return; } }`;

  code('a code of a shape that nobody else has', caught("«e.code === 'ErrorItemNotFound'»"));
  code('a code of the directory', caught("«e.code === 'Request_ResourceNotFound'»"));
  text('a code of that shape in a text', caught("«e.message.includes('ErrorItemNotFound')»"));
  silentCode('a plain name', caught("e.code === 'itemNotFound'"));
  code('a plain name in the place where Graph has it', caught("«e.response.error.code === 'itemNotFound'»"));
  code('two plain names', caught("«['itemNotFound', 'resyncRequired'].includes(e.code)»"));
  silentCode(
    'an error of another library',
    `${graph}export async function f() { try { await send(); } catch (e: any) { if (e.code === 'ErrorItemNotFound') return; } }`,
  );
  silentCode(
    'something that is no error',
    `${graph}export function f(e: any) { const code = e; return code === 'ErrorItemNotFound'; }`,
  );
  silentCode(
    'a file that is about something else',
    "export async function f() { try { await (globalThis as any).files.send(); } catch (e: any) { if (e.code === 'ErrorItemNotFound') return; } }",
  );
  code(
    'a class of the project',
    `${graph}import { MailError } from './mail.js';\nexport function isGone(e: unknown) { return e instanceof MailError && «e.code === 'ErrorItemNotFound'»; }`,
  );
  silentCode(
    'a class of the project with a plain name',
    `${graph}import { MailError } from './mail.js';\nexport function isGone(e: unknown) { return e instanceof MailError && e.code === 'itemNotFound'; }`,
  );

  it('is never rewritten', () => {
    const sites = [
      ...sitesIn(caught("e.code === 'ErrorItemNotFound'"), 'code-compare'),
      ...sitesIn(caught("e.message.includes('ErrorItemNotFound')"), 'message-match'),
    ];
    expect(
      sites.map((site) => ({ client: site.client, rewrite: site.rewrite, level: site.evidence.level })),
    ).toEqual([
      { client: 'unknown', rewrite: 'origin-unknown', level: 'proven' },
      { client: 'unknown', rewrite: 'origin-unknown', level: 'proven' },
    ]);
  });
});

describe('words of the network', () => {
  const within = (test: string): string =>
    `${SDK}export async function f() { try { ${request} } catch (e: any) { if (${test}) return; } }`;
  silentText('alone', within("e.message.includes('network') || e.message.includes('connection')"));
  text('in a sentence of something else', within("«e.message.includes('connection to the mailbox')»"));
});

describe('codes that sound like the network', () => {
  const within = (test: string): string =>
    `${SDK}export async function f() { try { ${request} } catch (e: any) { if (${test}) return; } }`;
  code('in the spelling of Graph', within("«e.code === 'Timeout'»"));
  silentCode('in the spelling of the transport', within("e.code === 'ETIMEDOUT'"));
  silentCode('in capitals', within("e.code === 'CONFLICT'"));
});

describe('texts of the project itself', () => {
  const helper = (body: string): string =>
    `${SDK}export async function f(id?: string) {\n  if (!id) throw new Error('Please authenticate with your mailbox credentials');\n  try { ${request} } catch (e: any) { ${body} }\n}`;
  silentText(
    'a word of what the function throws before',
    helper("if (e.message.includes('credentials')) throw e;"),
  );
  text(
    'a word that it throws in answer',
    helper("if («e.message.includes('lookup')») throw new Error('The lookup column is missing');"),
  );
  text(
    'a word that a helper throws in answer',
    `${SDK}function handle(e: any): never { if («e.message.includes('lookup')») throw new Error('The lookup column is missing'); throw e; }
export async function f() { try { ${request} } catch (e: any) { handle(e); } }`,
  );
  silentText(
    'a sentence of what the file throws elsewhere',
    `${SDK}export function g() { throw new Error('The folder is not under the library'); }
export async function f() { try { ${request} } catch (e: any) { if (e.message.includes('not under the library')) return; } }`,
  );
  text(
    'a sentence of what another function throws in answer',
    `${SDK}export async function f() { try { ${request} } catch (e: any) { if («e.message.includes('not under the library')») throw new Error('not under the library'); } }`,
  );
  text(
    'a word of what the file throws elsewhere',
    `${SDK}export function g() { throw new Error('The folder is not under the library'); }
export async function f() { try { ${request} } catch (e: any) { if («e.message.includes('library')») return; } }`,
  );
  silentText(
    'the text that stands in for a missing one',
    `${SDK}export async function f() { try { ${request} } catch (e: any) { const message = e.message ?? 'Unknown problem'; if (message !== 'Unknown problem') return; } }`,
  );
  text(
    'what the catalogue knows, wherever it is thrown',
    `${SDK}export function g() { throw new Error('itemNotFound'); }
export async function f() { try { ${request} } catch (e: any) { if («e.message.includes('itemNotFound')») return; } }`,
  );
});

describe('services beside Graph', () => {
  const caught = (head: string, test: string): string =>
    `// graph.microsoft.com\n${head}\nexport async function f() { try { await (globalThis as any).outlook.send(); } catch (e: any) { if (${test}) return; } }`;
  silentCode(
    'Exchange Web Services, which have the same codes',
    caught("const url = 'https://mail.example.com/EWS/Exchange.asmx';", "e.code === 'ErrorItemNotFound'"),
  );
  silentText(
    'sentences of every OData service',
    caught('', "e.response.error.message.includes('Could not find a property named')"),
  );
  silentText(
    'a sentence of the catalogue without a request',
    caught('', "e.message.includes('Insufficient privileges to complete the operation')"),
  );
  text(
    'a sentence of the catalogue in the place where Graph has it',
    caught('', "«e.response.error.message.includes('Insufficient privileges to complete the operation')»"),
  );
});

describe('errors that are filled after they were made', () => {
  const made = (fill: string, test: string): string => `async function load() {
  const response = await fetch('https://graph.microsoft.com/v1.0/me');
  if (!response.ok) { const failure: any = new Error('Request failed'); ${fill} throw failure; }
}
export async function f() { try { await load(); } catch (e: any) { if (${test}) return; } }`;
  code(
    'with the body',
    made('failure.sent = { body: await response.json() };', "«e.sent.body.error.code === 'notFound'»"),
  );
  code(
    'with the body, by Object.assign',
    made('Object.assign(failure, { body: await response.json() });', "«e.body.error.code === 'notFound'»"),
  );
  code(
    'with the body, so that their class is one of Graph',
    made(
      'failure.body = await response.json();',
      "e instanceof ApiError && «e.body.error.code === 'notFound'»",
    )
      .replace('new Error(', 'new ApiError(')
      .replace('async', 'class ApiError extends Error {}\nasync'),
  );
  silentCode(
    'with nothing of the response, so that their class is not',
    made("failure.code = 'E_FAILED';", "e instanceof ApiError && e.body.error.code === 'notFound'")
      .replace('new Error(', 'new ApiError(')
      .replace('async', 'class ApiError extends Error {}\nasync'),
  );
  silentCode('with nothing of the response', made("failure.code = 'E_FAILED';", "e.code === 'itemNotFound'"));
  silentText(
    'whose text is their own',
    made('failure.status = response.status;', "e.message.includes('Request failed')"),
  );
});

describe('clients in objects', () => {
  const connect = (
    found: string,
  ): string => `import * as MicrosoftGraph from '@microsoft/microsoft-graph-client';
async function connect() { const client = MicrosoftGraph.Client.init({ authProvider: () => undefined }); return { base: '/me', ${found} }; }
`;
  const used = (use: string): string =>
    `export async function f(id: string) { try { ${use} } catch (e: any) { if (MARK) return; } }`;
  const path = '`${id}/children`';
  code(
    'taken apart',
    connect('client') +
      used(`const { client } = await connect(); await client.api(${path}).get();`).replace(
        'MARK',
        "«e.code === 'itemNotFound'»",
      ),
  );
  code(
    'under another name',
    connect('graph: client') +
      used(`const { graph: mine } = await connect(); await mine.api(${path}).get();`).replace(
        'MARK',
        "«e.code === 'itemNotFound'»",
      ),
  );
  code(
    'read from the object',
    connect('client') +
      used(`const found = await connect(); await found.client.api(${path}).get();`).replace(
        'MARK',
        "«e.code === 'itemNotFound'»",
      ),
  );
});

describe('stand-ins for fetch', () => {
  const sender = (
    send: string,
  ): string => `class Api { constructor(private readonly given?: any) {} private readonly send = ${send};
  async get(path: string) { const response = await this.send('https://graph.microsoft.com/v1.0' + path); if (!response.ok) throw new Error(await response.text()); } }
const api = new Api();
export async function f() { try { await api.get('/me'); } catch (e: any) { if (MARK) return; } }`;
  text(
    'an arrow function that forwards',
    sender('this.given ?? ((url: string, init?: any) => fetch(url, init))')
      .replaceAll('send', 'link')
      .replace('MARK', "«e.message.includes('404')»"),
  );
  text(
    'the global one, bound',
    sender('this.given ?? globalThis.fetch.bind(globalThis)')
      .replaceAll('send', 'link')
      .replace('MARK', "«e.message.includes('404')»"),
  );
  silentText(
    'an arrow function that does something else',
    sender('this.given ?? ((url: string) => other(url))')
      .replaceAll('send', 'link')
      .replace('MARK', "e.message.includes('404')"),
  );
  text(
    'by its written type',
    `export async function f(link: (url: string) => Promise<Response>) { const response = await link('https://graph.microsoft.com/v1.0/me'); if (!response.ok) { const body = await response.text(); if («body.includes('quota')») return; } }`,
  );
});

describe('clients that are called themselves', () => {
  const api = (base: string): string => `import axios from 'axios';
class Sender { private send = axios.create({}); post(options: any) { return this.run(options); } private async run(options: any) { const found = await this.send(options); return found.data; } }
const sender = new Sender();
export async function f(id: string) { try { const options = { url: \`${base}/v1.0/teams/\${id}\` }; await sender.post(options); } catch (e: any) { if (MARK) return; } }`;
  text(
    'with options that have a URL of Graph',
    api('https://graph.microsoft.com').replace('MARK', "«e.message.indexOf('404') > -1»"),
  );
  silentText(
    'with options that have another URL',
    api('https://api.example.com').replace('MARK', "e.message.indexOf('404') > -1"),
  );
});

describe('tests in one chain', () => {
  const shared = (test: string): string => `${SDK}import db from 'some-database';
export async function f() { try { await db.read(); await db.write(); await db.drop(); ${request} } catch (e: any) { if (${test}) return; } }`;
  text(
    'a text beside a code of Graph',
    shared("e.code === 'syncStateNotFound' || «e.message.includes('older than 30 days')»"),
  );
  silentText(
    'a text beside a code of something else',
    shared("e.code === 'P2025' || e.message.includes('older than 30 days')"),
  );
  silentText(
    'a text in another chain',
    shared("e.code === 'syncStateNotFound') return; if (e.message.includes('older than 30 days')"),
  );
  code('a code of the shape of Exchange', shared("«e.code === 'ErrorInvalidMailboxItemId'»"));
});

describe('URLs in the properties of a parameter', () => {
  const through = (helper: string, host = 'graph.microsoft.com'): string => `${helper}
export async function f() { try { await send({ url: 'https://${host}/v1.0/me' }); } catch (e: any) { if (MARK) return; } }`;
  const failing = 'if (!response.ok) throw new Error(await response.text());';
  const helpers: readonly (readonly [string, string])[] = [
    ['read', `async function send(options: any) { const response = await fetch(options.url); ${failing} }`],
    ['taken apart', `async function send({ url }: any) { const response = await fetch(url); ${failing} }`],
    [
      'handed on',
      `async function inner(options: any) { const response = await fetch(options.url); ${failing} }\nasync function send(options: any) { await inner(options); }`,
    ],
  ];
  for (const [name, helper] of helpers) {
    text(name, through(helper).replace('MARK', "«e.message.includes('404')»"));
    silentText(
      `${name}, of another host`,
      through(helper, 'api.example.com').replace('MARK', "e.message.includes('404')"),
    );
  }
});

describe('classes of the project', () => {
  const wrapped = (
    test: string,
    url = 'https://graph.microsoft.com/v1.0/me',
  ): string => `class ApiError extends Error {}
async function send(url: string) { const response = await fetch(url); if (!response.ok) throw new ApiError(await response.text()); }
export async function f() { try { await send('${url}'); } catch (e: any) { if (e instanceof ApiError && ${test}) return; } }`;
  text('that a wrapper throws for the URL it is given', wrapped("«e.message.includes('ErrorItemNotFound')»"));
  silentText(
    'that it throws for another URL',
    wrapped("e.message.includes('accessDenied')", 'https://api.example.com/items'),
  );
});

describe('errors that a class rules out', () => {
  const after = (
    body: string,
  ): string => `import { Client, GraphError } from '@microsoft/microsoft-graph-client';
declare const client: Client;
export async function f() { try { ${request} } catch (e: any) { ${body} } }`;
  silentText(
    'after a return',
    after("if (e instanceof GraphError) return; if (e.message.includes('404')) throw e;"),
  );
  silentText(
    'in the else',
    after("if (e instanceof GraphError) console.log(e.code); else if (e.message.includes('404')) throw e;"),
  );
  text(
    'not after a branch that goes on',
    after("if (e instanceof GraphError) console.log(e.code); if («e.message.includes('404')») throw e;"),
  );
  text(
    'not after another class',
    after("if (e instanceof TypeError) return; if («e.message.includes('404')») throw e;"),
  );
});

describe('files that a code may be evidence in', () => {
  const named = (comment: string): string =>
    `import type { Client } from '@microsoft/microsoft-graph-client';\n// ${comment}\nexport async function f(send: any) { try { await send.run(); } catch (e: any) { if (MARK) return; } }`;
  code('about Outlook', named('Moves mail in Outlook.').replace('MARK', "«e.code === 'ErrorItemNotFound'»"));
  const elsewhere = (comment: string): string =>
    `// ${comment}\nconst host = process.env.HOST; // .api(\nexport async function f(send: any) { try { await send.run(); } catch (e: any) { if (e.code === 'ErrorItemNotFound') return; } }`;
  for (const word of ['The central paragraph.', 'A GraphQL server.']) silentCode(word, elsewhere(word));
});

describe('answers inside of a batch', () => {
  const batch = (path: string): string =>
    `${SDK}export async function f(requests: any[]) { const { responses } = await client.api('${path}').post({ requests }); for (const item of responses) { if (MARK) return item; } }`;
  code(
    'the code of one of them',
    batch('/$batch').replace('MARK', "«item.body.error.code === 'ErrorItemNotFound'»"),
  );
  text(
    'the message of one of them',
    batch('/$batch').replace('MARK', "«item.body.error.message.includes('quota')»"),
  );
  silentCode(
    'what another request gives back',
    batch('/me/responses').replace('MARK', "item.body.error.code === 'notFound'"),
  );
});
