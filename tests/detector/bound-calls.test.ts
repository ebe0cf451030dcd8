import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const GRAPH = 'https://graph.microsoft.com/v1.0';
const caller = (call: string, test: string): string => `export async function run(this: Host, id: string) {
  try { return await ${call}; } catch (error: any) { if (${test}) return; throw error; } }`;
const asked = "error.message.includes('odd words')";
const found = `«${asked}»`;

/** Nodes of workflow tools lend `this` to functions of the project, and these ask the host to send. */
describe('a function that is called with the host of the caller as its this', () => {
  const whole = `async function ask(this: Host, path: string) { return this.helpers.httpRequestWithAuthentication.call(this, 'graphAccount', { baseURL: '${GRAPH}', url: path }); }\n`;
  text('sends to Graph what it gets', whole + caller('ask.call(this, `/me/messages/${id}`)', found));
  text('and has type arguments', whole + caller('ask.call<Host, [string], Promise<any>>(this, id)', found));
  text(
    'and builds its options before',
    `async function ask(this: Host, method: string, path: string, uri?: string) { const options = { method, url: uri || \`${GRAPH}\${path}\` }; return await this.helpers.requestOAuth2.call(this, 'graphAccount', options); }\n` +
      caller("ask.call(this, 'GET', id)", found),
  );

  const open =
    'async function ask(this: Host, method: string, url: string) { return this.helpers.httpRequest({ method, url }); }\n';
  text('and gets the address', open + caller(`ask.call(this, 'GET', \`${GRAPH}/me/\${id}\`)`, found));
  silent(
    'and gets the address of something else',
    open + caller("ask.call(this, 'GET', `https://example.com/me/${id}`)", asked),
  );
  silent(
    'and gets the address of something else before one of Graph',
    open + caller(`ask.call(this, 'GET', 'https://example.com/me', \`${GRAPH}/me/\${id}\`)`, asked),
  );
  text(
    'and the host gets what it sends with',
    `async function ask(this: Host, url: string) { return this.helpers.request.call(this, { uri: url }); }\n` +
      caller(`ask.call(this, \`${GRAPH}/me/\${id}\`)`, found),
  );
  silent(
    'and handles what fails itself',
    `async function ask(this: Host, url: string) { try { return await this.helpers.httpRequest({ url }); } catch { return undefined; } }\n` +
      caller(`ask.call(this, \`${GRAPH}/me/\${id}\`)`, asked),
  );
});

describe('a function that declares its this, and is called as ever', () => {
  text(
    'gets the address as its first argument',
    `class Reader { helpers: any;
  load = async function (this: Reader, url: string) { return this.helpers.httpRequest({ url }); };
  async run(id: string) { try { return await this.load(\`${GRAPH}/me/\${id}\`); } catch (error: any) { if (${found}) return; throw error; } } }`,
  );
});

describe('a client that is not known, sent with options', () => {
  const send =
    'class Api { host: any; async send(method: string, url: string) { return this.host.request({ method, url }); }\n';
  text(
    'of which the caller gives the address',
    send +
      `  async run(id: string) { try { return await this.send('GET', \`${GRAPH}/me/\${id}\`); } catch (error: any) { if (${found}) return; throw error; } } }`,
  );
  silent(
    'of which the caller gives that of something else',
    send +
      `  async run(id: string) { try { return await this.send('GET', \`https://example.com/\${id}\`); } catch (error: any) { if (${asked}) return; throw error; } } }`,
  );
});
