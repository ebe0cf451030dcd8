import { calledName, walk, type Node } from '../detector/syntax.js';
import type { Range, SourceFile } from '../detector/types.js';
import { evaluate, type Environment } from '../detector/conditions/evaluate.js';
import { UNKNOWN } from '../detector/conditions/outcomes.js';

/** An error, or an object in the place of one, that a file writes out. */
export interface LiteralError {
  readonly range: Range;
  readonly value: object;
}

const LITERALS_ONLY: Environment = { whole: () => undefined, name: () => UNKNOWN };

/**
 * The errors that a file makes of constants alone: `new Error('text')`, `{ message: 'text' }`,
 * `Object.assign(new Error('text'), { code: 'x' })`. Tests reject with them; what they expect is left out.
 */
export function literalErrors(file: SourceFile): readonly LiteralError[] {
  const found: LiteralError[] = [];
  walk(file.ast, (node) => {
    if (isExpectation(node)) return false;
    const value = valueOf(node);
    if (value === undefined) return undefined;
    found.push({ range: [node.range[0], node.range[1]], value });
    return false;
  });
  return found;
}

/** `.toEqual({ message: 'text' })`, `.toThrow(new Error('text'))`: what is expected is thrown by nobody. */
function isExpectation(node: Node): boolean {
  return node.type === 'CallExpression' && /^to[A-Z]/.test(calledName(node.callee) ?? '');
}

function valueOf(node: Node): object | undefined {
  if (node.type === 'NewExpression') return madeError(node);
  if (node.type === 'ObjectExpression') return plainObject(node);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  if (object.type !== 'Identifier' || object.name !== 'Object' || property.type !== 'Identifier' || property.name !== 'assign') return undefined;
  const [error, members] = node.arguments.map((argument) => valueOf(argument));
  return error && members ? Object.assign(error, members) : undefined;
}

/** Of an error class of the project nothing is known but its text: it may keep more. */
function madeError(node: Extract<Node, { type: 'NewExpression' }>): object | undefined {
  const [first, ...others] = node.arguments;
  if (node.callee.type !== 'Identifier' || node.callee.name !== 'Error' || !first || others.length > 0) return undefined;
  const text = evaluate(first, LITERALS_ONLY);
  return typeof text === 'string' ? new Error(text) : undefined;
}

function plainObject(node: Node): object | undefined {
  const value = evaluate(node, LITERALS_ONLY);
  if (typeof value !== 'object' || value === null || !isKnown(value)) return undefined;
  return 'message' in value || 'code' in value || 'error' in value ? value : undefined;
}

function isKnown(value: unknown): boolean {
  if (value === UNKNOWN) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}
