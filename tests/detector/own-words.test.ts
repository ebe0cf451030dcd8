import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

/** A function that throws what a maker makes when there is no token, before it calls Graph. */
const made = (maker: string, test: string): string => `${SDK}declare const token: string | undefined;
${maker}
async function me() { if (!token) throw signIn(); return client.api('/me').get(); }
export async function load() { try { return await me(); } catch (e: any) { if (${test}) return null; throw e; } }`;
const OWN = "e.message.startsWith('Session is missing')";

describe('the text of an error that a function makes and puts more into', () => {
  silent(
    'a property',
    made(
      "function signIn() { const error: any = new Error('Session is missing.'); error.reason = 'none'; return error; }",
      OWN,
    ),
  );
  silent(
    'of a text in a variable',
    made(
      "function signIn() { let message = 'Broken.'; if (!token) message = `Session is missing: ${token}`; const error: any = new Error(message); error.reason = 1; return error; }",
      OWN,
    ),
  );
  silent(
    'by Object.assign',
    made(
      "function signIn() { const error = new Error('Session is missing.'); return Object.assign(error, { reason: 1 }); }",
      OWN,
    ),
  );
  silent(
    'by Object.assign alone',
    made("const signIn = () => Object.assign(new Error('Session is missing.'), { reason: 1 });", OWN),
  );
  silent(
    'the message itself',
    made(
      "function signIn() { const error = new Error(); error.message = 'Session is missing.'; return error; }",
      OWN,
    ),
  );
  silent(
    'one of two',
    made("const signIn = () => (token ? new TypeError('Other.') : new Error('Session is missing.'));", OWN),
  );
  silent(
    'an error of a class',
    made(
      "class SignIn extends Error { constructor() { super('Session is missing.'); } }\nfunction signIn() { const error: any = new SignIn(); error.reason = 1; return error; }",
      OWN,
    ),
  );
  silent(
    'in a method',
    made(
      "const errors = { make() { const error: any = new Error('Session is missing.'); error.reason = 1; return error; } };\nconst signIn = () => errors.make();",
      OWN,
    ),
  );
  text(
    'another text',
    made(
      "function signIn() { const error: any = new Error('Session is missing.'); error.reason = 'none'; return error; }",
      "«e.message.startsWith('Mailbox is inactive')»",
    ),
  );
  text(
    'the words of another property',
    made(
      "function signIn() { const error: any = new Error('Broken.'); error.hint = 'Session is missing.'; return error; }",
      `«${OWN}»`,
    ),
  );
});

/** A function that puts what failed into its result, and one that looks at it. */
const result = (reason: string, test: string): string => `${SDK}
async function group(id: string) { try { return { valid: true, reason: '', id: (await client.api('/groups').get()).id }; } catch (e: any) { return { valid: false, reason: ${reason}, id }; } }
export async function load(id: string) { const info = await group(id); if (${test}) return null; return info; }`;

describe('words that the project puts around the text of an error', () => {
  silent(
    'in front of it',
    result('`Group query failed: ${e.message}`', "info.reason.startsWith('Group query failed:')"),
  );
  silent(
    'in front of it, added',
    result("'Group query failed: ' + e.message", "info.reason.startsWith('Group query failed')"),
  );
  silent('behind it', result('`${e.message} (group query)`', "info.reason.endsWith('(group query)')"));
  silent(
    'that are looked for in lower case',
    result('`Group query failed: ${e.message}`', "info.reason.toLowerCase().includes('group query failed')"),
  );
  silent(
    'that are not there',
    result('`Group query failed: ${e.message}`', "!info.reason.includes('Group query failed')"),
  );
  silent(
    'by pattern',
    result('`Group query failed: ${e.message}`', '/^Group query failed/.test(info.reason)'),
  );
  silent(
    'by position',
    result('`Group query failed: ${e.message}`', "info.reason.indexOf('Group query') === 0"),
  );
  silent(
    'by a helper',
    result('mark(e)', "info.reason.startsWith('Group query failed:')").replace(
      'async function',
      'const mark = (e: any) => `Group query failed: ${e.message}`;\nasync function',
    ),
  );
  silent(
    'in a variable',
    `${SDK}export async function load() { try { return await client.api('/me').get(); } catch (e: any) { const shown = \`Group query failed: \${e.message}\`; if (shown.includes('Group query')) return null; throw e; } }`,
  );
  text(
    'what stands behind them',
    result('`Group query failed: ${e.message}`', "«info.reason.includes('mailbox is inactive')»"),
  );
  text(
    'both',
    result(
      '`Group query failed: ${e.message}`',
      "«info.reason.startsWith('Group query failed: mailbox is inactive')»",
    ),
  );
  text('without them', result('e.message', "«info.reason.startsWith('Group query failed:')»"));
  text(
    'a text that the catalogue knows',
    result('`itemNotFound: ${e.message}`', "«info.reason.includes('itemNotFound')»"),
  );
});

/** A client of another service with the methods of the classic client. */
const own = (
  client: string,
  host: string,
  path = '/users/1',
): string => `import { Client } from '@microsoft/microsoft-graph-client';
${client.replaceAll('HOST', host)}
export async function load() { try { return await shop.api('${path}').get(); } catch (e: any) { if (TEST) return null; throw e; } }`;
const PLAIN = "e.message.includes('Item is not there')";
const CLIENTS: readonly (readonly [name: string, source: string])[] = [
  [
    'a class',
    'class Shop { api(path: string) { return { get: async () => { const res = await fetch(`HOST${path}`); if (!res.ok) throw new Error(await res.text()); return res.json(); } }; } }\nconst shop = new Shop();',
  ],
  [
    'an object',
    'const shop = { api: (path: string) => ({ get: async () => { const res = await fetch(`HOST${path}`); if (!res.ok) throw new Error(await res.text()); return res.json(); } }) };',
  ],
  [
    'a function that returns an object',
    'const send = async (path: string) => { const res = await fetch(`HOST${path}`); if (!res.ok) throw new Error(await res.text()); return res.json(); };\nconst create = () => ({ api: (path: string) => ({ get: () => send(path) }) });\nconst shop = create();',
  ],
  [
    'a builder',
    'class Request { constructor(private path: string) {} async get() { const res = await fetch(`HOST${this.path}`); if (!res.ok) throw new Error(await res.text()); return res.json(); } }\nclass Shop { api(path: string) { return new Request(path); } }\nconst shop = new Shop();',
  ],
];

describe.each(CLIENTS)('the methods of the classic client in %s', (_name, source) => {
  silent('of another service', own(source, 'https://shop.example.com').replace('TEST', PLAIN));
  text('of Graph', own(source, 'https://graph.microsoft.com/v1.0').replace('TEST', `«${PLAIN}»`));
});

describe('the methods of the classic client', () => {
  text(
    'in a class that hands on to it',
    own(
      'declare const client: Client;\nclass Shop { api(path: string) { return client.api(path); } }\nconst shop = new Shop();',
      '',
    ).replace('TEST', `«${PLAIN}»`),
  );
  text(
    'of a parameter',
    "export async function load(shop: any) { try { return await shop.api('/me/messages').get(); } catch (e: any) { if («e.message.includes('mailbox is inactive')») return null; throw e; } }",
  );
});

describe('words beside sentences of the project in one condition', () => {
  const asked = (condition: string): string => `import { Client } from '@microsoft/microsoft-graph-client';
async function load(client: Client, token?: string) { if (!token) throw new Error('No account was found. Please connect it again.'); return client.api('/me').get(); }
export async function run(client: Client, token?: string) { try { await load(client, token); } catch (e: any) { if (${condition}) return; throw e; } }`;
  text(
    'are the project’s as well',
    asked("e.message.includes('No account was found') || e.message.includes('is not linked')"),
  );
  text(
    'are the service’s when they are more',
    asked(
      "e.message.includes('No account was found') || «e.message.includes('is not linked') || e.message.includes('has been moved to')»",
    ),
  );
  text('are the service’s when they stand alone', asked("«e.message.includes('is not linked')»"));
  text(
    'are the service’s when the catalogue knows them',
    asked("e.message.includes('No account was found') || «e.message.includes('itemNotFound')»"),
  );
});

describe('the text of an error of words that the project puts together', () => {
  const asked = (reason: string, condition: string): string => `${SDK}
const BY_STATUS: Record<number, string> = { 404: 'MAILBOX_MISSING', 429: 'SENT_TOO_OFTEN' };
class DomainError extends Error {
  constructor(readonly reason: string, options?: ErrorOptions) { super(\`domain: \${reason}\`, options); }
}
async function me() {
  try { return await client.api('/me').get(); } catch (cause: any) {
    const status = cause instanceof Error ? cause.statusCode : 0;
    throw new DomainError(${reason}, { cause });
  }
}
export async function load() { try { return await me(); } catch (e: any) { if (${condition}) return null; throw e; } }`;
  const OF_TABLE = "BY_STATUS[status] ?? 'UNKNOWN'";
  silent(
    'is the project’s, with a word of a table',
    asked(OF_TABLE, "e.message === 'domain: SENT_TOO_OFTEN'"),
  );
  silent('and with a word beside the table', asked(OF_TABLE, "e.message === 'domain: UNKNOWN'"));
  text(
    'is not, with what Graph says behind them',
    asked('cause.message', "«e.message === 'domain: The mailbox is inactive'»"),
  );
  text(
    'is not, with a word that no table has',
    asked(OF_TABLE, "«e.message === 'domain: The mailbox is inactive'»"),
  );
  text(
    'is not, with the number of the status behind them',
    asked("cause.statusCode === 404 ? '404' : cause.message", "«e.message === 'domain: 404'»"),
  );
});

describe('words that a program puts around a text of an error by a function of a library', () => {
  const fails = (test: string): string =>
    `import { format, inspect } from 'node:util';\n${SDK}export async function me() { try { return await client.api('/me').get(); } catch (e: any) { if (${test}) return null; throw e; } }`;
  silent('are its own', fails("format('Item could not be found: %s', e).includes('could not be found')"));
  text(
    'are beside the words of the error',
    fails("«format('Refused: %s', e).includes('could not be found')»"),
  );
  text('are none', fails("«inspect(e).includes('could not be found')»"));
  silent('are of another value', fails("inspect(process.memoryUsage()).includes('could not be found')"));
});
