import * as eslintParser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { indexNames, type Variable } from '../../rules/src/syntax/scope.js';
import { childrenOf, walk, type Node } from '../../rules/src/syntax/tree.js';
import { indexSyntax } from '../../rules/src/syntax/syntax-index.js';
import { lowerFile } from '../../rules/src/analysis/index.js';
import type { SourceFile } from '../../rules/src/detector/types.js';

const TEXT = `
import { outer, type Shape as Alias } from 'm';
@tagged({ key: outer })
export class Holder<T> extends Base(outer) {
  @bound field = outer;
  [outer]: Alias<T>;
  constructor(private readonly given: string, other = given) { super(); }
  method({ a, b: [c = a] }: Alias<T> = outer) { return () => c + Holder.name; }
}
const named = function again(depth: number): number { return depth ? again(depth - 1) : 0; };
function hoisted() { if (later) { var later = 1; } return later; }
try { hoisted(); } catch ({ message: text }) { { const text = 1; void text; } void text; }
enum Kind { A = 1, B = A }
namespace Space { export const inner = outer; void inner; }
for (const item of [outer]) void item;
switch (outer) { case 1: let branch = outer; void branch; }
unknownName;
`;

/** As ESLint hands it to a rule: every node is linked with its parent. */
function linked(): SourceFile {
  const { ast, scopeManager } = eslintParser.parseForESLint(TEXT, { range: true });
  walk(ast, (node) => {
    for (const child of childrenOf(node)) Object.assign(child, { parent: node });
    return true;
  });
  return { path: 'a.ts', text: TEXT, ast, scopes: scopeManager };
}

const FILES: readonly (readonly [string, SourceFile])[] = [
  ['linked', linked()],
  ['not linked', parseSource('a.ts', TEXT)],
];

/** What every identifier means when all scopes are read at once. */
function meanings({ scopes }: SourceFile): ReadonlyMap<Node, Variable> {
  const found = new Map<Node, Variable>();
  for (const scope of scopes.scopes) {
    for (const variable of scope.variables)
      for (const name of variable.identifiers) found.set(name, variable);
    for (const { resolved, identifier } of scope.references) if (resolved) found.set(identifier, resolved);
  }
  return found;
}

describe.each(FILES)('an AST whose nodes are %s with their parents', (_, file) => {
  const index = indexSyntax(file);

  it('is indexed and lowered once, whoever asks, and anew for another tree and for types', () => {
    expect(indexSyntax(file)).toBe(index);
    expect(lowerFile(file.ast)).toBe(lowerFile(file.ast));
    const again = parseSource('a.ts', TEXT);
    expect(indexSyntax(again)).not.toBe(index);
    expect(lowerFile(again.ast)).not.toBe(lowerFile(file.ast));
    expect(lowerFile(file.ast, () => [])).not.toBe(lowerFile(file.ast));
  });

  it('gives the parent of every node', () => {
    let nodes = 0;
    const visit = (node: Node, parent: Node | undefined): void => {
      nodes++;
      expect(index.parent(node)).toBe(parent);
      walk(node, (child) => {
        if (child === node) return true;
        visit(child, node);
        return false;
      });
    };
    visit(file.ast, undefined);
    expect(nodes).toBeGreaterThan(150);
  });

  it('gives the variable of every name', () => {
    const names = indexNames(file, (node) => index.parent(node));
    const expected = meanings(file);
    let known = 0;
    for (const identifier of index.all('Identifier')) {
      expect(names.variable(identifier)?.name).toBe(expected.get(identifier)?.name);
      expect(names.variable(identifier)).toBe(expected.get(identifier));
      if (expected.has(identifier)) known++;
    }
    expect(known).toBeGreaterThan(50);
  });
});
