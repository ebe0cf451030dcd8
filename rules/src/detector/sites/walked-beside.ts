import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, calleeOf, parametersOf } from '../provenance/callees.js';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { holdsLevels, isWalk } from '../provenance/inner-walks.js';
import { contains, enclosingFunction, unwrap, type Node } from '../syntax.js';
import { constantTexts } from './literals.js';
import type { TextTest } from './text-tests.js';

/**
 * Whether the function around a test asks the deeper levels of an error for the same codes, by another test or by a call:
 * `error.code === 'itemNotFound' || codes(error.innerError).includes('itemNotFound')`.
 */
export function isWalkedBeside(test: TextTest, codes: readonly string[], tests: readonly TextTest[], { context, values }: Provenance): boolean {
  const around = enclosingFunction(test.node, context.index) ?? context.file.ast;
  const isSame = (texts: readonly string[] | undefined): boolean => codes.every((code) => texts?.includes(code) === true);
  const isDeeper = (subject: Node): boolean => isWalk(subject, context) || values(subject).some(({ walked }) => walked === true);
  const others = tests.filter((other) => other !== test && contains(around, other.node) && isSame(other.texts));
  if (others.some(({ subject }) => isDeeper(subject))) return true;
  const calls = context.index.all('CallExpression').filter((call) => contains(around, call));
  return calls.some((call) => call.arguments.some((argument) => isSame(constantTexts(argument, context))) && (asksWalk(call, isDeeper) || walksGiven(call, context)));
}

/** `codes.has('itemNotFound')` */
function asksWalk({ callee }: TSESTree.CallExpression, isDeeper: (node: Node) => boolean): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && isDeeper(inner.object);
}

/** `has(error.innerError, 'itemNotFound')`: a function that goes through the levels of what it is given. */
function walksGiven(call: TSESTree.CallExpression, context: FileContext): boolean {
  const callee = calleeOf(call, context);
  return callee !== undefined && 'fn' in callee && parametersOf(callee.fn).some((parameter, index) => argumentsOf(call)[index] !== undefined && holdsLevels(parameter, context));
}
