import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silentText = (name: string, source: string): void => {
  text(name, source);
};
const silentCode = (name: string, source: string): void => {
  code(name, source);
};

const AXIOS = `import axios from 'axios';\n`;
const caught = (call: string, test: string): string =>
  `export async function f(path: string) { try { await ${call}; } catch (e: any) { if (${test}) return; throw e; } }`;

describe('the class of a Graph client as a test', () => {
  const helper = (module: string, test: string): string =>
    `import { GraphError } from '${module}';\nexport function isGone(error: unknown): boolean { return ${test}; }`;
  const SDK_MODULE = '@microsoft/microsoft-graph-client';
  code(
    'is evidence where nobody is seen to give the error',
    helper(SDK_MODULE, "error instanceof GraphError && «error.code === 'someCode'»"),
  );
  text(
    'also for a text',
    helper(SDK_MODULE, "error instanceof GraphError && «error.message.includes('could not be found')»"),
  );
  silentCode(
    'not for another error',
    helper(SDK_MODULE, "error instanceof GraphError && other.code === 'someCode'"),
  );
  silentCode(
    'nor where it does not hold',
    helper(SDK_MODULE, "!(error instanceof GraphError) && error.code === 'someCode'"),
  );
  silentCode(
    'nor after it has held',
    `import { GraphError } from '@microsoft/microsoft-graph-client';
export function isGone(error: any): boolean { if (error instanceof GraphError) return false; return error.code === 'itemNotFound'; }`,
  );
  silentCode(
    'nor a class of that name of somebody else',
    helper('./errors', "error instanceof GraphError && error.code === 'someCode'"),
  );
});

describe('tasks of the SDK', () => {
  const upload = (
    module: string,
    test: string,
  ): string => `import { OneDriveLargeFileUploadTask } from '${module}';
export async function f(client: any, file: any) { try { const task = await OneDriveLargeFileUploadTask.create(client, file, {}); await task.upload(); } catch (e: any) { if (${test}) return; throw e; } }`;
  code(
    'that a static method makes',
    upload('@microsoft/microsoft-graph-client', "«e.code === 'nameAlreadyExists'»"),
  );
  code(
    'that was made before',
    `import { OneDriveLargeFileUploadTask } from '@microsoft/microsoft-graph-client';
export async function f(client: any, file: any) { const task = await OneDriveLargeFileUploadTask.create(client, file, {}); try { await task.upload(); } catch (e: any) { if («e.code === 'quotaLimitReached'») return; throw e; } }`,
  );
  text(
    'whose sessions a static method makes',
    `import { LargeFileUploadTask } from '@microsoft/microsoft-graph-client';
${caught('LargeFileUploadTask.createUploadSession({} as any, path, {})', "«e.message.includes('already exists')»")}`,
  );
  text(
    'whose session is made with them',
    `import { OneDriveLargeFileUploadTask } from '@microsoft/microsoft-graph-client';
${caught('OneDriveLargeFileUploadTask.create({} as any, path as any, {})', "«e.message.includes('already exists')»")}`,
  );
  silentText(
    'whose session another library makes',
    `import { LargeFileUploadTask } from '@contoso/uploads';
${caught('LargeFileUploadTask.createUploadSession({} as any, path, {})', "e.message.includes('already exists')")}`,
  );
  silentCode('not those of another library', upload('@contoso/uploads', "e.code === 'nameAlreadyExists'"));
});

describe('options of a request', () => {
  const config = (url: string): string =>
    `${AXIOS}export async function f(path: string) { const config = { method: 'GET', url: '${url}' + path }; try { await axios(config); } catch (e: any) { if (MARK) return; throw e; } }`;
  text(
    'that a variable holds',
    config('https://graph.microsoft.com/v1.0').replace('MARK', "«e.message.includes('404')»"),
  );
  silentText(
    'not those of another host',
    config('https://api.example.com').replace('MARK', "e.message.includes('404')"),
  );
  const node = (base: string): string => `import https from 'node:https';
function get(path: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const url = new URL(path.startsWith('http') ? path : '${base}' + path);
    const sent = https.request({ hostname: url.hostname, path: url.pathname }, (res) => { if (res.statusCode === 200) resolve(1); else reject(new Error('status ' + res.statusCode)); });
    sent.end();
  });
}
${caught('get(path)', 'MARK')}`;
  text(
    'with the host of a URL',
    node('https://graph.microsoft.com').replace('MARK', "«e.message.includes('404')»"),
  );
  silentText(
    'not with the host of another URL',
    node('https://api.example.com').replace('MARK', "e.message.includes('404')"),
  );
});

describe('errors that have no answer of Graph in them', () => {
  const request = "fetch('https://graph.microsoft.com/v1.0/me')";
  silentText(
    'a sentence where only the network can fail',
    caught(request, "e.message.includes('too many requests at once')"),
  );
  silentText(
    'a word beside words of the network',
    `function urlOf(path: string) { if (path === '') throw new Error('No path.'); return 'https://graph.microsoft.com/v1.0' + path; }
${caught('fetch(urlOf(path))', '/fetch failed|connection reset/i.test(e.message)')}`,
  );
  silentText(
    'the same word by itself',
    `function urlOf(path: string) { if (path === '') throw new Error('No path.'); return 'https://graph.microsoft.com/v1.0' + path; }
${caught('fetch(urlOf(path))', '/connection reset/i.test(e.message)')}`,
  );
  silentText(
    'a sentence beside errors that the project makes of something else',
    `function urlOf(path: string) { if (path === '') throw new Error('No path.'); return 'https://graph.microsoft.com/v1.0' + path; }
${caught('fetch(urlOf(path))', "e.message.includes('too many requests at once')")}`,
  );
  text('a status that the author expects there', caught(request, "«e.message.includes('404')»"));
  const OWN = `async function call() { const res = await ${request}; if (res.status === 401) throw new Error('API 401'); return res.ok ? res.json() : []; }\n`;
  silentText('a status in the project’s own words', OWN + caught('call()', "e.message.includes('401')"));
  text('another status', OWN + caught('call()', "«e.message.includes('429')»"));
  text(
    'the same status where an error is made of the answer',
    OWN.replace(
      'return res.ok ? res.json() : [];',
      'if (!res.ok) throw new Error(`API ${res.status}`); return res.json();',
    ) + caught('call()', "«e.message.includes('401')»"),
  );
  text(
    'a sentence where a helper makes errors of the answer',
    `async function checked(res: Response) { if (!res.ok) { const body = await res.json(); throw new Error('Call failed: ' + body.error.message); } return res; }
export async function f() { try { await checked(await ${request}); } catch (e: any) { if («e.message.includes('too many requests at once')») return; throw e; } }`,
  );
  text(
    'a sentence where the answer was read',
    `export async function f() { try { const res = await ${request}; if (!res.ok) throw new Error(await res.text()); } catch (e: any) { if («e.message.includes('too many requests at once')») return; throw e; } }`,
  );
});

describe('constant lists and tables that a test runs over', () => {
  const within = (head: string, body: string): string =>
    `${SDK}${head}\nexport async function f() { try { await client.api('/me').get(); } catch (e: any) { ${body} } }`;
  const HINTS = `const HINTS = { 'could not be found': 'Look again.', 'access is denied': 'Ask the owner.' };`;
  text(
    'keys of an object, with entries',
    within(
      HINTS,
      'for (const [key, hint] of Object.entries(HINTS)) if («e.message.includes(key)») return hint;',
    ),
  );
  text(
    'keys of an object',
    within(HINTS, 'return «Object.keys(HINTS).some((key) => e.message.includes(key))»;'),
  );
  text(
    'values of an object',
    within(
      `const WORDS = { gone: 'could not be found' };`,
      'return «Object.values(WORDS).some((word) => e.message.includes(word))»;',
    ),
  );
  text(
    'keys of a map',
    within(
      `const HINTS = new Map([['could not be found', 'Look again.']]);`,
      'for (const [key, hint] of HINTS) if («e.message.includes(key)») return hint;',
    ),
  );
  text(
    'pairs',
    within(
      `const HINTS = [['could not be found', 'Look again.'], ['access is denied', 'Ask the owner.']] as const;`,
      'for (const [key, hint] of HINTS) if («e.message.includes(key)») return hint;',
    ),
  );
  text(
    'properties of objects',
    within(
      `const RULES = [{ word: 'could not be found', status: 404 }];`,
      'return RULES.find((rule) => «e.message.includes(rule.word)»);',
    ),
  );
  text(
    'patterns in objects',
    within(
      `const RULES = [{ pattern: /could not be found/, status: 404 }];`,
      'return RULES.find(({ pattern }) => «pattern.test(e.message)»);',
    ),
  );
  code(
    'codes in objects',
    within(
      `const RULES = [{ code: 'itemNotFound', status: 404 }];`,
      'return RULES.find((rule) => «e.code === rule.code»);',
    ),
  );
  silentText(
    "texts that are not Graph's",
    within(
      `const HINTS = { ECONNRESET: 'Wait.', 'socket hang up': 'Wait.' };`,
      'for (const [key, hint] of Object.entries(HINTS)) if (e.message.includes(key)) return hint;',
    ),
  );
  silentText(
    "values that are not Graph's",
    within(
      `const WORDS = { gone: 'ECONNRESET' };`,
      'return Object.values(WORDS).some((word) => e.message.includes(word));',
    ),
  );
  silentText(
    "keys of a map that are not Graph's",
    within(
      `const HINTS = new Map([['ECONNRESET', 'Wait.']]);`,
      'for (const [key, hint] of HINTS) if (e.message.includes(key)) return hint;',
    ),
  );
  silentText(
    'the other half of the pairs',
    within(
      `const HINTS = { ECONNRESET: 'could not be found' };`,
      'for (const [key, hint] of Object.entries(HINTS)) if (e.message.includes(key)) return hint;',
    ),
  );
});

describe("fields of the project's own errors", () => {
  const own = (host: string): string => `class ApiError extends Error {
  constructor(message: string, readonly status: number, code?: string) { super(message); this.reason = code; }
  reason?: string;
  isGone(): boolean { return MARK; }
}
export async function read(path: string) {
  const res = await fetch('${host}' + path);
  if (res.ok) return res.json();
  const body = await res.json();
  throw new ApiError('failed', res.status, body.error.code);
}`;
  code(
    'that the constructor is given for',
    own('https://graph.microsoft.com/v1.0').replace(
      'MARK',
      "this.status === 404 || «this.reason === 'itemNotFound'»",
    ),
  );
  silentCode(
    'not from another service',
    own('https://api.example.com').replace('MARK', "this.status === 404 || this.reason === 'itemNotFound'"),
  );
});

describe('types of the same file', () => {
  const typed = (
    types: string,
    test: string,
  ): string => `class Files { async read(path: string) { const res = await fetch('https://graph.microsoft.com/v1.0' + path); if (!res.ok) throw new Error(await res.text()); } }
class Notes { async read(path: string) { const res = await fetch('https://notes.example.com' + path); if (!res.ok) throw new Error(await res.text()); } }
${types}
export async function f(deps: Deps) { try { await deps.files.read('/me'); } catch (e: any) { if (${test}) return; throw e; } }`;
  text(
    'an interface',
    typed('interface Deps { files: Files; notes: Notes }', "«e.message.includes('could not be found')»"),
  );
  text(
    'a type',
    typed(
      'type Base = { files: Files; notes: Notes };\ntype Deps = Readonly<Base>;',
      "«e.message.includes('could not be found')»",
    ),
  );
  silentText(
    'of something else',
    typed('type Deps = { files: Notes };', "e.message.includes('could not be found')"),
  );
  silentText(
    'that stand for each other',
    `${SDK}type A = B;\ntype B = A;\ndeclare const a: A;\nexport async function f() { try { await a.client.get('/me'); } catch (e: any) { if (e.message.includes('404')) return; } }`,
  );
});

describe('answers as Intune spells them', () => {
  text(
    'with a capital',
    `${AXIOS}${caught("axios.delete('https://graph.microsoft.com/beta/deviceManagement/' + path)", "«String(e.response?.data?.Message).includes('in progress')»")}`,
  );
});

describe('answers in a batch', () => {
  text(
    'that are taken by a counter',
    `${SDK}export async function f(requests: any[]) {
  const batch = await client.api('/$batch').post({ requests });
  for (let i = 0; i < requests.length; i++) { const answer = batch.responses[i]; if (answer.status === 400 && «answer.body?.error?.message?.includes('already exist')») return i; }
  return -1;
}`,
  );
});

describe('codes with underscores', () => {
  const made = (
    test: string,
  ): string => `class ApiError extends Error { constructor(readonly code: string, message: string) { super(message); } }
async function read(path: string) {
  const res = await fetch('https://graph.microsoft.com/v1.0' + path);
  if (!res.ok) throw new ApiError(nameOf(res.status), await res.text());
}
declare function nameOf(status: number): string;
${caught('read(path)', test)}`;
  code('of a request', `${SDK}${caught("client.api('/me').get()", "«e.code === 'quota_used_up'»")}`);
  const kept = (
    given: string,
    test: string,
  ): string => `class ApiError extends Error { constructor(readonly code: string, message: string) { super(message); } }
declare function nameOf(status: number): string;
async function read(path: string) {
  const res = await fetch('https://graph.microsoft.com/v1.0' + path);
  if (!res.ok) { const body = await res.json(); throw new ApiError(${given}, body.error.message); }
}
${caught('read(path)', test)}`;
  code(
    'no matter how it is spelled, where the code of Graph is handed on',
    kept('body.error.code', '«/conflict|locked/.test(e.code)»'),
  );
  silentCode(
    'nor any other where only the text is',
    kept('nameOf(res.status)', '/conflict|locked/.test(e.code)'),
  );
  code(
    'of the catalogue, in an error of the project',
    kept('body.error.code', "«e.code === 'upload_name_conflict'»"),
  );
  silentCode(
    'of the catalogue, which the project has made of the status',
    made("e.code === 'upload_name_conflict'"),
  );
  silentCode('of the project, in an error of its own', made("['too_many', 'graph_failed'].includes(e.code)"));
});

describe('wrappers of handlers', () => {
  const wrapper = (
    given: string,
  ): string => `${SDK}async function load(id: string) { return client.api('/users/' + id).get(); }
async function count(id: string) { return id.length; }
const guarded = (handler: (id: string) => Promise<unknown>) => async (id: string) => { try { return await handler(id); } catch (e: any) { if (MARK) return undefined; throw e; } };
const safely = (handler: (id: string) => Promise<unknown>) => guarded(handler);
export const tools = [safely(${given})];`;
  text(
    'that hand their handler on',
    wrapper('load').replace('MARK', "«e.message.includes('could not be found')»"),
  );
  silentText(
    'not around something else',
    wrapper('count').replace('MARK', "e.message.includes('could not be found')"),
  );
});

describe('where a URL comes from', () => {
  const pages = (
    base: string,
    test: string,
  ): string => `async function get(url: string) { const res = await fetch(url); if (!res.ok) throw new Error(await res.text()); return res.json(); }
async function all(first: string) { const found: any[] = []; let next: string | undefined = first; while (next) { const page = await get(next); found.push(page); next = page['@odata.nextLink']; } return found; }
${caught(`all('${base}' + path)`, test)}`;
  text(
    'a variable that a parameter is the first value of',
    pages('https://graph.microsoft.com/v1.0', "«e.message.includes('too complex')»"),
  );
  silentText(
    'not the same with another host',
    pages('https://api.example.com', "e.message.includes('too complex')"),
  );
  const listed = (
    base: string,
    test: string,
    tail = '',
  ): string => `async function get(url: string) { const res = await fetch(url); if (!res.ok) throw new Error(await res.text()); return res.json(); }
export async function f() {
  const ways: { url: string }[] = [${tail}];
  ways.push({ url: '${base}/messages' });
  for (const way of ways) { try { return await get(way.url); } catch (e: any) { if (!${test}) throw e; } }
  return undefined;
}`;
  text(
    'a list that is filled later',
    listed('https://graph.microsoft.com/v1.0/me', "e.message.includes('too complex')").replace(
      "!e.message.includes('too complex')",
      "«!e.message.includes('too complex')»",
    ),
  );
  silentText(
    'not a list of other hosts',
    listed(
      'https://api.example.com',
      "e.message.includes('too complex')",
      "{ url: 'https://files.example.com' }",
    ),
  );
});

describe('words of a wrapper', () => {
  const long = (wording: string, test: string, more = ''): string => `import { database } from './database';
async function post(path: string) { const res = await fetch('https://graph.microsoft.com/v1.0' + path); if (!res.ok) throw new Error(\`${wording}\${await res.text()}\`); }
export async function f() {
  try { await database.user(); await database.account(); await database.write(); ${more} await post('/me/sendMail'); await database.log(); } catch (e: any) { if (${test}) return; throw e; }
}`;
  text(
    'tell its errors from those of much else in the same try',
    long('Graph [${String(res.status)}]: ', '«/Graph \\[401\\]/.test(e.message)»'),
  );
  silentText(
    'not where the text has none of them',
    long('Graph [${String(res.status)}]: ', '/\\[401\\]/.test(e.message)'),
  );
  silentText(
    'nor words that any error may have',
    long(
      'Request failed with status ${String(res.status)}: ',
      "e.message.includes('Request failed with status 401')",
    ),
  );
  silentText(
    'nor beside a request of another service',
    long(
      'Graph [${String(res.status)}]: ',
      '/Graph \\[401\\]/.test(e.message)',
      "await fetch('https://api.example.com/items');",
    ),
  );
});
