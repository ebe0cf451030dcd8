import { describe, expect, it } from 'vitest';
import { detectSites, type Site } from 'eslint-plugin-msgraph/detector';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { GRAPH, sitesIn, temporaryProject } from './projects.js';

const sites = (text: string): readonly Site[] => detectSites(parseSource('/project/main.ts', text));

const REQUEST = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
export async function load() { try { return await client.api('/me').get(); } catch (e) { if (e.message.includes('odd text')) return; } }
`;

/** Functions that hand each other parts of what they get, as those of a compiler do. */
function treeWalk(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `walk${String(index)}`);
  return names
    .map((name, index) => {
      const calls = names
        .map((other, part) => `${other}(node.part${String(part % 7)}, { node, from: ${String(index)} });`)
        .join('\n  ');
      return `function ${name}(node, options) {\n  if (node.status === 429) return ${name}(node.parent, options);\n  if (node.message.includes('404')) return;\n  ${calls}\n}`;
    })
    .join('\n');
}

/** A file that takes minutes fails by the time limit of the test; none of these takes a second by itself. */
describe('work does not explode', () => {
  it('on functions that hand each other parts of a tree', { timeout: 20_000 }, () => {
    expect(sites(REQUEST + treeWalk(24))).toHaveLength(1);
  });

  it.each([
    ['nothing else', ''],
    [
      'a step into inner errors',
      'function deepest(e) { return e.innerError ? deepest(e.innerError) : e; }\n',
    ],
  ])('on functions that return each other, beside %s', { timeout: 20_000 }, (_, step) => {
    const names = Array.from({ length: 60 }, (_, index) => `make${String(index)}`);
    const makers = names.map(
      (name) =>
        `function ${name}(a) { if (a) return [${names.map((other) => `${other}(a)`).join(',\n')}][0]; return ${names.map((other) => `${other}(a)`).join(' ?? ')}; }`,
    );
    expect(
      sites(
        `${REQUEST}${step}${makers.join('\n')}\ntry { make0(1).get(); } catch (e) { if (e.message.includes('404')) throw e; }`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'variables that are written from each other',
      (names: readonly string[]) =>
        `${names.map((name) => `let ${name} = '';`).join('\n')}\nfunction next() {\n${names.map((name) => names.map((other) => `${name} = ${other}.trim();`).join(' ')).join('\n')}\n}\nconst link = ${String(names[0])};`,
    ],
    [
      'parts of a list that is walked',
      (names: readonly string[]) =>
        `let node = start;\nfunction next() {\n${names.map((name) => `node = node.${name};`).join('\n')}\n}\nconst link = node.url;`,
    ],
  ])('on a link made of %s', { timeout: 20_000 }, (_, write) => {
    const names = Array.from({ length: 40 }, (_, index) => `text${String(index)}`);
    expect(
      sites(
        `${REQUEST}${write(names)}\nasync function ask() { try { return await fetch(link); } catch (e) { if (e.message.includes('404')) return; } }`,
      ),
    ).toHaveLength(1);
  });

  it('on a long chain of operands', { timeout: 20_000 }, () => {
    const chain = Array.from({ length: 800 }, (_, index) => `'text ${String(index)}'`).join('\n + ');
    expect(
      sites(
        `${REQUEST}const long = ${chain};\ntry { await fetch(long); } catch (e) { if (e.message.includes('404')) throw e; }`,
      ),
    ).toHaveLength(1);
  });

  it('on blocks nested as deep as a person would never do', { timeout: 20_000 }, () => {
    const nested = `${'if (a) {\n try { '.repeat(200)}b();${' } catch (e) { if (e.message.includes("404")) throw e;\n } }'.repeat(200)}`;
    expect(sites(REQUEST + nested)).toHaveLength(1);
  });
});

describe('a file nested deeper than the stack allows', () => {
  const shapes: readonly (readonly [string, (depth: number) => string])[] = [
    ['operands', (depth) => `const x = ${Array<string>(depth).fill("'a'").join('\n + ')};`],
    ['blocks', (depth) => 'if (a) {\n'.repeat(depth) + '}\n'.repeat(depth)],
    ['calls', (depth) => 'f(\n'.repeat(depth) + ')\n'.repeat(depth)],
    ['chained calls', (depth) => `a${'\n.b()'.repeat(depth)}`],
    ['lists', (depth) => '[\n'.repeat(depth) + ']\n'.repeat(depth)],
    ['alternatives', (depth) => `if (a) {}${'\nelse if (a) {}'.repeat(depth)}`],
    [
      'try blocks',
      (depth) =>
        'try {\n'.repeat(depth) + '} catch (e) { if (e.message.includes("404")) throw e; }\n'.repeat(depth),
    ],
  ];

  it.each(shapes)('is left alone: %s', (_, nest) => {
    for (const depth of [300, 1500, 2500, 10_000]) {
      const found = outcome(REQUEST + nest(depth));
      if (depth === 300) expect(found).toBeGreaterThan(0);
      else expect([0, 'SourceSyntaxError']).toContain(found);
    }
  });

  it.each(shapes)('proves nothing for the files that import it: %s', (_, nest) => {
    for (const depth of [300, 1500, 10_000]) {
      const root = temporaryProject({
        'package.json': '{}',
        'deep.ts': `${GRAPH}${nest(depth)}`,
        'main.ts': `import { load } from './deep.js';\nexport async function f() { try { await load(); } catch (e) { if (e.message.includes('odd text')) return; } }`,
      });
      expect(sitesIn(root, 'main.ts')).toHaveLength(depth === 300 ? 1 : 0);
    }
  });
});

/** The number of sites, or the name of the error. */
function outcome(text: string): number | string {
  try {
    return sites(text).length;
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}
