import { calledName, unwrap, walk, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import { evaluate, type Environment } from '../detector/conditions/evaluate.js';
import { UNKNOWN } from '../detector/conditions/outcomes.js';

/** An error, or an object in the place of one, that a file writes out. */
export interface LiteralError {
  readonly range: Range;
  readonly value: object;
  /** A test is known to throw it, or to reject with it: it does not stand for anything else. */
  readonly isThrown: boolean;
}

const LITERALS_ONLY: Environment = { whole: () => undefined, name: () => UNKNOWN };

/**
 * The errors that a file makes of constants alone: `new Error('text')`, `{ message: 'text' }`,
 * `Object.assign(new Error('text'), { code: 'x' })`. Tests reject with them; what they expect is left out.
 */
export function literalErrors(file: SourceFile): readonly LiteralError[] {
  const found: LiteralError[] = [];
  const thrown = thrownIn(file.ast);
  walk(file.ast, (node) => {
    if (isExpectation(node)) return false;
    const value = valueOf(node);
    // Of an error with members that are not known nothing is said.
    if (value === undefined) return assigned(node)?.[0]?.type === 'NewExpression' ? false : undefined;
    found.push({ range: [node.range[0], node.range[1]], value, isThrown: thrown.has(node) });
    return false;
  });
  return found;
}

/** `.toEqual({ message: 'text' })`, `.toThrow(new Error('text'))`: what is expected is thrown by nobody. */
function isExpectation(node: Node): node is Extract<Node, { type: 'CallExpression' }> {
  return node.type === 'CallExpression' && /^to[A-Z]/.test(calledName(node.callee) ?? '');
}

function valueOf(node: Node): object | undefined {
  if (node.type === 'NewExpression') return madeError(node);
  if (node.type === 'ObjectExpression') return plainObject(node);
  const [first, second, ...others] = assigned(node) ?? [];
  if (!first || !second || others.length > 0) return undefined;
  const [error, members] = [valueOf(first), knownObject(second)];
  return error && members ? Object.assign(error, members) : undefined;
}

/** What `Object.assign` is called with. */
function assigned(node: Node): readonly Node[] | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  const isAssign =
    object.type === 'Identifier' &&
    object.name === 'Object' &&
    property.type === 'Identifier' &&
    property.name === 'assign';
  return isAssign ? node.arguments : undefined;
}

/** Of an error class of the project nothing is known but its text: it may keep more. */
function madeError(node: Extract<Node, { type: 'NewExpression' }>): object | undefined {
  const [first, ...others] = node.arguments;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Error' || !first || others.length > 0)
    return undefined;
  const text = evaluate(first, LITERALS_ONLY);
  return typeof text === 'string' ? new Error(text) : undefined;
}

function plainObject(node: Node): object | undefined {
  const value = knownObject(node);
  return value && ('message' in value || 'code' in value || 'error' in value) ? value : undefined;
}

function knownObject(node: Node): object | undefined {
  const value = node.type === 'ObjectExpression' ? evaluate(node, LITERALS_ONLY) : undefined;
  return typeof value === 'object' && value !== null && isKnown(value) ? value : undefined;
}

function isKnown(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}

/** Of Jest, Vitest, promises and Sinon. Sinon's `throws` is Chai's as well, where it expects. */
const REJECTING: ReadonlySet<string> = new Set([
  'mockRejectedValue',
  'mockRejectedValueOnce',
  'reject',
  'rejects',
]);

/**
 * What a file throws or rejects with, there or by the name of a constant that has no other use than that and
 * in what is expected.
 */
function thrownIn(program: Node): ReadonlySet<Node> {
  const thrown = new Set<Node>();
  const uses = new Map<string, { readonly declared: Node[]; readonly free: Set<Node> }>();
  const usesOf = (name: string): { readonly declared: Node[]; readonly free: Set<Node> } => {
    const known = uses.get(name) ?? { declared: [], free: new Set() };
    uses.set(name, known);
    return known;
  };
  walk(program, (node) => {
    if (node.type === 'Identifier') usesOf(node.name).free.add(node);
    const value = thrownBy(node);
    if (value) thrown.add(unwrap(value));
    if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
      usesOf(node.id.name).declared.push(node);
    return undefined;
  });
  walk(program, (node) => {
    const expected = isExpectation(node) ? node.arguments : [];
    for (const use of [node.type === 'VariableDeclarator' ? node.id : thrownBy(node), ...expected]) {
      const inner = use && unwrap(use);
      if (inner?.type === 'Identifier') usesOf(inner.name).free.delete(inner);
    }
    return undefined;
  });
  const names = new Set([...thrown].flatMap((node) => (node.type === 'Identifier' ? [node.name] : [])));
  for (const name of names) {
    const { declared, free } = usesOf(name);
    const [only, ...others] = declared;
    if (only?.type === 'VariableDeclarator' && only.init && others.length === 0 && free.size === 0)
      thrown.add(unwrap(only.init));
  }
  return thrown;
}

function thrownBy(node: Node): Node | undefined {
  if (node.type === 'ThrowStatement') return node.argument;
  return node.type === 'CallExpression' && REJECTING.has(calledName(node.callee) ?? '')
    ? node.arguments[0]
    : undefined;
}
