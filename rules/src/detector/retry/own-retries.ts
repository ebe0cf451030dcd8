import type { TSESTree } from '@typescript-eslint/types';
import { REPEATING, type RepeatingClient } from '../../analysis/models/repeating.js';
import { fieldValues } from '../provenance/classes.js';
import { writtenValues } from '../provenance/written.js';
import { definitionOf } from '../../syntax/scope.js';
import { eachChild } from '../../syntax/walk.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { GraphFailure, RetryContext } from './context.js';
import { calledFunction } from './self.js';

/** More than this is not looked at: then nothing is known. */
const MAX_NODES = 2000;

/**
 * How the client of a request repeats it by itself; undefined where it does not, or where something sets how
 * often.
 */
export function ownRetries(
  { client, node }: GraphFailure,
  context: RetryContext,
): RepeatingClient | undefined {
  const row = REPEATING[client];
  return row && !new Settings(row, context).areIn(node) ? row : undefined;
}

/**
 * What a request is made of, as far as this file shows: its options, the functions that it goes through, and
 * how its client was made.
 */
class Settings {
  readonly #row: RepeatingClient;
  readonly #context: RetryContext;
  readonly #seen = new Set<Node>();

  constructor(row: RepeatingClient, context: RetryContext) {
    this.#row = row;
    this.#context = context;
  }

  areIn(node: Node): boolean {
    if (this.#seen.has(node)) return false;
    this.#seen.add(node);
    if (this.#seen.size > MAX_NODES || this.#isSet(node)) return true;
    if (this.#behind(node).some((other) => this.areIn(other))) return true;
    let found = false;
    eachChild(node, (child) => {
      found ||= this.areIn(child);
    });
    return found;
  }

  #isSet(node: Node): boolean {
    const { options, calls, classes = {} } = this.#row;
    if (node.type === 'Property') return options.includes(propertyName(node) ?? '');
    if (node.type === 'SpreadElement') return this.#isGiven(node.argument);
    if (node.type === 'NewExpression')
      return (
        node.callee.type === 'Identifier' && node.arguments.length > (classes[node.callee.name] ?? Infinity)
      );
    if (node.type !== 'CallExpression') return false;
    const method = node.callee.type === 'MemberExpression' ? (propertyName(node.callee) ?? '') : '';
    if (calls?.includes(method) === true) return true;
    const { provenance } = this.#context;
    const client =
      provenance.client(node.callee) ??
      (node.callee.type === 'MemberExpression' ? provenance.client(node.callee.object) : undefined);
    // Options that a caller gives to a client of HTTP may hold anything.
    const given = method === 'extend' || method === 'create' ? node.arguments : node.arguments.slice(1);
    return (
      client !== undefined && options.includes('retry') && given.some((argument) => this.#isGiven(argument))
    );
  }

  /** A parameter: what it holds is not seen here. */
  #isGiven(node: Node): boolean {
    const inner = unwrap(node);
    return (
      inner.type === 'Identifier' &&
      definitionOf(this.#context.names.variable(inner))?.type === ('Parameter' as never)
    );
  }

  /** What a name stands for, and what a function does that is called. */
  #behind(node: Node): readonly Node[] {
    const { provenance, names } = this.#context;
    if (node.type === 'Identifier') {
      const variable = names.variable(node);
      return variable ? writtenValues(variable, provenance.context) : [];
    }
    if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression')
      return fieldValues(node, propertyName(node) ?? '', provenance.context);
    const target =
      node.type === 'CallExpression'
        ? calledFunction((node satisfies TSESTree.CallExpression).callee, this.#context)
        : undefined;
    return target ? [target.body] : [];
  }
}
