import type { FileContext } from '../provenance/context.js';
import { literalText, unwrap, type Node } from '../../syntax/tree.js';
import { conditionsAround } from './conditions-around.js';

/**
 * What programs that read mail, calendars and files from several places call the places that are not Graph.
 */
const OTHERS =
  /^(imap|jmap|pop3?|smtp|cal-?dav|card-?dav|web-?dav|gmail|google|google[-_ ]?(calendar|drive|mail|workspace)|g-?suite|yahoo|icloud|apple|zoho|fastmail|proton(mail)?|dropbox|box|s3|slack|zoom|webex|notion)$/i;

/**
 * Whether `node` is only evaluated for another service: `kind === 'imap' && /login failed/.test(text)`,
 * `case 'gmail':`.
 */
export function isForOtherService(node: Node, context: FileContext): boolean {
  if (conditionsAround(node, context).some(({ test, holds }) => holds && asksForOther(test))) return true;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    if (current.type === 'SwitchCase' && current.test && isOther(current.test)) return true;
  }
  return false;
}

function asksForOther(test: Node): boolean {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression' && inner.operator === '&&')
    return asksForOther(inner.left) || asksForOther(inner.right);
  return (
    inner.type === 'BinaryExpression' &&
    /^===?$/.test(inner.operator) &&
    (isOther(inner.right) || isOther(inner.left))
  );
}

function isOther(node: Node): boolean {
  return OTHERS.test(literalText(unwrap(node)) ?? '');
}
