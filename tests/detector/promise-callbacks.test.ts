import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const URL = "'https://graph.microsoft.com/v1.0/' + path";
/** A wrapper of promises, and a caller that tests the text of what it rejects with. */
const wrapped = (promise: string, test: string): string => `function send(path: string) { return ${promise}; }
export async function load(path: string) { try { return await send(path); } catch (error: any) { if (${test}) return; throw error; } }`;
const refused = '(res) => { if (res.ok) return res.json(); throw new Error(`Refused with ${res.status}`); }';

describe('a callback of a promise makes an error of what it gets', () => {
  const odd = "error.message.includes('odd words')";
  text('of the response', wrapped(`fetch(${URL}).then(${refused})`, `«${odd}»`));
  text(
    'of the response, and a second one of that error',
    wrapped(
      `fetch(${URL}).then(${refused}).catch((err) => { throw new Error('Sending: ' + err.message); })`,
      `«${odd}»`,
    ),
  );
  text(
    'of the response, and a second one hands it on',
    wrapped(`fetch(${URL}).then(${refused}).catch((err) => { throw err; })`, `«${odd}»`),
  );
  text(
    'as the second argument of then',
    wrapped(
      `fetch(${URL}).then(${refused}).then((body) => body, (err) => { throw new Error(String(err)); })`,
      `«${odd}»`,
    ),
  );
  text(
    'of a body that is read first',
    wrapped(
      `fetch(${URL}).then(async (res) => { const body = await res.text(); if (res.ok) return body; throw new Error('Refused: ' + body); }).catch((err) => { throw new Error(err.message); })`,
      `«${odd}»`,
    ),
  );
  text(
    'of a body that an earlier callback has read',
    wrapped(
      `fetch(${URL}).then((res) => res.json()).then((body) => { if (body.error) throw new Error(body.error.message); return body; })`,
      `«${odd}»`,
    ),
  );
  text(
    'where a parameter gives the address',
    `function send(url: string) { return fetch(url).then(${refused}).catch((err) => { throw new Error(err.message); }); }
export async function load() { try { return await send('https://graph.microsoft.com/v1.0/me'); } catch (error: any) { if («${odd}») return; throw error; } }`,
  );

  silent(
    'of something else',
    wrapped(
      `fetch('https://example.com/' + path).then(${refused}).catch((err) => { throw new Error(err.message); })`,
      odd,
    ),
  );
  silent(
    'that does not fail: it is answered',
    wrapped(`fetch(${URL}).then(${refused}).catch(() => undefined)`, odd),
  );
  silent(
    'of nothing that it gets',
    wrapped(`fetch(${URL}).then(${refused}).catch(() => { throw new Error('Sending went wrong'); })`, odd),
  );
});

describe('the words of an error of the project, in another error of the project', () => {
  const again = (handler: string): string =>
    wrapped(
      `fetch(${URL}).then((res) => { if (res.status === 404) throw new Error('Drawerless'); if (!res.ok) throw new Error('Refused: ' + res.statusText); return res; }).catch(${handler})`,
      "error.message.includes('Drawerless')",
    );
  silent('are its own', again('(err) => { throw new Error(`Sending: ${err.message}`); }'));
  silent(
    'are its own in a try as well',
    `async function send(path: string) {
  try { const res = await fetch(${URL}); if (res.status === 404) throw new Error('Drawerless'); if (!res.ok) throw new Error(await res.text()); return res; }
  catch (err: any) { throw new Error(\`Sending: \${err.message}\`); } }
export async function load(path: string) { try { return await send(path); } catch (error: any) { if (error.message.includes('Drawerless')) return; throw error; } }`,
  );
});
