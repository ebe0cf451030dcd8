import { describe, expect, it } from 'vitest';
import { createEvaluation, lowerFile, type Host } from '../../rules/src/analysis/index.js';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { questionOf } from './ask.js';

const SEND =
  "import { Client } from '@microsoft/microsoft-graph-client'; declare const client: Client; const send = async () => client.api('/me').get();";

/** Whether a request of another file arrives in this one. */
function arrives(exported: string, imported: string, call: string): boolean {
  const other = lowerFile(parseSource('other.ts', `${SEND} ${exported}`).ast).facts;
  const host: Host = {
    resolve: (specifier) => (specifier === './other' ? 'other.ts' : undefined),
    facts: (path) => (path === 'other.ts' ? other : undefined),
    callers: () => [],
    implementers: () => [],
    storing: () => [],
    hosts: [],
  };
  const { lowered, ranges } = questionOf(
    `${imported} export async function run() { try { return await ${call}; } catch (err) { if (err.message.includes('Item not found')) return null; throw err; } }`,
  );
  const evaluation = createEvaluation(host).of('file.tsx', lowered);
  evaluation.begin();
  return ranges.some((range) =>
    evaluation
      .values(range)
      .items.some(
        (value) =>
          value.kind === 'error' &&
          evaluation
            .groups(value)
            .some(({ failures }) => failures.items.some(({ kind }) => kind === 'graph')),
      ),
  );
}

describe('a function of another file', () => {
  it.each([
    ['export { send };', "import { send } from './other';", 'send()'],
    ['export { send as "a b" };', 'import { "a b" as send } from "./other";', 'send()'],
    ['export default send;', "import send from './other';", 'send()'],
    ['export default { send };', "import it from './other';", 'it.send()'],
    ['export { send };', "import * as it from './other';", 'it.send()'],
    ['export namespace Mail { export const ask = send; }', "import { Mail } from './other';", 'Mail.ask()'],
    ['module.exports = send;', "const send = require('./other');", 'send()'],
    ['module.exports = { send };', "const { send } = require('./other');", 'send()'],
    ['module.exports.send = send;', "const it = require('./other');", 'it.send()'],
    ['exports.send = send;', "import it from './other';", 'it.send()'],
    ['Object.assign(module.exports, { send });', "const { send } = require('./other');", 'send()'],
    ['export = send;', "import send = require('./other');", 'send()'],
    ['export { send };', "const { send: other } = await import('./other');", 'other()'],
  ])('arrives by `%s` and `%s`', (exported, imported, call) => {
    expect(arrives(exported, imported, call)).toBe(true);
    expect(
      arrives(
        `const save = async () => 1; ${exported.replaceAll('send', 'save')}`,
        imported.replaceAll('send', 'save'),
        call.replaceAll('send', 'save'),
      ),
    ).toBe(false);
  });
});
