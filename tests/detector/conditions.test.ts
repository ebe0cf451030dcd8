import { describe, expect, it } from 'vitest';
import { detectSites } from '../../rules/src/detector/index.js';
import { parseSource } from '../../rules/src/source/index.js';

const kinds = (code: string): string[] => detectSites(parseSource('file.ts', code)).map(({ kind }) => kind);
const BEFORE = `const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const RETRYABLE = new Set([429, 503]);
const isBusy = (status: number) => status === 429 || status >= 500;
const isGood = (answer: Response) => answer.status < 300;
`;
const SENT = "const res = await fetch('https://graph.microsoft.com/v1.0/me');";
const again = (test: string): string =>
  `${BEFORE}export async function f(): Promise<Response> { ${SENT} if (${test}) { await sleep(1000); return f(); } return res; }`;
const loop = (test: string): string =>
  `${BEFORE}export async function f(): Promise<Response> { while (true) { ${SENT} if (${test}) return res; await sleep(1000); } }`;
const text = (test: string): string =>
  `${BEFORE}export async function f() { ${SENT} if (${test}) { const text = await res.text(); if (text.includes('itemNotFound')) return null; } return res; }`;

const FAILED = [
  '!res.ok',
  'res.ok === false',
  'res.status !== 200',
  'res.status != 200',
  'res.status >= 300',
  'res.status > 299',
  '!(res.status < 300)',
  '300 <= res.status',
  'res.status === 429',
  'Math.floor(res.status / 100) !== 2',
  'Math.trunc(res.status / 100) === 4',
  'String(res.status).startsWith("4")',
  '`${res.status}`.startsWith("5")',
  '/^[45]/.test(String(res.status))',
  '[429, 503].includes(res.status)',
  '[429, 503].indexOf(res.status) !== -1',
  'RETRYABLE.has(res.status)',
  'isBusy(res.status)',
  '!isGood(res)',
  'res.status === 429 && res.headers.has("Retry-After")',
  '!(res.status >= 200 && res.status < 300)',
];
const OTHER = [
  'res.ok',
  'res.status === 200',
  'res.status < 400',
  'res.status !== 404',
  'res.status === 202',
  'res.status === 304',
  '![429, 503].includes(res.status)',
  'isGood(res)',
  'Math.floor(res.status / 100) === 2',
  'res.status % 2 === 0',
  'res.redirected',
];

describe('a condition that an answer has failed, in whatever way it is written', () => {
  it.each(FAILED)('repeats if %s', (test) => {
    expect(kinds(again(test))).toEqual(['unbounded-retry']);
  });

  it.each(FAILED)('repeats in a loop unless !(%s)', (test) => {
    expect(kinds(loop(`!(${test})`))).toEqual(['unbounded-retry']);
  });

  it.each(FAILED)('reads the text if %s', (test) => {
    expect(kinds(text(test))).toEqual(['message-match']);
  });
});

describe('a condition that an answer has not failed, or that says nothing of it', () => {
  it.each(OTHER)('repeats if %s', (test) => {
    expect(kinds(again(test))).toEqual([]);
  });

  it.each(OTHER.filter((test) => test !== 'res.redirected'))('reads the text if %s', (test) => {
    expect(kinds(text(test))).toEqual([]);
  });

  it('looks for a code in a text of which nobody asks how it came', () => {
    expect(kinds(text('res.redirected'))).toEqual(['message-match']);
  });
});

const NAMES = [
  'x',
  'path',
  'authPath',
  'retryPath',
  'tokenId',
  'countryId',
  'waiter',
  'graphPath',
  'client',
  'header',
  'attempts',
];
const URL = "'https://graph.microsoft.com/v1.0/' + ";

describe('the name of a variable changes nothing', () => {
  it.each(NAMES)('where the next round is for another %s', (name) => {
    expect(
      kinds(
        `declare const next: any;\nexport async function get(${name}: string): Promise<any> { const r = await fetch(${URL}${name}); if (r.status === 429) return get(next(${name})); return r; }`,
      ),
    ).toEqual([]);
  });

  it.each(NAMES)('where the next round has a new %s in its headers', (name) => {
    expect(
      kinds(
        `declare const renew: any;\nexport async function get(id: string, ${name}: string): Promise<any> { const r = await fetch(${URL}id, { headers: { Authorization: ${name} } }); if (r.status === 401) return get(id, await renew()); return r; }`,
      ),
    ).toEqual(['unbounded-retry']);
  });

  it.each(NAMES)('where a function of the file puts a new %s into the headers', (name) => {
    expect(
      kinds(
        `declare const renew: any;\nconst send = (to: string, by: string) => fetch(${URL}to, { headers: { Authorization: by } });\nexport async function get(id: string, ${name}: string): Promise<any> { const r = await send(id, ${name}); if (r.status === 401) return get(id, await renew()); return r; }`,
      ),
    ).toEqual(['unbounded-retry']);
  });

  it.each(NAMES)('where a function of the file puts the next %s into the address', (name) => {
    expect(
      kinds(
        `declare const next: any;\nconst send = (by: string, to: string) => fetch(${URL}to, { headers: { Authorization: by } });\nexport async function get(by: string, ${name}: string): Promise<any> { const r = await send(by, ${name}); if (r.status === 429) return get(by, next(${name})); return r; }`,
      ),
    ).toEqual([]);
  });
});
