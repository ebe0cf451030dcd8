import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { patternOf } from './patterns.js';
import { picked, runningOver } from './running.js';

/**
 * The sources of the regular expressions that an expression may be which runs over a list: `pattern`,
 * `rule.pattern`.
 */
export function runningPatterns(node: Node, context: FileContext): readonly string[] | undefined {
  const inner = unwrap(node);
  const property = inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
  const name = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner;
  if (name.type !== 'Identifier' || (inner.type === 'MemberExpression' && property === undefined))
    return undefined;
  const running = runningOver(name, context);
  const nodes = running && (property === undefined ? running : picked(running.nodes, property))?.nodes;
  const patterns = nodes?.map((item) => patternOf(item, context));
  return patterns && patterns.length > 0 && patterns.every((item) => item !== undefined)
    ? patterns
    : undefined;
}
