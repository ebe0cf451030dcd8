import type { Node } from '../syntax.js';

/** The question for the beginning of an expression itself, and not of something at a path in it. */
export const TEXT = undefined;

/** Functions that call each other this deep are code that a tool wrote; the stack must not end on them. */
const MAX_DEPTH = 60;

/** An expression is asked for more paths only where a variable is written from its own parts: `node = node.next`. */
const MAX_PATHS = 12;

/**
 * One search for the constant beginnings of a text. Each expression is asked once for each path, so that variables and
 * functions that are written from each other cost their size and not the number of ways through them. What is
 * asked again while it is being answered adds nothing: its beginnings come from elsewhere or there are none.
 */
export class PrefixSearch {
  readonly #known = new Map<Node, Map<string | undefined, readonly string[]>>();
  #depth = 0;

  once(node: Node, path: readonly string[] | undefined, find: () => readonly string[]): readonly string[] {
    const key = path?.join('\0');
    const answers = this.#known.get(node) ?? new Map<string | undefined, readonly string[]>();
    this.#known.set(node, answers);
    const known = answers.get(key);
    if (known) return known;
    if (this.#depth >= MAX_DEPTH || answers.size >= MAX_PATHS) return [];
    answers.set(key, []);
    this.#depth += 1;
    const found = [...new Set(find())];
    this.#depth -= 1;
    answers.set(key, found);
    return found;
  }
}
