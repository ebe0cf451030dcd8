import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from './types.js';
import { eachChild, walk } from './walk.js';
import { calledName, contains, type Node, type NodeOf, type SyntaxIndex } from './tree.js';

/**
 * ESLint's default parser ends at about 3,000 levels, typescript-eslint's below 1,000. Analyses recurse, so
 * they need a limit of their own.
 */
const MAX_DEPTH = 1000;

/**
 * What is asked for in most files. Lists of all names and accesses would be half of what is kept of a file.
 */
const COLLECTED = [
  'CallExpression',
  'NewExpression',
  'BinaryExpression',
  'LogicalExpression',
  'SwitchStatement',
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
];

const indexes = new WeakMap<TSESTree.Program, SyntaxIndex>();

/** The index of a file; it is made once for each syntax tree. */
export function indexSyntax(file: SourceFile): SyntaxIndex {
  const index = indexes.get(file.ast) ?? makeIndex(file);
  indexes.set(file.ast, index);
  return index;
}

function makeIndex(file: SourceFile): SyntaxIndex {
  const byType = new Map<string, Node[]>(COLLECTED.map((type) => [type, []]));
  let isTooDeep = false;
  let depth = 0;
  const visit = (node: Node): void => {
    if (depth > MAX_DEPTH) {
      isTooDeep = true;
      return;
    }
    byType.get(node.type)?.push(node);
    depth++;
    eachChild(node, visit);
    depth--;
  };
  visit(file.ast);
  let starts: number[] | undefined;
  let calls: Map<string, NodeOf<'CallExpression'>[]> | undefined;
  return {
    isTooDeep,
    callsNamed(name) {
      calls ??= groupCalls((byType.get('CallExpression') ?? []) as NodeOf<'CallExpression'>[]);
      return calls.get(name) ?? [];
    },
    parent: parentsOf(file.ast),
    all<T extends `${Node['type']}`>(type: T) {
      const known = byType.get(type) ?? nodesOf(file.ast, type);
      byType.set(type, known);
      return known as NodeOf<T>[];
    },
    lineAt(offset) {
      starts ??= lineStarts(file.text);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return low + 1;
    },
  };
}

function nodesOf(root: Node, type: string): Node[] {
  const found: Node[] = [];
  walk(root, (node) => {
    if (node.type === type) found.push(node);
    return true;
  });
  return found;
}

/**
 * A linter's parser links each node with its parent; the others are linked one statement at a time, when one
 * in it is asked for.
 */
function parentsOf(ast: TSESTree.Program): (node: Node) => Node | undefined {
  const [first] = ast.body;
  if ((first as { parent?: Node } | undefined)?.parent === ast)
    return (node) => (node as { parent?: Node | null }).parent ?? undefined;
  const parents = new Map<Node, Node>(ast.body.map((statement) => [statement, ast]));
  const link = (node: Node): void => {
    eachChild(node, (child) => {
      parents.set(child, node);
      link(child);
    });
  };
  const linked = new Set<Node>();
  return (node) => {
    if (!parents.has(node) && node !== ast) {
      const statement = ast.body.find((item) => contains(item, node));
      if (statement && !linked.has(statement)) link(statement);
      if (statement) linked.add(statement);
    }
    return parents.get(node);
  };
}

function groupCalls(nodes: readonly NodeOf<'CallExpression'>[]): Map<string, NodeOf<'CallExpression'>[]> {
  const groups = new Map<string, NodeOf<'CallExpression'>[]>();
  for (const node of nodes) {
    const name = calledName(node.callee);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(node);
    else groups.set(name, [node]);
  }
  return groups;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(match.index + match[0].length);
  return starts;
}
