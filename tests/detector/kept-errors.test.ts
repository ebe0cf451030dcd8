import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut } from '../project/layout.js';
import { finds, sitesIn } from './find.js';

const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  code(name, source);
};

const CLIENT = "import { Client } from '@microsoft/microsoft-graph-client';\n";
const TEST = "problem.code === 'itemNotFound'";

describe('errors that a map keeps', () => {
  const kept = (read: string): string => `${CLIENT}export async function run(client: Client, ids: string[]) {
  const problems = new Map<string, any>();
  for (const id of ids) await client.api(\`/users/\${id}\`).get().catch((e) => problems.set(id, e));
  ${read}
}`;
  code('read with its keys', kept(`for (const [id, problem] of problems) if («${TEST}») return id;`));
  code('read by entries', kept(`for (const [id, problem] of problems.entries()) if («${TEST}») return id;`));
  code('read by values', kept(`for (const problem of problems.values()) if («${TEST}») return 1;`));
  code('read by its key', kept(`if («problems.get('x').code === 'itemNotFound'») return 1;`));
  silent('whose keys are read', kept(`for (const [problem] of problems) if (${TEST}) return 1;`));

  const field = (read: string, first = 'new Map()'): string => `${CLIENT}export class Work {
  constructor(private readonly client: Client) { this.problems = ${first}; }
  async run(ids: string[]) { for (const id of ids) await this.client.api(\`/users/\${id}\`).get().catch((e) => this.problems.set(id, e)); }
  sum() { ${read} }
}`;
  code(
    'of a field, read with its keys',
    field(`for (const [id, problem] of this.problems.entries()) if («${TEST}») return id;`),
  );
  code(
    'of a field, given to a function',
    field(`this.problems.forEach((problem) => { if («${TEST}») this.last = 1; });`),
  );
  silent(
    'of a field that is no map',
    field(`for (const [id, problem] of this.problems.entries()) if (${TEST}) return id;`, 'other()'),
  );
});

describe('errors that a list keeps', () => {
  const kept = (read: string): string => `${CLIENT}export async function run(client: Client, ids: string[]) {
  const problems: any[] = [];
  for (const id of ids) await client.api(\`/users/\${id}\`).get().catch((e) => problems.push(e));
  ${read}
}`;
  code(
    'read with their places',
    kept(`for (const [place, problem] of problems.entries()) if («${TEST}») return place;`),
  );
  silent('whose places are read', kept(`for (const [problem] of problems.entries()) if (${TEST}) return 1;`));
});

describe('lists of codes that something holds', () => {
  const held = (before: string, test: string): string => `${CLIENT}${before}
export async function run(client: Client) { try { await client.api('/me').get(); } catch (e: any) { if (${test}) return; throw e; } }`;
  code(
    'an object',
    held(
      "const CODES = { gone: new Set(['ErrorItemNotFound', 'ErrorInvalidIdMalformed']) };",
      '«CODES.gone.has(e.code)»',
    ),
  );
  code(
    'a class',
    held(
      "class Codes { static readonly gone: ReadonlySet<string> = new Set(['ErrorItemNotFound', 'ErrorInvalidIdMalformed']); }",
      '«Codes.gone.has(e.code)»',
    ),
  );
  code(
    'an instance',
    `${CLIENT}export class Work {
  private readonly gone = ['ErrorItemNotFound', 'ErrorInvalidIdMalformed'];
  constructor(private readonly client: Client) {}
  async run() { try { await this.client.api('/me').get(); } catch (e: any) { if («this.gone.includes(e.code)») return; throw e; } }
}`,
  );
  silent(
    'codes of Node.js',
    held("const CODES = { gone: new Set(['ENOENT', 'ENOTDIR']) };", 'CODES.gone.has(e.code)'),
  );
  silent(
    'a property that is not there',
    held(
      "const CODES = { gone: new Set(['ErrorItemNotFound', 'ErrorInvalidIdMalformed']) };",
      'CODES.other.has(e.code)',
    ),
  );
});

describe('a class of the project that keeps the failure', () => {
  const guarded = (test: string): string => `${CLIENT}export class Failed extends Error {
  constructor(readonly step: string, cause: unknown) { super('It did not work', { cause }); }
  get origin() { return this.cause as any; }
}
class Other extends Error {}
export async function run(client: Client) {
  try { await client.api('/me').get().catch((cause) => { throw new Failed('load', cause); }); } catch (e: any) { ${test} throw e; }
}`;
  code(
    'lets through what it holds',
    guarded("if (!(e instanceof Failed)) throw e; if («e.origin?.code === 'ErrorItemNotFound'») return;"),
  );
  silent(
    'another class does not',
    guarded("if (!(e instanceof Other)) throw e; if (e.origin?.code === 'ErrorItemNotFound') return;"),
  );
});

describe('a client with paths like those of Graph', () => {
  const asks = (head: string, type: string): string => `${head}
export async function run(client: ${type}) { try { await client.api('/users/1').delete(); } catch (e: any) { if («e.code === 'Request_ResourceNotFound'») return; throw e; } }`;
  code('of which nothing is known', asks('', 'any'));
  code('of a file of the project', asks("import { Api } from './api.js';", 'Api'));
  silent(
    'of another package, by its type',
    asks("import { Client } from '@contoso/crm';", 'Client').replace(/[«»]/g, ''),
  );
  silent(
    'that another package has made',
    `import { Client } from '@contoso/crm';
const client = Client.init({});
export async function run() { try { await client.api('/users/1').delete(); } catch (e: any) { if (e.code === 'Request_ResourceNotFound') return; throw e; } }`,
  );
  code(
    'of a package of Graph of which rows say nothing',
    `import { Providers } from '@microsoft/mgt-element';
const client = Providers.globalProvider.graph.client;
export async function run() { try { await client.api('/users/1').delete(); } catch (e: any) { if («e.code === 'Request_ResourceNotFound'») return; throw e; } }`,
  );
  code(
    'that a library hands out which is told about in rows',
    `import { useContext } from 'react';
const client = useContext(other());
export async function run() { try { await client.api('/users/1').delete(); } catch (e: any) { if («e.code === 'Request_ResourceNotFound'») return; throw e; } }`,
  );
});

describe('lists of codes in another file', () => {
  const SOURCE = `${CLIENT}import { CODES } from './codes';
export async function run(client: Client) { try { await client.api('/me').get(); } catch (e: any) { if (CODES.gone.has(e.code)) return; throw e; } }`;
  it.each([
    ['of Graph', "['ErrorItemNotFound', 'ErrorInvalidIdMalformed']", 1],
    ['of Node.js', "['ENOENT', 'ENOTDIR']", 0],
  ])('are known: %s', (_, list, count) => {
    const root = layOut({
      'main.ts': SOURCE,
      'codes.ts': `export const CODES = { gone: new Set(${list}) };`,
    });
    const sites = detectSites(parseSource(join(root, 'main.ts'), SOURCE), {}, createProject(root).view);
    expect(sites.filter(({ kind }) => kind === 'code-compare')).toHaveLength(count);
  });
});

describe('functions that are given as the rest of the arguments', () => {
  const text = finds('message-match');
  const given = (
    predicates: string,
    last = 'isOdd',
  ): string => `${CLIENT}async function orElse(work: () => Promise<any>, other: any, ...ways: ((e: any) => boolean)[]) {
  try { return await work(); } catch (e) { if (ways.some((way) => way(e))) return other; throw e; }
}
${predicates}
export const root = (client: Client) => orElse(() => client.api('/sites/root').get(), null, isGone, ${last});`;
  const GONE = 'const isGone = ({ status }: any) => status === 404;';
  text(
    'get what the others get',
    given(`${GONE}\nconst isOdd = (e: any) => «e.message.includes('an odd text of it')»;`),
  );
  text(
    'get it whole, and take it apart',
    given(
      `const isGone = ({ raw = '' }) => raw.length > 0;\nconst isOdd = ({ message = '' }) => «message.includes('an odd text of it')»;`,
    ),
  );
  text(
    'and one that is given to nobody gets nothing',
    given(`${GONE}\nconst isOdd = (e: any) => e.message.includes('an odd text of it');`, 'isGone'),
  );
});

describe('a part of an error under a name of the project', () => {
  const text = finds('message-match');
  const made = (put: string, test: string): string => `export async function call(path: string) {
  const response = await fetch('https://graph.microsoft.com/v1.0/' + path);
  if (!response.ok) throw Object.assign(new Error('Call failed'), { status: response.status, raw: ${put} });
  return response.json();
}
const isOdd = (e: any) => ${test};
export async function run() { try { await call('me'); } catch (e) { if (isOdd(e)) return; throw e; } }`;
  text('is searched for a sentence', made('await response.text()', "«e.raw.includes('an odd text of it')»"));
  text('is not what the project says', made("'an odd text of it'", "e.raw.includes('an odd text of it')"));
});

describe('a package that is not installed', () => {
  const asks = (specifier: string): string => `import { Client } from '${specifier}';
const client = Client.init({});
export async function run() { try { await client.api('/me').get(); } catch (e: any) { if (e.code === 'custom_code') return; throw e; } }`;
  it.each([
    ['npm:@microsoft/microsoft-graph-client@3.0.7', 1],
    ['npm:@microsoft/microsoft-graph-client', 1],
    ['npm:/@microsoft/microsoft-graph-client@^3', 1],
    ['https://esm.sh/@microsoft/microsoft-graph-client@3.0.7?target=deno', 1],
    ['https://esm.sh/v135/@microsoft/microsoft-graph-client@3.0.7', 1],
    ['https://cdn.skypack.dev/@microsoft/microsoft-graph-client', 1],
    ['https://unpkg.com/@microsoft/microsoft-graph-client@3', 1],
    ['https://cdn.jsdelivr.net/npm/@microsoft/microsoft-graph-client@3', 1],
    ['npm:@contoso/client@3.0.7', 0],
    ['https://example.com/@microsoft/microsoft-graph-client@3', 0],
  ])('is known by its name: %s', (specifier, count) => {
    expect(sitesIn(asks(specifier), 'code-compare')).toHaveLength(count);
  });
});

describe('an element that is named by a constant', () => {
  const read = (
    key: string,
    test: string,
  ): string => `${CLIENT}export async function run(client: Client, other: any) {
  try { await client.api('/me').get(); } catch (e: any) { const kept = { first: e, second: other }; const key = '${key}'; if (${test}) return; throw e; }
}`;
  code('is the one of that name', read('first', "«kept[key].code === 'itemNotFound'»"));
  silent('is not another one', read('second', "kept[key].code === 'itemNotFound'"));
});

describe('a function that throws what it is given', () => {
  const thrown = (
    call: string,
    test: string,
  ): string => `${CLIENT}function fail(this: unknown, e: unknown): never { throw e; }
export async function run(client: Client, other: unknown) {
  try { await client.api('/me').get(); } catch (e: any) { try { ${call}; } catch (again: any) { if (${test}) return; } }
}`;
  code('called by its name', thrown('fail(e)', "«again.code === 'itemNotFound'»"));
  code('called by call', thrown('fail.call(undefined, e)', "«again.code === 'itemNotFound'»"));
  silent('called with something else', thrown('fail.call(e, other)', "again.code === 'custom_code'"));
});

describe('one of the rest of the arguments', () => {
  const text = finds('message-match');
  const given = (
    place: string,
  ): string => `${CLIENT}async function orElse(work: () => Promise<any>, ...ways: ((e: any) => boolean)[]) {
  try { return await work(); } catch (e) { if (ways[${place}](e)) return; throw e; }
}
const isOdd = (e: any) => ${place === '1' ? '«' : ''}e.message.includes('an odd text of it')${place === '1' ? '»' : ''};
export const root = (client: Client) => orElse(() => client.api('/sites/root').get(), () => false, isOdd);`;
  text('is called by its place', given('1'));
  text('is not another one', given('0'));
});
