import type { TSESTree } from '@typescript-eslint/types';
import { METHODS, TOKEN_HEADER } from '../../analysis/models/request-options.js';
import { FAILURES } from '../conditions/statuses.js';
import { contains, propertyName, unwrap, walk, walkOwn, type Node } from '../../syntax/tree.js';
import { constantInit, numberOf, type GraphFailure, type RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { isInert } from './inert.js';
import { namedFailures } from './named-failures.js';
import { constantOf, namedOptions } from './options.js';
import { waitedBy } from './waiting.js';
import { statusesOf } from './responses.js';
import { asksClock } from './round-clock.js';
import { identifiersIn } from './same.js';
import type { Cycle } from './state.js';
import { waitOf, type Wait } from './wait-record.js';
import { isSentWhateverFailed } from './whatever-failed.js';

/** What is known of one way on which a failed request is sent again, whether something bounds it or not. */
export interface RepetitionRecord {
  readonly cycle: Cycle;
  readonly failure: GraphFailure;
  /** What sends it again: a jump, a call, or the loop. */
  readonly at: Node;
  /** The loop that sends it again, or the call. */
  readonly repeater: Node;
  /** The statuses with which it is sent again; undefined where no test asks for one. */
  readonly statuses: ReadonlySet<number> | undefined;
  /** Of these, those that tests ask for, where they are certain for some. */
  readonly asked: ReadonlySet<number> | undefined;
  /** What Graph throws is caught, and sent again without a look at what it is. */
  readonly isWhatever: boolean;
  /** Statuses and codes that tests name. */
  readonly named: readonly string[];
  readonly wait: Wait;
  /** How often at most, where that is written as a number in the head of a loop. */
  readonly atMost: number | undefined;
  /** The method of the request, in upper case; undefined where it is not seen. */
  readonly method: string | undefined;
  /** Nothing reads what the request gives: it only asks whether it succeeds by now. */
  readonly isProbe: boolean;
  /** It is sent again until a time has come. */
  readonly isTimed: boolean;
  /** After the failure nothing gets a new token, makes what is missing or changes the request. */
  readonly isPlain: boolean;
}

/** The record of a way that was judged to send the same request again. */
export function recordOf(failing: FailingCycle, context: RetryContext): RepetitionRecord {
  const { cycle, failure } = failing;
  const { path } = cycle;
  const isWhatever = isSentWhateverFailed(failing, context);
  const asked = statusesIn(cycle, true, context) ?? (isWhatever ? new Set(FAILURES) : undefined);
  return {
    cycle,
    failure,
    at: path.node ?? cycle.root,
    repeater: cycle.self ? (path.node ?? cycle.root) : cycle.root,
    statuses: statusesIn(cycle, false, context),
    asked,
    isWhatever,
    named: namedFailures(path, context),
    wait: waitOf(failing, asked?.has(THROTTLED) === false ? Math.max(...asked) : THROTTLED, context),
    atMost: limitOf(cycle.root, context),
    method: methodOf(failure.node, context),
    isProbe: isUnread(failure.node, context),
    isTimed: asksClock(cycle, context),
    isPlain: isPlain(cycle, failure, context),
  };
}

/** The status with which Graph always says how long to wait. */
const THROTTLED = 429;

function statusesIn(
  { path }: Cycle,
  isAsked: boolean,
  context: RetryContext,
): ReadonlySet<number> | undefined {
  let found: ReadonlySet<number> | undefined;
  for (const step of path.steps) {
    const statuses = step.kind === 'test' ? statusesOf(step, isAsked, context) : undefined;
    if (statuses) found = found ? new Set([...found].filter((status) => statuses.has(status))) : statuses;
  }
  return found;
}

/** `for (let attempt = 0; attempt < MAX; attempt++)` */
function limitOf(root: Node, context: RetryContext): number | undefined {
  if (
    root.type !== 'ForStatement' ||
    root.test?.type !== 'BinaryExpression' ||
    root.init?.type !== 'VariableDeclaration'
  )
    return undefined;
  const {
    test: { operator, left, right },
    init: {
      declarations: [counter],
    },
    update,
  } = root;
  if (
    !/^<=?$/.test(operator) ||
    !counter?.init ||
    update?.type !== 'UpdateExpression' ||
    update.operator !== '++'
  )
    return undefined;
  if (
    ![left, counter.id, update.argument].every(
      (node) =>
        node.type === 'Identifier' && counter.id.type === 'Identifier' && node.name === counter.id.name,
    )
  )
    return undefined;
  const [first, last] = [numberOf(counter.init, context), numberOf(right, context)];
  return first === undefined || last === undefined ? undefined : last - first + (operator === '<=' ? 1 : 0);
}

/** The method of HTTP that a request sends, by the name of what is called or by its options. */
function methodOf(request: Node, context: RetryContext): string | undefined {
  const call = sentBy(request);
  if (!call) return undefined;
  const name = call.callee.type === 'MemberExpression' ? (propertyName(call.callee) ?? '') : '';
  if (METHODS.has(name)) return name.toUpperCase();
  if (context.provenance.client(call.callee)?.isGraph !== false) return undefined;
  const given = call.arguments.at(-1);
  const options = given && namedOptions(given, context);
  if (!options && call.arguments.length === 1) return 'GET';
  const method = options?.get('method');
  if (!method) return options && 'GET';
  const value = constantOf(method, context);
  return typeof value === 'string' ? value.toUpperCase() : undefined;
}

/** `got(url)` in `await got(url).json()`. */
function sentBy(request: Node): TSESTree.CallExpression | undefined {
  const call = unwrap(request.type === 'AwaitExpression' ? request.argument : request);
  if (call.type !== 'CallExpression') return undefined;
  const object = call.callee.type === 'MemberExpression' ? unwrap(call.callee.object) : undefined;
  return object?.type === 'CallExpression' &&
    /^(?:json|text|blob|buffer|arrayBuffer)$/.test(
      propertyName(call.callee as TSESTree.MemberExpression) ?? '',
    )
    ? object
    : call;
}

/** Nothing reads what the request gives: it only asks whether it succeeds by now. */
function isUnread(request: Node, { syntax }: RetryContext): boolean {
  const parent = syntax.parent(request);
  return (
    (parent?.type === 'AwaitExpression' ? syntax.parent(parent) : parent)?.type === 'ExpressionStatement'
  );
}

/** After the failure nothing gets a new token, makes what is missing or changes the request. */
function isPlain(
  { given, path, self }: Cycle,
  { node: request }: GraphFailure,
  context: RetryContext,
): boolean {
  const asked = new Set(identifiersIn(request).map((identifier) => context.names.variable(identifier)));
  const isHarmless = (node: Node): boolean => {
    let plain = true;
    walkOwn(node, (child) => {
      if (child.type === 'AssignmentExpression')
        plain &&= child.left.type === 'Identifier' && !asked.has(context.names.variable(child.left));
      if (child.type !== 'CallExpression' || contains(request, child)) return plain;
      plain &&=
        contains(child, request) ||
        isInert(child, context) ||
        waitedBy(child, context.provenance) !== undefined;
      return plain;
    });
    return plain;
  };
  const isGivenAgain = (argument: Node): boolean =>
    !holdsCall(argument) && unwrap(argument).type !== 'MemberExpression';
  return (
    path.steps.every((step) => step.kind === 'fail' || step.kind === 'caught' || isHarmless(step.node)) &&
    (!self || given?.every(isGivenAgain) === true)
  );
}

/** `load(id, await login())` */
function holdsCall(node: Node): boolean {
  let found = false;
  walkOwn(node, (child) => {
    found ||= child.type === 'CallExpression' || child.type === 'AwaitExpression';
    return !found;
  });
  return found;
}

/** Whether something is called for a value that may give another one each time: `await getToken()`. */
export function holdsWork(node: Node, context: RetryContext): boolean {
  let found = false;
  walk(node, (child) => {
    found ||= child.type === 'CallExpression' && !isInert(child, context);
    return !found;
  });
  return found;
}

/** What the header of a request that carries its token is made of, where that is seen. */
export function tokenOf(request: Node, context: RetryContext): Node | undefined {
  let found: Node | undefined;
  walk(request, (child) => {
    if (child.type === 'Property' && (propertyName(child) ?? '').toLowerCase() === TOKEN_HEADER)
      found ??= child.value;
    const init = child.type === 'Identifier' ? constantInit(child, context) : undefined;
    if (init?.type === 'ObjectExpression') found ??= tokenOf(init, context);
    return !found;
  });
  return found;
}
