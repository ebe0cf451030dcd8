import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, unwrap, walk, type FunctionNode, type Node } from '../syntax.js';
import { step, type FileContext, type GraphFailure } from './context.js';
import { isOpen, requestOf } from './requests.js';

/** What the executor of `new Promise((resolve, reject) => …)` does to make the promise fail. */
export interface Rejections {
  /** Arguments of `reject(…)`. */
  readonly reasons: readonly Node[];
  /** Promises whose rejection is handed on: `work().catch(reject)`. */
  readonly handedOn: readonly Node[];
  /** Graph requests whose outcome arrives in a callback, as with `https.request(options, callback)`. */
  readonly requests: readonly GraphFailure[];
}

/** The executor of a promise that is made by hand. */
export function executorOf(node: TSESTree.NewExpression): FunctionNode | undefined {
  const [first] = node.arguments;
  const executor = first && unwrap(first);
  return node.callee.type === 'Identifier' && node.callee.name === 'Promise' && isFunction(executor) ? executor : undefined;
}

/** How `made`, a promise with this executor, may be rejected; nested callbacks included. */
export function rejectionsOf(executor: FunctionNode, made: Node, context: FileContext): Rejections {
  const parameter = executor.params[1];
  const reject = parameter?.type === 'Identifier' ? context.names.variable(parameter) : undefined;
  const reasons: Node[] = [];
  const handedOn: Node[] = [];
  const requests: TSESTree.CallExpression[] = [];
  if (!reject) return { reasons, handedOn, requests: [] };
  const isReject = (node: Node | undefined): boolean => node?.type === 'Identifier' && context.names.variable(node) === reject;

  walk(executor.body, (node) => {
    if (node.type !== 'CallExpression') return undefined;
    const callee = unwrap(node.callee);
    if (isReject(callee)) reasons.push(...node.arguments.slice(0, 1));
    if (callee.type === 'MemberExpression') {
      const name = propertyName(callee);
      if ((name === 'catch' && isReject(node.arguments[0])) || (name === 'then' && isReject(node.arguments[1]))) handedOn.push(callee.object);
    }
    const request = hasCallback(node) ? requestOf(node, context) : undefined;
    if (request && !isOpen(request)) requests.push(node);
    return undefined;
  });
  const isMade = reasons.every((reason) => unwrap(reason).type === 'NewExpression');
  return {
    reasons,
    handedOn,
    requests: reasons.length === 0 ? [] : requests.map((node) => ({ kind: 'graph', client: requestOf(node, context)?.client ?? 'unknown', chain: [step(context, node)], node: made, wrapped: isMade })),
  };
}

function hasCallback(node: TSESTree.CallExpression): boolean {
  return isFunction(node.arguments.at(-1));
}
