import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const ME = 'https://graph.microsoft.com/v1.0/me';

describe('a text that holds what a request has found, or why it failed', () => {
  const tool = (
    found: string,
    test: string,
  ): string => `async function ask(path: string) { const res = await fetch('${ME}' + path); if (!res.ok) throw new Error(await res.text()); return res.json(); }
async function run(work: () => Promise<{ text: string }>) { try { return await work(); } catch (error: any) { return { text: \`Did not work: \${error.message}\` }; } }
const letter = () => run(async () => { const found = await ask('/messages/1'); return { text: ${found} }; });
export async function show() { const { text } = await letter(); return ${test}; }`;
  silent('tells of a success', tool('`Letter: ${found.subject}`', '/Letter: .*/.test(text)'));
  text(
    'looks like Graph for all that',
    tool('`Letter: ${found.subject}`', "«text.includes('ErrorItemNotFound')»"),
  );
  text('only of a failure', tool("'Letter is there'", '«/odd words/.test(text)»'));
  text(
    'with what the answer says of the failure',
    tool('`Letter: ${found.error.message}`', '«/odd words/.test(text)»'),
  );
});

describe('the text of an answer of which nothing says that it has failed', () => {
  const read = (test: string): string =>
    `export async function run() { const text = await (await fetch('${ME}')).text(); return ${test}; }`;
  text('is one of a failure where a code is looked for in it', read("«text.includes('ErrorItemNotFound')»"));
  silent('may be anything where words are', read("text.includes('odd words')"));
  silent(
    'may be anything where a message is looked for that a letter may quote',
    read("text.includes('The specified object was not found in the store.')"),
  );
});

describe('the text of an answer in a result with its status', () => {
  const asks = (made: string, body: string): string =>
    `async function one(): Promise<any> { const res = await fetch('${ME}'); if (!res.ok) return { ok: false, error: await res.text(), ${made} }; return { ok: true }; }
export async function run() { const result = await one(); ${body} }`;
  text(
    'is one of a failure where the flag says so',
    asks('status: res.status', "if (!result.ok && «result.error.includes('odd words')») return 1; return 2;"),
  );
  text(
    'where its status says so',
    asks(
      'status: res.status',
      "if (result.status === 404 && «result.error.includes('odd words')») return 1; return 2;",
    ),
  );
  silent(
    'may be anything where nothing is asked',
    asks('status: res.status', "if (result && result.error.includes('odd words')) return 1; return 2;"),
  );
});

describe('words that the file throws elsewhere', () => {
  const beside = "export function check() { throw new Error('Terms of use must be accepted'); }\n";
  const asks = (body: string): string =>
    `${beside}export async function run() { const res = await fetch('${ME}'); if (res.ok) return null; ${body} }`;
  text(
    'are not in what Graph has answered',
    asks(
      "const body = await res.json(); if («body.error.message.includes('Terms of use')») return 1; return 2;",
    ),
  );
  text(
    'nor in its text',
    asks("const body = await res.text(); if («body.includes('Terms of use')») return 1; return 2;"),
  );
  silent(
    'may be in what stands in for it',
    asks(
      "const said = (await res.json()).error?.message ?? 'Terms of use'; if (said.includes('Terms of use')) return 1; return 2;",
    ),
  );
  silent(
    'may be in an error',
    `${beside}export async function run() { try { const res = await fetch('${ME}'); if (!res.ok) throw new Error(await res.text()); } catch (error: any) { if (error.message.includes('Terms of use')) return 1; throw error; } }`,
  );
});
