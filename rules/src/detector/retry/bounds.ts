import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { childrenOf, isFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import { mayBeStopped } from './attempt-signals.js';
import { throwsOnState } from './counters.js';
import { parameterName, type RetryContext } from './context.js';
import { constantOf } from './options.js';
import { isCountedOrSet, isReadonlyMember } from './properties.js';
import { isLimitOf, isOwnSetting } from './settings.js';
import { isOnlyRead, isSteadyList } from './collections.js';
import { isCopiedOn } from './copied-state.js';
import { isPureCall } from './alike.js';
import { isRepeatableCall } from './purity.js';
import { asksForMore } from './put-back.js';
import { contradictsGiven } from './given-values.js';
import { asksTimeOfRound } from './round-clock.js';
import { isParameterOf, stateOf, type Cycle } from './state.js';
import { staysEitherWay } from './stays.js';
import { openParts } from './steady.js';
import { calleeText, isWaitOrLog } from './waits.js';
import { isAnswered, mayDecide } from './may-decide.js';
import { literalNumber } from './writes.js';

const CLOCKS: ReadonlySet<string> = new Set(['Date', 'performance', 'process']);

/**
 * What may end the repetition on this way: a test on what changes from round to round, a clock, an abort
 * signal, a call that is given a counter, or anything of which that is not known.
 */
export function boundOf(cycle: Cycle, failedAt: number, context: RetryContext): Node | undefined {
  const judge = new Judge(cycle, context);
  return cycle.path.steps.find((step, position) => {
    if (step.kind === 'fail' || step.kind === 'caught') return false;
    if (mayBeStopped(step.node, cycle.root, context)) return true;
    if (step.kind !== 'test') return judge.callMayEnd(step.node);
    const parts = openParts(step, position, cycle, context);
    if (parts.length === 0 || staysEitherWay(step, cycle) || asksForMore(step.node, cycle, context))
      return false;
    if (position < failedAt && !isOwnTest(step.node, cycle.root))
      return parts.some((part) => judge.countsDown(part));
    return parts.some((part) => !judge.isStable(part)) || contradictsGiven(step, cycle, context);
  })?.node;
}

/** The loop's own condition is its bound, wherever the request stands. */
function isOwnTest(test: Node, root: Node): boolean {
  return 'test' in root && root.test === test;
}

class Judge {
  readonly #cycle: Cycle;
  readonly #context: RetryContext;
  readonly #asked = new Set<Node>();

  constructor(cycle: Cycle, context: RetryContext) {
    this.#cycle = cycle;
    this.#context = context;
  }

  /** True when the expression has the same value in every round, apart from what the failure itself says. */
  isStable(expression: Node): boolean {
    if (this.#asked.has(expression)) return false;
    this.#asked.add(expression);
    const stable = this.#stable(unwrap(expression));
    this.#asked.delete(expression);
    return stable;
  }

  #stable(node: Node): boolean {
    switch (node.type) {
      case 'Literal':
      case 'TemplateElement':
        return true;
      case 'Identifier':
        return this.#variableIsStable(node);
      case 'MemberExpression':
        return this.#memberIsStable(node);
      case 'CallExpression':
        return isRepeatableCall(node, (part) => this.isStable(part), this.#context);
      case 'BinaryExpression':
        return (
          isEndless(node, this.#context) ||
          asksTimeOfRound(node, this.#cycle, this.#context, (part) => this.isStable(part)) ||
          childrenOf(node).every((child) => this.isStable(child) || this.#isSetting(child, node))
        );
      // A step that is undone or begun anew in the same round is none.
      case 'UpdateExpression':
      case 'UnaryExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'TemplateLiteral':
      case 'ArrayExpression':
      case 'AwaitExpression':
      case 'SpreadElement':
        return childrenOf(node).every((child) => this.isStable(child));
      case 'ObjectExpression':
        return node.properties.every((property) =>
          this.isStable(property.type === 'Property' ? property.value : property.argument),
        );
      default:
        return false;
    }
  }

  #variableIsStable(node: TSESTree.Identifier): boolean {
    const variable = this.#context.names.variable(node);
    if (!variable || variable.defs.length === 0)
      return (
        node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity' || isType(node.name)
      );
    const state = stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part));
    return state === 'same' || state === 'failure';
  }

  /**
   * A property of what is made from the failure, of a constant, or of an enum. Other objects may be changed
   * by anybody.
   */
  #memberIsStable(node: TSESTree.MemberExpression): boolean {
    const object = unwrap(node.object);
    if (node.computed && !this.isStable(node.property)) return false;
    if (isCopiedOn(node, this.#cycle, this.#context)) return true;
    // Others may have what a copied object holds.
    if (isCopiedOn(object, this.#cycle, this.#context)) return false;
    if (object.type === 'ThisExpression') return isReadonlyMember(node, this.#context);
    if (object.type === 'Identifier') {
      const variable = this.#context.names.variable(object);
      if (!variable || variable.defs.length === 0) return isType(object.name) && !CLOCKS.has(object.name);
      const state = stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part));
      if (state === 'failure') return true;
      // `ids[0]` of a list that is given again and that this function only reads.
      if (node.computed && state === 'same' && isOnlyRead(variable, this.#context)) return true;
      if (
        propertyName(node) === 'length' &&
        /^(?:For|While|DoWhile)Statement$/.test(this.#cycle.root.type) &&
        isSteadyList(variable, this.#cycle, this.#context)
      )
        return true;
      return state === 'same' && (/^[A-Z]/.test(object.name) || isOwnSetting(node, this.#context));
    }
    return this.isStable(object);
  }

  /** `attempt < settings.maxAttempts`, where the settings are not written again. */
  #isSetting(side: Node, { operator, left, right }: TSESTree.BinaryExpression): boolean {
    return (
      /^(?:[<>]=?|[!=]==?)$/.test(operator) && isLimitOf(side === left ? right : left, side, this.#context)
    );
  }

  /** A test before the request ends the repetition only if it reads a clock or something that counts. */
  countsDown(test: Node): boolean {
    let counts = false;
    walk(test, (child) => {
      if (isFunction(child)) return false;
      if (child.type === 'Identifier') counts ||= this.#isCounting(child);
      if (child.type === 'MemberExpression') counts ||= isCountedOrSet(child, this.#context);
      if (child.type === 'AssignmentExpression' || child.type === 'UpdateExpression') counts = true;
      return !counts;
    });
    return counts;
  }

  #isCounting(node: TSESTree.Identifier): boolean {
    if (CLOCKS.has(node.name)) return !this.#variableIsStable(node);
    const variable = this.#context.names.variable(node);
    if (!variable || variable.defs.length === 0) return false;
    return stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part)) === 'changed';
  }

  /** True when a call on the way is given a counter and might throw on it, or checks a limit by its name. */
  callMayEnd(node: Node): boolean {
    let ends = false;
    walk(node, (child) => {
      if (isFunction(child)) return false;
      if (child.type !== 'CallExpression' || isPureCall(child)) return !ends;
      ends ||=
        child.arguments.some(
          (argument, position) => this.#passesCounter(argument) && mayDecide(child, position, this.#context),
        ) ||
        (!isWaitOrLog(child, this.#context) &&
          (LIMITERS.test(calleeText(child)) || throwsOnState(child, this.#context)));
      return !ends;
    });
    return ends;
  }

  #passesCounter(argument: Node): boolean {
    const value = steppedBy(unwrap(argument));
    if (value.type !== 'Identifier') return false;
    const variable = this.#context.names.variable(value);
    if (!variable || variable.defs.length === 0 || this.#isAnswer(variable)) return false;
    return stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part)) === 'changed';
  }

  /** A parameter that is given what something has answered, such as a new token: no answer is a count. */
  #isAnswer(variable: Variable): boolean {
    const { self, given } = this.#cycle;
    const position = self?.params.findIndex((parameter) => parameterName(parameter) === variable.name) ?? -1;
    const argument = given?.[position];
    return (
      position >= 0 &&
      argument !== undefined &&
      self !== undefined &&
      isParameterOf(variable, self) &&
      isAnswered(argument, this.#context)
    );
  }
}

const LIMITERS =
  /(?:^|\.)(?:.*[lL]imiter\..*|check(?:Attempts|Retries|Limit|Deadline|Timeout|Budget)\w*|assert(?:Attempts|Retries|Within)\w*|consume\w*|.*[bB]reaker\..*)$/;

/** `attempt < Infinity`, `attempt === Infinity` */
function isEndless({ operator, left, right }: TSESTree.BinaryExpression, context: RetryContext): boolean {
  return (
    /^(?:[<>]=?|[!=]==?)$/.test(operator) &&
    [left, right].some((side) => constantOf(side, context) === Infinity)
  );
}

/** What `n++` and `n + 1` count on. */
function steppedBy(value: Node): Node {
  if (value.type === 'UpdateExpression') return unwrap(value.argument);
  return value.type === 'BinaryExpression' &&
    value.operator === '+' &&
    literalNumber(value.right) !== undefined
    ? unwrap(value.left)
    : value;
}

function isType(name: string): boolean {
  return /^[A-Z]/.test(name) && !CLOCKS.has(name);
}
