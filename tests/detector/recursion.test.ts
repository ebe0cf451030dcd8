import { describe, expect, it } from 'vitest';
import { createEvaluation } from '../../rules/src/analysis/index.js';
import { ALONE, questionOf } from '../analysis/ask.js';
import { sitesIn } from './find.js';

const TEXT = 'The mailbox is either inactive';
const CLIENT = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
`;

/** The sites of a file that asks for the text of an error which is held below so many properties. */
function found(functions: string, steps: number): number {
  const names = Array.from({ length: steps }, (_, index) => `p${index}`);
  const held = names.reduceRight((inner, name) => `{ ${name}: ${inner} }`, 'error');
  const code = `${CLIENT}${functions.replace('PATH', names.join('.'))}
export async function main() {
  try { return await client.api('/me').get(); } catch (error) { if (textOf(${held}).includes('${TEXT}')) return []; throw error; }
}`;
  return sitesIn(code, 'message-match', { path: 'file.js' }).length;
}

describe('a part of a parameter that is handed on', () => {
  const handedOn = `function textOf(x) { return messageOf(x.PATH); }
function messageOf(error) { return error.message; }`;

  it.each([1, 4, 5])('is followed for %d steps', (steps) => {
    expect(found(handedOn, steps)).toBe(1);
  });

  it('is followed to a bound', () => {
    expect(found(handedOn, 6)).toBe(0);
  });
});

describe('a part of a parameter that a function hands to itself', () => {
  const recursion = 'function textOf(x) { return x.p0 ? textOf(x.PATH) : x.message; }';

  it.each([1, 2])('is followed for %d steps', (steps) => {
    expect(found(recursion, steps)).toBe(1);
  });

  it('is followed to a bound', () => {
    expect(found(recursion, 3)).toBe(0);
  });
});

describe('functions that call themselves for each part of what they are given', () => {
  /** How many answers are sought for what is between the marks. */
  function answersFor(code: string): number {
    const { lowered, ranges } = questionOf(code);
    const all = createEvaluation(ALONE);
    const evaluation = all.of('file.tsx', lowered);
    evaluation.begin();
    evaluation.values(ranges[0] ?? [0, 0]);
    return all.answers;
  }

  it('are known soon where they say what they have seen', () => {
    const code = `const redact = (value: any, secrets: string[], seen = new WeakSet()): any => {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replace(secret, ''), value);
  if (seen.has(value)) return '[seen]';
  seen.add(value);
  try {
    if (Array.isArray(value)) return value.map((item) => redact(item, secrets, seen));
    if (typeof value.toJSON === 'function') return redact(value.toJSON(), secrets, seen);
    const kept: any = {};
    for (const key of Object.keys(value)) kept[redact(key, secrets)] = redact(value[key], secrets, seen);
    return kept;
  } finally { seen.delete(value); }
};
export const trace = (steps: any, secrets: string[]) => ({ ...steps, list: redact(steps.list, secrets) });
export const f = (steps: any, secrets: string[]) => trace(redact(steps, secrets), secrets).list.includes('not found');`;
    expect(answersFor(code)).toBeLessThan(20_000);
  });

  it('are known soon where they are mapped over lists', () => {
    const code = `function plain(data: any): any {
  if (Array.isArray(data)) return data.map(plain);
  if (typeof data === 'object') {
    if (data._type === 'id') return plain(data.value);
    const kept: any = {};
    for (const key in data) kept[key] = plain(data[key]);
    return kept;
  }
  return data;
}
export const f = (response: any) => plain(response.data).includes('not found');`;
    expect(answersFor(code)).toBeLessThan(20_000);
  });
});
