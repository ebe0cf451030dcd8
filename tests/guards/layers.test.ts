import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SOURCES = fileURLToPath(new URL('../../rules/src', import.meta.url));

/**
 * From below to above; a file imports from its own layer and from those before it. Two on one line import
 * nothing of each other.
 */
const LAYERS: readonly (readonly string[])[] = [
  ['host.ts', 'version.ts', 'repository.ts'],
  ['syntax'],
  ['source'],
  ['analysis/facts', 'analysis/models'],
  ['analysis/evaluate'],
  ['analysis'],
  ['detector'],
  ['edits'],
  ['conditions', 'messages', 'project'],
  ['rules'],
  ['plugin.ts'],
  ['index.ts'],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

function importsOf(file: string, text: string): readonly Import[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) => ({
    from: file,
    to: normalize(join(dirname(file), to.replace(/\.js$/, '.ts'))).replaceAll('\\', '/'),
  }));
}

const isIn = (file: string, layer: string): boolean => file === layer || file.startsWith(`${layer}/`);

/** The longest name counts: `analysis/facts` before `analysis`. */
function layerOf(file: string): string | undefined {
  return LAYERS.flat()
    .filter((layer) => isIn(file, layer))
    .sort((a, b) => b.length - a.length)[0];
}

const heightOf = (layer: string): number => LAYERS.findIndex((names) => names.includes(layer));

/** What is wrong with an import; undefined where nothing is. */
function fault({ from, to }: Import): string | undefined {
  const [lower, upper] = [layerOf(to), layerOf(from)];
  if (lower === undefined || upper === undefined) return `${from} or ${to} is in no layer`;
  return lower === upper || heightOf(lower) < heightOf(upper) ? undefined : `${from} imports ${to}`;
}

/** The first circle of imports that is come upon. */
function circle(imports: readonly Import[]): readonly string[] | undefined {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return way.slice(way.indexOf(file));
    if (done.has(file)) return undefined;
    const found = (targets.get(file) ?? [])
      .map((to) => visit(to, [...way, file]))
      .find((item) => item !== undefined);
    done.add(file);
    return found;
  };
  return [...targets.keys()].map((file) => visit(file, [])).find((item) => item !== undefined);
}

const all = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replaceAll('\\', '/'))
  .flatMap((file) => importsOf(file, readFileSync(join(SOURCES, file), 'utf8')));

describe('the layers of the plugin', () => {
  it('import only from below', () => {
    expect(all.length).toBeGreaterThan(1_000);
    expect(all.flatMap((item) => fault(item) ?? [])).toEqual([]);
  });

  it('import in no circle', () => {
    expect(circle(all)).toBeUndefined();
  });

  it.each<[string, Import]>([
    ['a lower layer asks a higher one', { from: 'analysis/facts/lower.ts', to: 'detector/types.ts' }],
    ['two of one height know of each other', { from: 'messages/index.ts', to: 'project/project.ts' }],
    [
      'a part of the analysis asks the whole',
      { from: 'analysis/evaluate/world.ts', to: 'analysis/index.ts' },
    ],
    ['a folder is in no layer', { from: 'elsewhere/a.ts', to: 'syntax/tree.ts' }],
  ])('are seen to be left when %s', (_, wrong) => {
    expect(fault(wrong)).toBeDefined();
  });

  it('are seen to be left by a circle', () => {
    const step = (from: string, to: string): Import => ({ from, to });
    expect(circle([step('a', 'b'), step('b', 'c'), step('c', 'b')])).toEqual(['b', 'c']);
    expect(circle([step('a', 'b'), step('a', 'c'), step('b', 'c')])).toBeUndefined();
  });

  it.each<[string, string]>([
    ["import { a } from '../b.js';", 'b.ts'],
    ["export * from './b.js';", 'x/b.ts'],
    ["const a = await import('./b.js');", 'x/b.ts'],
  ])('are read from %s', (text, to) => {
    expect(importsOf('x/a.ts', text)).toEqual([{ from: 'x/a.ts', to }]);
  });
});
