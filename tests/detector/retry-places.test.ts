import { describe, expect, it } from 'vitest';
import { plainRetriesIn, retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const inFile = (code: string): number => plainRetriesIn(code).length;

describe('counters in fields', () => {
  const reader = (head: string, handler: string, rest = ''): string =>
    `export class Reader {\n  private failed = 0;\n  ${rest}\n  async load(): Promise<unknown> {\n    ${head}\n    try { return await client.api('/me/calendars').get(); } catch (e: any) {\n      ${handler}\n    }\n  }\n}`;

  it.each([
    [
      'set to nothing at the head',
      reader(
        'this.failed = 0;',
        'this.failed += 1; if (e.statusCode === 503 && this.failed < 4) return this.load(); throw e;',
      ),
    ],
    [
      'set to nothing at the head, and counted by itself',
      reader(
        'this.failed = 0;',
        'this.failed++; if (this.failed > 4) throw e; await sleep(1000); return this.load();',
      ),
    ],
    [
      'set to nothing before the next call',
      reader('', 'if (++this.failed > 4) throw e; this.failed = 0; return this.load();').replace(
        'if (++this.failed > 4) throw e;',
        'this.failed++; if (this.failed > 4) throw e;',
      ),
    ],
  ])('bound nothing: %s', (_name, code) => {
    expect(find(code)).toHaveLength(1);
  });

  it.each([
    [
      'never set back',
      reader(
        '',
        'this.failed += 1; if (e.statusCode === 503 && this.failed < 4) return this.load(); throw e;',
      ),
    ],
    [
      'set to more than what is asked for',
      reader(
        'this.failed = 4;',
        'this.failed += 1; if (e.statusCode === 503 && this.failed < 4) return this.load(); throw e;',
      ),
    ],
    [
      'that another method writes as well',
      reader(
        'this.failed = 0;',
        'this.failed += 1; if (e.statusCode === 503 && this.failed < 4) return this.load(); throw e;',
        'stop() { this.failed = 9; }',
      ),
    ],
    [
      'set back only after a success',
      reader('', 'this.failed += 1; if (this.failed < 4) return this.load(); throw e;').replace(
        "return await client.api('/me/calendars').get();",
        "const all = await client.api('/me/calendars').get(); this.failed = 0; return all;",
      ),
    ],
  ])('may be a bound: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });

  it('sees through what is written for the token of a request', () => {
    const code = (test: string): string =>
      `import superagent from 'superagent';\nexport async function fetchIt(id: string, session: any) {\n  let bad = 0;\n  while (bad < 5) {\n    try { return await superagent.get('https://graph.microsoft.com/v1.0/me/messages/' + id).set('Authorization', session.token); } catch (e: any) { bad += 1; if (e.status === 401) { session.token = await session.renew(); ${test} } else if (e.status < 500) throw e; }\n  }\n}`;
    expect(inFile(code('bad = 0;'))).toBe(1);
    expect(inFile(code(''))).toBe(0);
    expect(inFile(code('bad = 0;').replace("'Authorization'", "'Prefer'"))).toBe(0);
  });
});

describe('lists in fields', () => {
  const outbox = (handler: string, take = 'const note = this.open.shift()!;'): string =>
    `export class Notes {\n  private readonly open: any[] = [];\n  private readonly lost: any[] = [];\n  async drain() {\n    while (this.open.length > 0) {\n      ${take}\n      try { await client.api('/me/onenote/pages').post(note); } catch (e) { ${handler} }\n    }\n  }\n}`;

  it('reports an item that goes back', () => {
    expect(find(outbox('this.open.push(note); await sleep(1000);'))).toEqual([
      'loop while (…): while (this.open.length > 0)',
    ]);
    expect(find(outbox('this.open.unshift(note);'))).toHaveLength(1);
  });

  it.each([
    ['that goes into another list', outbox('this.lost.push(note);')],
    ['that comes from another list', outbox('this.open.push(note);', 'const note = this.lost.shift()!;')],
    ['that counts', outbox('note.tries++; if (note.tries < 3) this.open.push(note);')],
  ])('leaves one %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });

  it('leaves an item that goes back while its tries are few', () => {
    const code = (limit: string): string =>
      `const tries = new Map<string, number>();\nexport async function clear(all: string[]) {\n  const open = [...all]; const lost: string[] = [];\n  while (open.length) {\n    const id = open.shift()!;\n    const res = await fetch('https://graph.microsoft.com/v1.0/me/events/' + id, { method: 'DELETE' });\n    if (res.ok) continue;\n    const made = (tries.get(id) ?? 0) + 1;\n    tries.set(id, made);\n    if (${limit}res.status === 429) open.push(id); else lost.push(id);\n  }\n  return lost;\n}`;
    expect(find(code('made < 4 && '))).toEqual([]);
    expect(find(code(''))).toHaveLength(1);
  });
});

describe('functions that give one thing after the other', () => {
  const pages = (again: string): string =>
    `export async function* all(url = 'https://graph.microsoft.com/v1.0/users/delta', tries = 0): AsyncGenerator<any> {\n  const res = await fetch(url);\n  if (res.status === 503) { ${again} return; }\n  const page = await res.json();\n  yield* page.value;\n  if (page['@odata.nextLink']) yield* all(page['@odata.nextLink']);\n}`;

  it('repeat what they run again', () => {
    expect(find(pages('yield* all(url);'))).toEqual(['recursion all: all(url)']);
  });

  it.each([
    ['another page', pages('yield* all(url.split("?")[0] + "/again");')],
    ['what only counts', pages('if (tries < 3) yield* all(url, tries + 1);')],
    ['what nobody runs', pages('yield all(url);')],
    ['what is only made', pages('const later = all(url);')],
  ])('leave %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('options of which a part is taken out', () => {
  const send = (again: string, parameter = '{ tries = 0, ...rest }'): string =>
    `import axios from 'axios';\nexport async function send(${parameter}: any): Promise<any> {\n  try { return await axios.request({ baseURL: 'https://graph.microsoft.com/v1.0', ...rest }); } catch (e: any) {\n    if (e.response?.status !== 429) throw e;\n    console.warn(tries);\n    return send(${again});\n  }\n}`;

  it('are the same when the rest is given again', () => {
    expect(inFile(send('{ ...rest, tries: tries + 1 }'))).toBe(1);
  });

  it.each([
    [
      'another rest',
      send('{ ...other, tries: tries + 1 }').replace('export', 'declare const other: any;\nexport'),
    ],
    ['another address', send('{ ...rest, url: rest.next, tries: tries + 1 }')],
    [
      'a part that is asked for',
      send('{ ...rest, tries: tries + 1 }').replace('console.warn(tries);', 'if (tries > 3) throw e;'),
    ],
    [
      'another service',
      send('{ ...rest, tries: tries + 1 }').replace('graph.microsoft.com/v1.0', 'example.com'),
    ],
  ])('are others with %s', (_name, code) => {
    expect(inFile(code)).toBe(0);
  });
});

describe('a client that is made in each round', () => {
  const load = (made: string, url = "'https://graph.microsoft.com/v1.0/me/todo/lists'"): string =>
    `export class Badge {\n  declare props: any;\n  load = async (): Promise<void> => {\n    try { ${made}\n      const res = await http.get(${url}); if (!res.ok) throw new Error(String(res.status)); } catch { window.setTimeout(this.load, 2000); }\n  };\n}`;

  it('sends the same request', () => {
    expect(
      inFile(load("const http = await this.props.factory.getClient('https://graph.microsoft.com');")),
    ).toBe(1);
  });

  it('asks for something else when the address is made in each round', () => {
    expect(
      inFile(
        load(
          "const http = await this.props.factory.getClient('https://graph.microsoft.com'); const id = await http.next();",
          "'https://graph.microsoft.com/v1.0/users/' + id",
        ),
      ),
    ).toBe(0);
  });
});

describe('intervals that end themselves', () => {
  const interval = (body: string, { before = '', after = '', handle = 'const timer = ' } = {}): string =>
    `export function wait(id: string, done: (team: any) => void) {\n  ${before}\n  ${handle}setInterval(async () => {\n    ${body}\n  }, 5000);\n  ${after}\n}`;
  const TRY =
    'try { const team = await client.api(`/teams/${id}`).get(); clearInterval(timer); done(team); } catch (e) { console.error(e); }';

  it.each([
    ['in a try', interval(TRY)],
    [
      'on a status',
      interval(
        "const res = await fetch('https://graph.microsoft.com/v1.0/teams/' + id); if (!res.ok) return; clearInterval(timer); done(res);",
      ),
    ],
    [
      'on a status, without a jump',
      interval(
        "const res = await fetch('https://graph.microsoft.com/v1.0/teams/' + id); if (res.ok) { clearInterval(timer); done(res); }",
      ),
    ],
    ['under a name', interval(TRY, { before: 'let timer: any;', handle: 'timer = ' })],
  ])('are reported: %s', (_name, code) => {
    expect(find(code)).toEqual(['timer setInterval: setInterval']);
  });

  it.each([
    ['a poller, which goes on after a success', interval(TRY.replace('clearInterval(timer); ', ''))],
    [
      'one that counts',
      interval(TRY.replace('console.error(e);', 'if (++tries > 9) clearInterval(timer);'), {
        before: 'let tries = 0;',
      }),
    ],
    ['one that ends at a failure', interval(TRY.replace('console.error(e);', 'clearInterval(timer);'))],
    ['one that a timer ends', interval(TRY, { after: 'setTimeout(() => clearInterval(timer), 60_000);' })],
    ['one that the caller may end', interval(TRY, { after: 'return timer;' })],
    ['one that a component ends', interval(TRY, { after: 'return () => clearInterval(timer);' })],
    [
      'one that asks another service',
      interval(TRY.replace('client.api(`/teams/${id}`).get()', "fetch('https://example.com')")),
    ],
  ])('are left: %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
