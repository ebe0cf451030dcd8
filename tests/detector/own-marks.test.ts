import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const sends = (
  made: string,
  test: string,
): string => `async function send(path: string) { const res = await fetch('https://graph.microsoft.com/v1.0/' + path); if (!res.ok) throw new Error(${made}); return res.json(); }
export async function load() { try { return await send('me'); } catch (e: any) { if (${test}) return; throw e; } }`;

describe('a mark of the project with something of the answer behind it', () => {
  text(
    'the status',
    sends('`GRAPH_ERROR_${res.status}: ${await res.text()}`', "«e.message.includes('GRAPH_ERROR_404')»"),
  );
  text(
    'the beginning of a status',
    sends("'GRAPH_HTTP_' + res.status", "«e.message.startsWith('GRAPH_HTTP_5')»"),
  );
  silent('the mark alone', sends('`GRAPH_ERROR_${res.status}`', "e.message.includes('GRAPH_ERROR')"));
  silent('another mark', sends('`GRAPH_ERROR_${res.status}`', "e.message.includes('LOGIN_ERROR_401')"));
  silent(
    'a number that is part of the mark',
    sends("'STEP_ERROR_17'", "e.message.includes('STEP_ERROR_17')"),
  );
  silent(
    'a mark of something else',
    sends('`GRAPH_ERROR_${res.status}`', "e.message.includes('GRAPH_ERROR_404')").replace(
      'graph.microsoft.com',
      'example.com',
    ),
  );
});
