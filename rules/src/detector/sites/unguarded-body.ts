import type { TSESTree } from '@typescript-eslint/types';
import type { Provenance } from '../provenance/index.js';
import {
  contains,
  enclosingFunction,
  isFunction,
  propertyName,
  rangeOf,
  unwrap,
  walk,
  type Node,
} from '../../syntax/tree.js';
import type { ReportedSite } from '../types.js';
import { conditionsAround } from './conditions-around.js';

type UnguardedSite = ReportedSite<'unguarded-body'>;

/**
 * Bodies of failed or unread responses that are parsed as JSON, where nothing is there for a body that is
 * none.
 */
export function unguardedBodies(provenance: Provenance): readonly UnguardedSite[] {
  return provenance.context.index.callsNamed('json').flatMap((call) => siteOf(call, provenance));
}

function siteOf(call: TSESTree.CallExpression, provenance: Provenance): readonly UnguardedSite[] {
  const { context } = provenance;
  const callee = unwrap(call.callee);
  if (
    callee.type !== 'MemberExpression' ||
    call.arguments.length > 0 ||
    unwrap(callee.object).type !== 'Identifier'
  )
    return [];
  if (
    !provenance
      .values(callee.object)
      .some(({ root }) => root.kind === 'response' || root.kind === 'parameter')
  )
    return [];
  const request = provenance.responseOrigin(callee.object);
  if (!request || request.shared === true || isHandled(call, provenance)) return [];
  const form = formOf(call, callee.object, provenance);
  if (!form) return [];
  const { client, chain } = request;
  const text = (node: Node): string => context.file.text.slice(...node.range).replace(/\s+/g, ' ');
  return [
    {
      kind: 'unguarded-body',
      range: rangeOf(call),
      client,
      evidence: { level: 'proven', chain },
      form,
      facts: { read: text(call), response: text(callee.object) },
    },
  ];
}

/**
 * `failed`: only reached when the response has failed. `unread`: nobody has looked whether it has, and its
 * error is read.
 */
function formOf(call: Node, response: Node, provenance: Provenance): 'failed' | 'unread' | undefined {
  if (
    isTypeAsked(call, provenance) ||
    conditionsAround(call, provenance.context).some(({ test, holds }) => saysOk(test, holds))
  )
    return undefined;
  if (provenance.isOnFailurePath(call)) return 'failed';
  return isLookedAt(call, response, provenance) || !isErrorRead(call, provenance) ? undefined : 'unread';
}

/**
 * `res.ok` where it holds, `!res.ok` where it does not: then a status such as 204 that leaves before says
 * nothing of a failure.
 */
function saysOk(test: Node, holds: boolean): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') return saysOk(inner.argument, !holds);
  if (inner.type === 'LogicalExpression' && inner.operator === (holds ? '&&' : '||'))
    return saysOk(inner.left, holds) || saysOk(inner.right, holds);
  return holds && inner.type === 'MemberExpression' && propertyName(inner) === 'ok';
}

/** In a `try` of the same function, or followed by `catch`. */
function isHandled(call: Node, { context: { index } }: Provenance): boolean {
  let child = call;
  for (let current = index.parent(call); current; child = current, current = index.parent(current)) {
    if (current.type === 'TryStatement' && current.handler && current.block === child) return true;
    if (current.type === 'CallExpression' && current.callee === child) {
      const callee = unwrap(current.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (name === 'catch' || (name === 'then' && current.arguments.length > 1)) return true;
    }
    if (isFunction(current)) return false;
  }
  return false;
}

/** A condition around, or one before that has left, looks at the type of the content. */
function isTypeAsked(call: Node, { context }: Provenance): boolean {
  return conditionsAround(call, context).some(({ test }) =>
    /content-?type|json/i.test(context.file.text.slice(...test.range)),
  );
}

/** Something has read `ok` or a status of the response before. */
function isLookedAt(call: Node, response: Node, { context }: Provenance): boolean {
  const inner = unwrap(response);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const parent = context.index.parent(identifier);
      return (
        parent?.type === 'MemberExpression' &&
        parent.object === identifier &&
        /^(?:ok|status|statusText|headers)$/.test(propertyName(parent) ?? '') &&
        parent.range[0] < call.range[0]
      );
    }) === true
  );
}

/**
 * The `error` of the body is read in the same function: `(await res.json()).error.code`,
 * `body.error.message`.
 */
function isErrorRead(call: Node, provenance: Provenance): boolean {
  const around = enclosingFunction(call, provenance.context.index) ?? provenance.context.file.ast;
  let isRead = false;
  walk(around, (node) => {
    if (!isRead && node.type === 'MemberExpression' && !node.optional && propertyName(node) !== undefined) {
      const owner = unwrap(node.object);
      isRead =
        owner.type === 'MemberExpression' &&
        propertyName(owner) === 'error' &&
        isOfBody(owner.object, call, provenance);
    }
    return !isRead;
  });
  return isRead;
}

function isOfBody(node: Node, call: Node, provenance: Provenance): boolean {
  if (contains(node, call)) return true;
  return provenance.values(node).some(({ root, path }) => root.kind === 'body' && path.length === 0);
}
