import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { contains, enclosingFunction, unwrap, walk, type Node } from '../../syntax/tree.js';
import { constantTexts } from './literals.js';
import type { TextTest } from './text-tests.js';

/**
 * Whether the function around a test asks the deeper levels of an error for the same codes, by another test
 * or by a call: `error.code === 'itemNotFound' || codes(error.innerError).includes('itemNotFound')`.
 */
export function isWalkedBeside(
  test: TextTest,
  codes: readonly string[],
  tests: readonly TextTest[],
  provenance: Provenance,
): boolean {
  const { context } = provenance;
  const around = enclosingFunction(test.node, context.index) ?? context.file.ast;
  const isSame = (texts: readonly string[] | undefined): boolean =>
    codes.every((code) => texts?.includes(code) === true);
  const isDeeper = (subject: Node): boolean => provenance.hasLevels(subject);
  const others = tests.filter(
    (other) => other !== test && contains(around, other.node) && isSame(other.texts),
  );
  if (others.some(({ subject }) => isDeeper(subject))) return true;
  const calls = context.index.all('CallExpression').filter((call) => contains(around, call));
  return calls.some(
    (call) =>
      call.arguments.some(
        (argument) => isSame(constantTexts(argument, context)) || isGiven(argument, test, context),
      ) &&
      (asksWalk(call, isDeeper) || runsWalk(call, provenance)),
  );
}

/** The parameter that a test compares with. */
function isGiven(argument: Node, { given }: TextTest, { names }: FileContext): boolean {
  const [one, other] = [argument, given].map((node) => node && unwrap(node));
  return (
    one?.type === 'Identifier' &&
    other?.type === 'Identifier' &&
    names.variable(one) === names.variable(other)
  );
}

/** `codes.has('itemNotFound')` */
function asksWalk({ callee }: TSESTree.CallExpression, isDeeper: (node: Node) => boolean): boolean {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' && isDeeper(inner.object);
}

/** Functions that hand on what they are given before one goes through the levels. */
const MAX_CALLS = 3;

/**
 * `has(error.innerError, 'itemNotFound')`: a function that goes through levels, or hands on what it is given
 * to one that does.
 */
function runsWalk(call: TSESTree.CallExpression, provenance: Provenance, depth = 0): boolean {
  const callee = depth < MAX_CALLS ? provenance.functionOf(call.callee) : undefined;
  if (!callee || !('fn' in callee)) return false;
  let found = false;
  walk(callee.fn, (node) => {
    found ||=
      (node.type === 'Identifier' && provenance.hasLevels(node)) ||
      (node.type === 'CallExpression' && runsWalk(node, provenance, depth + 1));
    return !found;
  });
  return found;
}
