import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const GRAPH = 'https://graph.microsoft.com/v1.0/me';
/** Throws something of what a URL answers, and tests what arrives. */
const throws = (thrown: string, test: string, url = GRAPH): string => `export async function run() {
  try { const res = await fetch('${url}'); const data = await res.json(); if (data.error) throw ${thrown}; return data; }
  catch (err: any) { if (${test}) return null; throw err; } }`;
const EXPIRED = "err.includes('token is expired')";
const CODE = "err.code === 'InvalidAuthenticationToken'";

describe('the error object of an answer that is thrown as it is', () => {
  code('has its code where it is', throws('data.error', `«${CODE}»`));
  code(
    'has its code below, where the whole answer is thrown',
    throws('data', "«err.error.code === 'InvalidAuthenticationToken'»"),
  );
  text('has its message', throws('data.error', "«err.message.includes('token is expired')»"));
  code(
    'is thrown by a helper that is given the answer',
    `const given = (data: any) => { if (data.error) throw data.error; return data; };\n${throws('data.error', 'false').replace('if (data.error) throw data.error; return data;', 'return given(data);').replace('false', `«${CODE}»`)}`,
  );
  code('has none where another service answers', throws('data.error', CODE, 'https://api.example.org/me'));
  code(
    'has none where only the connection may fail',
    `export async function run() { try { return await fetch('${GRAPH}'); } catch (err: any) { if (${CODE}) return null; throw err; } }`,
  );
});

describe('a text of an answer that is thrown itself', () => {
  text('is looked into', throws('data.error.message', `«${EXPIRED}»`));
  text(
    'is compared',
    throws('data.error.message', "«err === 'Access token has expired or is not yet valid.'»"),
  );
  text(
    'is rejected with',
    `export const run = () => fetch('${GRAPH}').then((res) => res.json()).then((data) => { if (data.error) return Promise.reject(data.error.message); return data; }).catch((err) => { if («${EXPIRED}») return null; throw err; });`,
  );
  text(
    'is the whole answer',
    `export async function run() { try { const res = await fetch('${GRAPH}'); if (!res.ok) throw await res.text(); } catch (err: any) { if («${EXPIRED}») return null; throw err; } }`,
  );
  const around = (test: string): string => throws('`Graph says no: ${data.error.message}`', test);
  text('is put into a text', around(`«${EXPIRED}»`));
  silent('is put into a text that is asked for', around("err.includes('Graph says no')"));
  silent('comes from another service', throws('data.error.message', EXPIRED, 'https://api.example.org/me'));
  silent('is no text where the error object is thrown', throws('data.error', EXPIRED));
  silent('is no text where an error is made of it', throws('new Error(data.error.message)', EXPIRED));
});

describe('the answer that an error of PnP holds', () => {
  const pnp = (read: string, test: string): string => `import { graphfi } from '@pnp/graph';
const graph = graphfi().using();
export async function run(id: string) {
  try { return await graph.groups.getById(id)(); } catch (err: any) { ${read} if (${test}) return null; throw err; } }`;

  text(
    'is read as a text',
    pnp('const raw = await err.response.text();', "«raw.includes('must have at least one owner')»"),
  );
  text(
    'is read as a text from a copy',
    pnp('const raw = await err.response.clone().text();', "«raw.includes('must have at least one owner')»"),
  );
  code(
    'is read from a copy',
    pnp('const body = await err.response.clone().json();', "«body.error.code === 'notAllowed'»"),
  );
  text(
    'is none of the headers',
    pnp("const raw = err.response.headers.get('x-kind');", "raw.includes('must have at least one owner')"),
  );
});

describe('texts that are collected in a property', () => {
  const collects = (
    add: string,
    test: string,
  ): string => `import { Client } from '@microsoft/microsoft-graph-client';
export async function run(client: Client, users: string[]) {
  const report: { texts: string[]; names: string[] } = { texts: [], names: [] };
  for (const user of users) await client.api(user).get().then((found: any) => { report.names.push(found.name); }).catch((e: any) => { ${add} });
  return ${test};
}`;

  text(
    'of failures',
    collects(
      'report.texts.push(e.message);',
      "report.texts.find((t) => «t.includes('does not have any available licenses')»)",
    ),
  );
  text(
    'of failures, in order',
    collects(
      'report.texts.unshift(e.message);',
      "«report.texts.some((t) => t.includes('does not have any available licenses'))»",
    ),
  );
  text(
    'beside those of what was found',
    collects(
      'report.texts.push(e.message);',
      "report.names.find((t) => t.includes('does not have any available licenses'))",
    ),
  );
});

describe('a class of errors around a test', () => {
  const guarded = (type: string, from: string): string => `import { HttpClient } from '@angular/common/http';
import { ${type} } from '${from}';
import { firstValueFrom } from 'rxjs';
export class Planner { constructor(private http: HttpClient) {}
  async move() { try { await firstValueFrom(this.http.patch('https://graph.microsoft.com/v1.0/planner/tasks/1', {})); } catch (thrown: any) {
    if (!(thrown instanceof ${type})) throw thrown;
    if (TEST) return false; throw thrown; } } }`;
  const TEST = "thrown.error.error.message.includes('maximum number of active tasks')";

  text(
    'of the client is one of Graph',
    guarded('HttpErrorResponse', '@angular/common/http').replace('TEST', `«${TEST}»`),
  );
  text('of another package is none', guarded('ValidationError', 'yup').replace('TEST', TEST));
});

describe('words of something else', () => {
  const helper = (test: string): string => `import { Client } from '@microsoft/microsoft-graph-client';
export async function run(client: Client) { try { return await client.api('/me').get(); } catch (err: any) { if (${test}) return null; throw err; } }`;

  text(
    'of Cosmos DB',
    helper("err.message.includes('Request rate is large') || err.message.match(/RetryAfterMs=(\\d+)/)"),
  );
  text('of the Azure CLI', helper("err.message.includes('az login')"));
  text(
    'of the token endpoint',
    helper("err.message.includes('temporarily_unavailable') || err.message.includes('server_error')"),
  );
  text(
    'of an API of Google',
    helper('/has not been used in project|is disabled|SERVICE_DISABLED/i.test(err.message)'),
  );
  text('of a language model', helper('/credit balance|too low|insufficient/i.test(err.message)'));
  text(
    'of Graph beside those of a language model',
    helper('«/credit balance|too low|itemNotFound/i.test(err.message)»'),
  );
  text('that ask the same of Graph alone', helper('«/too low|is disabled/i.test(err.message)»'));
  text(
    'of a variable of the project',
    helper("err.message.includes('accessToken is null') || err.message.includes('No valid access token')"),
  );
  text('of the token as Graph says it', helper("«err.message.includes('Access token is empty')»"));
  text(
    'of a driver of Mongo',
    helper("err.codeName === 'Throttled' || err.message.includes('does not exist in the tenant')"),
  );
  text(
    'of Graph',
    helper("err.name === 'Throttled' || «err.message.includes('does not exist in the tenant')»"),
  );
});
