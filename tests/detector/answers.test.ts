import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => { text(name, source); };

const ME = 'https://graph.microsoft.com/v1.0/me';

describe('a text that holds what a request has found, or why it failed', () => {
  const tool = (found: string, test: string): string => `async function ask(path: string) { const res = await fetch('${ME}' + path); if (!res.ok) throw new Error(await res.text()); return res.json(); }
async function run(work: () => Promise<{ text: string }>) { try { return await work(); } catch (error: any) { return { text: \`Did not work: \${error.message}\` }; } }
const letter = () => run(async () => { const found = await ask('/messages/1'); return { text: ${found} }; });
export async function show() { const { text } = await letter(); return ${test}; }`;
  silent('tells of a success', tool('`Letter: ${found.subject}`', '/Letter: .*/.test(text)'));
  text('looks like Graph for all that', tool('`Letter: ${found.subject}`', "«text.includes('ErrorItemNotFound')»"));
  text('only of a failure', tool("'Letter is there'", "«/odd words/.test(text)»"));
  text('with what the answer says of the failure', tool('`Letter: ${found.error.message}`', "«/odd words/.test(text)»"));
});
