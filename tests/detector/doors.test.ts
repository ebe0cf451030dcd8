import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const reports = finds('message-match');
const silent = (name: string, code: string): void => {
  reports(name, code);
};

const ME = 'https://graph.microsoft.com/v1.0/me';
const OWN = 'https://api.contoso.com/me';

describe('functions that a hook runs', () => {
  const query = (url: string): string => `import { useQuery } from '@tanstack/react-query';
async function me() { const res = await fetch('${url}'); if (!res.ok) throw new Error(await res.text()); return res.json(); }
export function Me() { const { error } = useQuery({ queryKey: ['me'], queryFn: () => me() });`;
  reports(
    'the error of a query',
    `${query(ME)} return error && «error.message.includes('mailbox is inactive')»; }`,
  );
  silent(
    'the error of a query about something else',
    `${query(OWN)} return error && error.message.includes('mailbox is inactive'); }`,
  );
  silent(
    'what a query has found',
    `${query(ME).replace('{ error }', '{ data }')} return data.message.includes('mailbox is inactive'); }`,
  );
  reports(
    'the reason of the last attempt',
    `${query(ME).replace('{ error }', 'query')} return «query.failureReason?.message.includes('mailbox is inactive')»; }`,
  );
  reports(
    'a handler beside a mutation',
    `${SDK}import { useMutation } from 'react-query';
export const useSend = () => useMutation({ mutationFn: () => client.api('/me/sendMail').post({}), onError: (error) => { if («error.message.includes('mailbox is inactive')») alert('x'); } });`,
  );
  silent(
    'a handler beside what is no work',
    `${SDK}import { useMutation } from 'react-query';
export const useSend = () => useMutation({ mutationFn: () => save(), onSuccess: () => client.api('/me').get(), onError: (error) => { if (error.message.includes('mailbox is inactive')) alert('x'); } });`,
  );
  reports(
    'the fetcher of SWR',
    `${SDK}import useSWR from 'swr';
const read = (path) => client.api(path).get();
export function Me() { const { error } = useSWR('/me', read); return «error?.message.includes('mailbox is inactive')»; }`,
  );
  silent(
    'a hook of somebody else',
    `${SDK}import { useQuery } from './hooks';
export function Me() { const { error } = useQuery({ queryFn: () => client.api('/me').get() }); return error?.message.includes('mailbox is inactive'); }`,
  );
});

describe('handlers that a function makes', () => {
  reports(
    'an arrow',
    `${SDK}const ignoring = (text: string) => (error: Error) => { if («error.message.includes('mailbox is inactive')») return text; throw error; };
export const me = () => client.api('/me').get().catch(ignoring('none'));`,
  );
  reports(
    'a method',
    `import type { Client } from '@microsoft/microsoft-graph-client';
export class Users {
  constructor(private readonly client: Client) {}
  private ignoring(text: string) { return (error: Error) => { if («error.message.includes('mailbox is inactive')») return text; throw error; }; }
  me() { return this.client.api('/me').get().catch(this.ignoring('none')); }
}`,
  );
  silent(
    'one that another function of that name makes',
    `${SDK}const ignoring = (text: string) => (error: Error) => { if (error.message.includes('mailbox is inactive')) return text; throw error; };
export class Users { ignoring(text: string) { return () => text; } me() { return client.api('/me').get().catch(this.ignoring('none')); } other() { return save().catch(ignoring('none')); } }`,
  );
  silent(
    'one for something else',
    `${SDK}const ignoring = (text: string) => (error: Error) => { if (error.message.includes('mailbox is inactive')) return text; throw error; };
export const me = () => [client, save().catch(ignoring('none'))];`,
  );
});

describe('promises that a function is given', () => {
  const wait = (promise: string): string => `${SDK}async function orNothing(promise: Promise<unknown>) {
  try { return await promise; } catch (error) { if (§error.message.includes('mailbox is inactive')¶) return; throw error; }
}
export const me = () => orNothing(${promise});`;
  reports('of a request', wait("client.api('/me').get()").replace('§', '«').replace('¶', '»'));
  silent('of something else', wait('save()').replace(/[§¶]/g, ''));
  silent(
    'of nobody who is seen',
    `${SDK}export async function f(params: Promise<unknown>) { try { await params; } catch (error) { if (error.message.includes('mailbox is inactive')) return client; } }`,
  );
  reports(
    'awaiting something else beside a request',
    `${SDK}export async function f(params: Promise<{ id: string }>) { try { await client.api((await params).id).get(); } catch (error) { if («error.message.includes('mailbox is inactive')») return; } }`,
  );
});

describe('functions that a function is given for a package to run', () => {
  const run = (work: string, test: string): string => `${SDK}import { measured } from 'measured-calls';
async function run(work: () => Promise<unknown>) { try { return await measured(work); } catch (error) { if (${test}) return; throw error; } }
export const me = () => run(${work});`;
  reports(
    'a request',
    run("() => client.api('/me').get()", "«error.message.includes('mailbox is inactive')»"),
  );
  silent('something else', run('() => save()', "error.message.includes('mailbox is inactive')"));
  silent('no function at all', run("client as any, '/me'", "error.message.includes('mailbox is inactive')"));
});

describe('steps that a class leaves to those below it', () => {
  const steps = (
    test: string,
    ...urls: readonly string[]
  ): string => `abstract class Task { abstract work(): Promise<void>;
  async run() { try { await this.work(); } catch (error) { if (${test}) return; throw error; } } }
${urls.map((url, index) => `class Task${index} extends Task { async work() { const res = await fetch('${url}'); if (!res.ok) throw new Error(await res.text()); } }`).join('\n')}`;
  const plain = "error.message.includes('mailbox is inactive')";
  reports('one of Graph', steps(`«${plain}»`, ME));
  reports('several, all of them of Graph', steps(`«${plain}»`, ME, `${ME}/messages`));
  silent('several of which one is of something else', steps(plain, ME, OWN));
  silent('one of something else', steps(plain, OWN));
  silent('one of another class', steps(plain, ME).replace('extends Task', 'extends Other'));
});

describe('calls that only wait', () => {
  const beside = (wait: string): string => `${SDK}import { setTimeout as sleep } from 'node:timers/promises';
import { later } from 'somewhere';
export async function f() { try { await client.api('/me').get(); ${wait} } catch (error) { if (§error.message.includes('mailbox is inactive')¶) return; } }`;
  reports(
    'are no other library',
    beside('await sleep(1); await sleep(2);').replace('§', '«').replace('¶', '»'),
  );
  silent('unlike others', beside('await later(1); await later(2);').replace(/[§¶]/g, ''));
});

describe('clients by their class', () => {
  reports(
    'the type of its instances',
    `import { GraphServiceClient } from '@microsoft/msgraph-sdk';
export async function f(client: InstanceType<typeof GraphServiceClient>) { try { await client.me.get(); } catch (error) { if («error.message.includes('mailbox is inactive')») return; } }`,
  );
  silent(
    'the type of the instances of something else',
    `import { Mailbox } from './mailbox';
export async function f(client: InstanceType<typeof Mailbox>) { try { await client.me.get(); } catch (error) { if (error.message.includes('mailbox is inactive')) return; } }`,
  );
});

describe('addresses', () => {
  const failing = (request: string): string =>
    `async function f() { const res = await fetch(${request}); if (!res.ok) { const text = await res.text(); if (§text.includes('mailbox is inactive')¶) return; } }`;
  const found = (before: string, request: string): string =>
    `${before}${failing(request).replace('§', '«').replace('¶', '»')}`;
  const left = (before: string, request: string): string =>
    `${before}${failing(request).replace(/[§¶]/g, '')}`;
  const hosts = `enum Host { Graph = 'https://graph.microsoft.com/v1.0', Own = '${OWN}' }\n`;
  reports('of an enum', found(hosts, '`${Host.Graph}/me`'));
  silent('of another member of it', left(hosts, '`${Host.Own}/me`'));
  reports('joined of parts', found(`const BASE = '${ME}';\n`, "[BASE, 'messages'].join('/')"));
  silent('joined of other parts', left(`const BASE = '${OWN}';\n`, `[BASE, '${ME}'].join('/')`));
  reports(
    'in a request that was made before',
    found(`const request = new Request('${ME}', { method: 'GET' });\n`, 'request'),
  );
  silent(
    'in another request that was made before',
    left(`const request = new Request('${OWN}', { headers: { referer: '${ME}' } });\n`, 'request'),
  );
});

describe('parts of an answer', () => {
  reports(
    'the body of undici',
    `import { request } from 'undici';
export async function f() { const { statusCode, body } = await request('${ME}'); if (statusCode >= 400) { const text = await body.text(); if («text.includes('mailbox is inactive')») return; } }`,
  );
  reports(
    'taken out of an answer that failed',
    `export async function f() { const res = await fetch('${ME}'); const { ok } = res; if (ok) return; const text = await res.text(); return «text.includes('mailbox is inactive')»; }`,
  );
  reports(
    'behind a name for the test',
    `export async function f() { const res = await fetch('${ME}'); const failed = !res.ok || res.status === 204; const text = await res.text(); if (failed && «text.includes('mailbox is inactive')») return; }`,
  );
  silent(
    'behind a name for success',
    `export async function f() { const res = await fetch('${ME}'); const fine = res.ok; const text = await res.text(); if (fine && text.includes('mailbox is inactive')) return; }`,
  );
  silent(
    'of an answer without a failure',
    `import { request } from 'undici';
export async function f() { const { body } = await request('${ME}'); const text = await body.text(); if (text.includes('mailbox is inactive')) return; }`,
  );
  silent(
    'the list that was found beside an error',
    `${SDK}const to = (promise: Promise<any>) => promise.then((data) => [null, data]).catch((error) => [error]);
export async function f() { const [error, data] = await to(client.api('/me/messages').get()); if (data.value.includes('mailbox is inactive')) return error; }`,
  );
});
