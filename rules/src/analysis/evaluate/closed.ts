import type { Bag, Item } from './items.js';

const known = new WeakMap<Bag, boolean>();

/** Whether no environment changes anything of a set: nothing in it depends on a parameter. */
export function isClosed(bag: Bag): boolean {
  if (bag.items.length === 0) return true;
  let answer = known.get(bag);
  if (answer === undefined) known.set(bag, (answer = bag.items.every(isClosedItem)));
  return answer;
}

/** What is written in a file may read the parameters of the functions around it, so it is never closed. */
function isClosedItem(item: Item): boolean {
  switch (item.kind) {
    case 'text':
    case 'pattern':
    case 'typed':
    case 'namespace':
    case 'superclass':
    case 'graph':
    case 'own':
    case 'foreign':
    case 'sign-in':
    case 'unknown':
      return true;
    case 'library':
      return item.call === undefined;
    case 'request':
    case 'response':
    case 'body':
      return item.request.kind === 'graph';
    case 'text-of':
      return isClosedItem(item.of);
    case 'method':
      return isClosedItem(item.receiver);
    case 'list':
      return isClosed(item.element);
    case 'map':
      return isClosed(item.pairs);
    case 'tuple':
      return item.elements.every(isClosed);
    case 'record':
      return item.entries.every(([, values]) => isClosed(values));
    case 'promise':
      return isClosed(item.resolved) && isClosed(item.rejected);
    case 'made':
      return item.args.every(isClosed);
    default:
      return false;
  }
}
