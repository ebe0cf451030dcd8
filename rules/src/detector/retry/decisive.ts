import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, walkOwn, type Node } from '../../syntax/tree.js';
import type { SourceFile } from '../types.js';

/**
 * `if (res.ok) done = true;`, `if (throttled) i--;`, `if (throttled) ids.push(id);`: no jump, but the loop's
 * condition reads what is written.
 */
export function decides(
  branch: TSESTree.IfStatement,
  names: ReadonlySet<string>,
  { text }: Pick<SourceFile, 'text'>,
): boolean {
  return (
    names.size > 0 && writesOneOf(branch, names, /\b(?:429|503)\b/.test(text.slice(...branch.test.range)))
  );
}

/**
 * Whether a branch writes one of the variables that decide on a next round.
 * @param isCounted whether a step of a counter is one: what counts some failures ends the loop, unless those
 *   are what throttling sends
 */
function writesOneOf(branch: Node, names: ReadonlySet<string>, isCounted: boolean): boolean {
  let decides = false;
  walkOwn(branch, (child) => {
    const written = writtenBy(child, isCounted);
    decides ||= written?.type === 'Identifier' && names.has(written.name);
    return !decides;
  });
  return decides;
}

/** What an expression writes, a list that it makes longer included. */
function writtenBy(node: Node, isCounted: boolean): Node | undefined {
  if (node.type === 'AssignmentExpression') return node.left;
  if (node.type === 'UpdateExpression') return isCounted ? node.argument : undefined;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  return /^(?:push|unshift)$/.test(propertyName(node.callee) ?? '') ? node.callee.object : undefined;
}
