import { describe, expect, it } from 'vitest';
import { sitesIn } from '../detector/find.js';
import { originsOf, questionOf } from './ask.js';

const FETCH = "const response = await fetch('https://graph.microsoft.com/v1.0/me');";
const CLASS =
  'class Refused extends Error { constructor(status, text) { super(`Refused with ${status}: ${text}`); } }';
const run = (thrown: string, before = ''): string =>
  `${CLASS} ${before} export async function run() { try { ${FETCH} if (!response.ok) throw ${thrown}; } catch (err) { if (err.message.includes('Item not found')) return null; throw err; } }`;
const origins = (code: string): string => originsOf(questionOf(code));

describe('an error that a function makes of what it gets', () => {
  const make = 'async function refusal(given) { return new Refused(given.status, await given.text()); }';
  const read =
    'async function refusal(given) { const body = await given.json(); return new Refused(given.status, body.error.message); }';

  it('has the text that the function awaits', () => {
    for (const before of [make, read]) {
      expect(sitesIn(run('await refusal(response)', before), 'message-match').length).toBe(1);
      expect(origins(run('await refusal(response)', before))).toBe('graph own');
    }
  });

  it('has none where it is not given the answer', () => {
    const code = run("await refusal({ status: 404, text: async () => 'Item not found' })", make);
    expect(sitesIn(code, 'message-match')).toEqual([]);
  });
});

describe('the message of an error of an own class', () => {
  const shown = (head: string, made: string): string =>
    `${head} export function show() { const err = ${made}; if (err.message.includes('Item not found')) return null; return 1; }`;
  const GRAPH = `${CLASS} class Missing extends Refused {}`;
  const caught = (made: string): string =>
    `${GRAPH} import { Client } from '@microsoft/microsoft-graph-client'; declare const client: Client; export async function run() { try { await client.api('/me').get(); } catch (failure) { const err = ${made}; if (err.message.includes('Item not found')) return null; } }`;

  it('is what its constructor gives to `super`, through classes without one', () => {
    for (const name of ['Refused', 'Missing']) {
      expect(origins(caught(`new ${name}(404, failure.message)`))).toBe('graph');
      expect(origins(caught(`new ${name}(404, 'gone', failure.message)`))).toBe('');
    }
  });

  it('is the first argument where no class in its line has a constructor', () => {
    const bare = caught('new Bare(failure.message)').replace(GRAPH, 'class Bare extends Error {}');
    expect(origins(bare)).toBe('graph');
    expect(origins(bare.replace('new Bare(', 'new Bare(404, '))).toBe('');
    expect(origins(shown('class Bare extends Error {}', "new Bare('gone')"))).toBe('');
  });

  it('counts as said by the project with the text in `super`', () => {
    const own = `class Own extends Error { constructor() { super('Item not found in the drawer'); } } import { Client } from '@microsoft/microsoft-graph-client'; declare const client: Client; export async function run() { try { await client.api('/me').get(); throw new Own(); } catch (err) { if (err.message.includes('not found in the drawer')) return null; throw err; } }`;
    expect(sitesIn(own, 'message-match')).toEqual([]);
    expect(sitesIn(own.replace('throw new Own();', ''), 'message-match')).toHaveLength(1);
  });
});

/** A function that throws after the answer has arrived. */
const refuse = (thrown: string, before = ''): string =>
  `${CLASS} ${before} export async function run() { ${FETCH} try { ${thrown} } catch (err) { if (err.message.includes('Item not found')) return null; throw err; } }`;

describe('a text that is cut by a function', () => {
  const cut = (given: string): string =>
    origins(refuse(`throw new Refused(404, short(${given}));`, 'const short = (text) => text.slice(0, 99);'));

  it('is still of what it was cut from', () => {
    expect([cut('await response.text()'), cut('`got ${await response.text()}`'), cut("'gone' + 1")]).toEqual([
      'graph own',
      'graph own',
      'own',
    ]);
  });
});

describe('an error that is filled before it is thrown', () => {
  it.each([
    ['after it was made', "new Error('Refused')", 'err.body = await response.text();'],
    ['of an own class', "new Refused(1, 'Refused')", 'err.body = await response.text();'],
    ['at once', "Object.assign(new Error('Refused'), { body: await response.text() })", ''],
    ['twice', "Object.assign(new Error('Refused'), { body: await response.text() })", 'err.code = 1;'],
  ])('is of what is put into it: %s', (_, made, filling) => {
    expect(origins(refuse(`const err = ${made}; ${filling} throw err;`))).toBe('graph own');
  });

  it('is the own error of the project where nothing of Graph is', () => {
    expect(
      origins(
        refuse("const err = Object.assign(new Error('Refused'), { code: 1 }); err.body = 'gone'; throw err;"),
      ),
    ).toBe('own');
  });
});
