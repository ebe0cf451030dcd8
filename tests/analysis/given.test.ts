import { describe, expect, it } from 'vitest';
import { compileModels } from '../../rules/src/analysis/models/compile.js';
import { BUILT_IN_ROWS } from '../../rules/src/analysis/models/index.js';
import type { Row } from '../../rules/src/analysis/models/types.js';
import { createEvaluation } from '../../rules/src/analysis/index.js';
import { ALONE, originsOf, questionOf } from './ask.js';
import { GRAPH } from './snippets.js';

const origins = (code: string, rows: readonly Row[] = []): string =>
  originsOf(questionOf(GRAPH + code), { models: compileModels([...BUILT_IN_ROWS, ...rows]) });
const JOBS = "import { run } from '@contoso/jobs';\n";
const hands = (input: string, output: string): Row => ({
  kind: 'flow',
  of: '@contoso/jobs',
  path: 'Member[run]',
  input,
  output,
});

describe('what a library gives to a function', () => {
  const asks = '(last) => { if (last && last.message.includes("Item not found")) return; return send(); }';

  it('may be what it has failed with itself', () => {
    expect(origins(`${JOBS}run(${asks});`)).toBe('');
    expect(origins(`${JOBS}run(${asks});`, [hands('Argument[0].Rejects', 'Argument[0].Parameter[0]')])).toBe(
      'graph',
    );
  });

  it('may be what another one fails with that is given what this one does', () => {
    const code = `${JOBS}run((first) => first.message.includes("Item not found") ? 1 : send(), (second) => { throw second; });`;
    const rows = [
      hands('Argument[1].Rejects', 'Argument[0].Parameter[0]'),
      hands('Argument[0].Rejects', 'Argument[1].Parameter[0]'),
    ];
    expect(origins(code, rows)).toBe('graph');
  });

  it('depends on how many parameters it has, where a row says so', () => {
    const app = (parameters: string): string =>
      `import express from 'express';\nconst app = express();\napp.get('/', () => send());\napp.use((${parameters}) => { if (a.message.includes("Item not found")) return; });`;
    expect([origins(app('a, b, c, d')), origins(app('a, b, c'))]).toEqual(['graph', '']);
  });
});

describe('the type of a parameter', () => {
  const kinds = (head: string, type: string): readonly string[] => {
    const { lowered, ranges } = questionOf(
      `${head} export const seen = (it: ${type}) => it.includes("not found");`,
    );
    return createEvaluation(ALONE)
      .of('file.tsx', lowered)
      .values(ranges[0] ?? [0, 0])
      .items.map(({ kind }) => kind);
  };

  it.each([
    [
      'that rows describe holds whoever gives it',
      "import type { Client } from '@microsoft/microsoft-graph-client';",
      'Client',
      ['library'],
    ],
    [
      'of which no row speaks leaves it to the callers',
      "import type { Work } from 'somewhere';",
      'Work',
      ['library', 'parameter'],
    ],
    [
      'of the project leaves it to the callers',
      'interface Work { run(): void }',
      'Work',
      ['parameter', 'typed'],
    ],
  ])('%s', (_, head, type, expected) => {
    expect(kinds(head, type).toSorted()).toEqual(expected);
  });
});

describe('the classes of an interface', () => {
  const implemented = (count: number): string => {
    const classes = Array.from(
      { length: count },
      (_, index) => `class C${index} implements Api { load() { return send(); } }`,
    ).join(' ');
    return origins(
      `interface Api { load(): Promise<unknown> } ${classes} export async function run(api: Api) { try { return await api.load(); } catch (error) { return error.message.includes("Item not found"); } }`,
    );
  };

  it('are followed up to twelve of them', () => {
    expect(
      [implemented(0), implemented(1), implemented(12), implemented(13)].map((found) =>
        found.includes('graph'),
      ),
    ).toEqual([false, true, true, false]);
  });
});

const TEST = '.message.includes("Item not found")';
const compared = (rows: readonly (readonly [name: string, code: string, expected: string])[]): void => {
  it.each(rows)('%s', (_, code, expected) => {
    expect(origins(code)).toBe(expected);
  });
};

describe('a function that is handed on', () => {
  const byHand = (work: string): string =>
    `export async function run() { try { await new Promise((resolve, reject) => { ${work} }); } catch (error) { return error${TEST}; } }`;
  compared([
    ['gets what the promise fails with', byHand('send().then(resolve, reject);'), 'graph'],
    ['gets it from catch', byHand('send().then((page) => resolve(page.value)).catch(reject);'), 'graph'],
    ['gets nothing where the failure is answered', byHand('send().then(resolve, () => resolve(1));'), ''],
    [
      'gets nothing from what is no promise',
      byHand("emitter.on('error', reject); send().catch(() => 1);"),
      '',
    ],
  ]);
});

describe('a list that a caller gives', () => {
  const settled = (list: string): string =>
    `export async function run(ids) { const all = await Promise.allSettled(${list}); for (const one of all) if (one.reason${TEST}) return; }`;
  compared([
    ['is one of promises after each was sent', settled('ids.map((id) => send(id))'), 'graph'],
    [
      'is one of promises after lists of them were made flat',
      settled('ids.flatMap((id) => [send(id)])'),
      'graph',
    ],
    ['is what it was otherwise', settled('ids.map((id) => id.name)'), 'open'],
    [
      'may be given in parts to what is sent for each',
      `export async function run(ids) { try { await Promise.all(ids.map(async (id) => { await send(id); })); } catch (error) { return error${TEST}; } }`,
      'graph',
    ],
  ]);
});

describe('an asynchronous generator', () => {
  const walked = (body: string): string =>
    `async function* pages() { ${body} } export async function run() { try { for await (const page of pages()) use(page); } catch (error) { return error${TEST}; } }`;
  compared([
    ['fails where it is walked', walked('yield await send();'), 'graph'],
    ['fails not with what it has answered', walked('try { yield await send(); } catch { yield 1; }'), ''],
  ]);
});

describe('the answer to a batch', () => {
  const asked = (path: string): string =>
    `import { Client } from '@microsoft/microsoft-graph-client';\nexport async function run(client: Client, requests) { const { responses } = await client.api('${path}').version('beta').post({ requests }); return responses[0].body.error${TEST}; }`;
  compared([
    ['holds answers that may have failed', asked('/$batch'), 'graph'],
    ['is none of another request', asked('/me/batch'), ''],
  ]);
});

describe('the calls of a function in other files', () => {
  it('are looked for again by the next question where one had to leave them out', () => {
    const asked: string[] = [];
    const host = { ...ALONE, callers: (_: string, name: string) => (asked.push(name) > 1 ? [] : undefined) };
    const { lowered, ranges } = questionOf('export function seen(it) { return it.includes("not found"); }');
    const evaluation = createEvaluation(host).of('file.tsx', lowered);
    const ask = (): void => {
      evaluation.begin();
      const [item] = evaluation.values(ranges[0] ?? [0, 0]).items;
      if (item?.kind === 'parameter') evaluation.callers(item.file, item.fn);
    };
    for (let question = 0; question < 3; question++) ask();
    expect(asked).toEqual(['seen', 'seen']);
  });
});
