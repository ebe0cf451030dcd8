import { isGraphLookingText } from 'msgraph-errors/knowledge';
import type { FileContext } from '../provenance/context.js';
import { literalText, walk, type Node } from '../../syntax/tree.js';
import { tablesOf } from '../settings.js';
import type { TextTest } from './text-tests.js';
import { foreignText } from './vendors.js';

/** What says a text before a request has left, or has come back. */
const OF_THE_MACHINE: ReadonlySet<string | undefined> = new Set(['network', 'errno', 'file system']);

/**
 * Whether the texts that are asked for together are of something else: at least half of them of the network
 * or the file system, as in `['fetch failed', 'socket hang up', 'unable to connect', 'offline']`, or one of
 * another API. The others are then as well.
 * @param mayBeOfAnother whether anything but requests to Graph is seen to fail here
 */
export function isAmongOthers(test: TextTest, mayBeOfAnother: boolean, context: FileContext): boolean {
  const tables = tablesOf(context.settings);
  // `Subscription validation request timed out` is a message of Graph, whatever words it has.
  const texts = textsBeside(test, context).filter((text) => !isGraphLookingText(text, tables));
  const others = ['another API', ...(mayBeOfAnother ? ['account of an API'] : [])];
  if (texts.some((text) => others.includes(foreignText(text) ?? ''))) return true;
  const foreign = texts.filter((text) => OF_THE_MACHINE.has(foreignText(text))).length;
  return foreign > 0 && foreign * 2 >= texts.length;
}

/**
 * Whether at least half of the texts that are asked for together are the project's own: then the others are
 * of the same kind.
 */
export function isAmongOwn(test: TextTest, isOwn: (text: string) => boolean, context: FileContext): boolean {
  const texts = textsBeside(test, context);
  const own = texts.filter(isOwn).length;
  return own > 0 && own * 2 >= texts.length;
}

/**
 * The texts of a test, and those of the tests in the same chain: `a.includes('disk') || a.includes('space')`.
 */
export function textsBeside(test: TextTest, { index }: FileContext): readonly string[] {
  let chain: Node = test.node;
  for (
    let parent = index.parent(chain);
    parent?.type === 'LogicalExpression' && parent.operator !== '??';
    parent = index.parent(chain)
  )
    chain = parent;
  const texts = new Set(test.texts);
  if (chain === test.node) return [...texts];
  walk(chain, (node) => {
    const text = literalText(node);
    if (text !== undefined) texts.add(text);
    return undefined;
  });
  return [...texts];
}
