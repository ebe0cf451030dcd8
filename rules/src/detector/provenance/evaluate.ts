import type { TSESTree } from '@typescript-eslint/types';
import { PART } from '../../analysis/index.js';
import { RESPONSE_CLIENTS } from '../../analysis/models/responses.js';
import { importOf, type Variable } from '../scope.js';
import { isFunction, literalText, propertyName, unwrap, type Node } from '../syntax.js';
import { argumentsOf, calleeOf, functionOf } from './callees.js';
import { amongSentences, within } from './around.js';
import { besideIn } from './beside.js';
import { checkedError } from './checked.js';
import { fieldValues } from './classes.js';
import { clientOfModule, isErrorType } from './clients.js';
import { step, type Collected, type GraphFailure } from './context.js';
import { applySummary, failuresOfArgument } from './apply.js';
import { errors, type Engine } from './engine.js';
import { isOfAllLevels } from './inner-walks.js';
import { isOutermostFirst, ofOneLevel } from './outermost-first.js';
import { failuresWhenRun, QUERY_ERRORS, queryFunctions } from './queries.js';
import { isBatchCall, requestOf } from './requests.js';
import type { SummaryFailure, SummaryValue } from './summary.js';
import { calledParameter, resultsOf } from './given-functions.js';
import { bodyOf, CALLED, isWhole, keptOf, readPath, readProperty, type Value } from './values.js';

const TEXT_METHODS: ReadonlySet<string> = new Set(['toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'trim', 'toString', 'normalize', 'replace', 'replaceAll', 'slice', 'substring', 'join']);
/** Those of them after which a body may not be read as one any more. */
const CUTTING: ReadonlySet<string> = new Set(['replace', 'replaceAll', 'slice', 'substring']);
const SAME_METHODS: ReadonlySet<string> = new Set(['filter', 'concat', 'flat', 'at', 'find', 'pop', 'shift', 'clone', 'reverse', 'toReversed']);

/** What an expression may be, as far as Graph failures and responses are concerned. */
export function evaluate(node: Node, engine: Engine): readonly Value[] {
  const { context } = engine;
  const values = (inner: Node): readonly Value[] => engine.values(inner);
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Identifier':
      return ofLevels(inner, checked(inner) ?? [...identifier(inner), ...typed(node)]);
    case 'MemberExpression':
      return checked(inner) ?? member(inner);
    case 'CallExpression':
      return call(inner);
    case 'AwaitExpression':
      return values(inner.argument);
    case 'ConditionalExpression':
      return amongSentences([...(isOutermostFirst(inner, context) ? ofOneLevel(values(inner.consequent)) : values(inner.consequent)), ...values(inner.alternate)], [inner], context);
    case 'LogicalExpression':
      return amongSentences([...(isOutermostFirst(inner, context) ? ofOneLevel(values(inner.left)) : values(inner.left)), ...values(inner.right)], [inner], context);
    case 'AssignmentExpression':
      return values(inner.right);
    case 'SequenceExpression':
      return values(inner.expressions.at(-1) ?? inner);
    case 'TemplateLiteral':
      return within(textParts(inner), asText(inner.expressions.flatMap((item) => values(item))));
    case 'BinaryExpression':
      return inner.operator === '+' ? within(textParts(inner), asText([...values(inner.left), ...values(inner.right)])) : [];
    case 'ArrayExpression':
      return inner.elements.flatMap((item) => (item ? values(item.type === 'SpreadElement' ? item.argument : item) : []));
    case 'ObjectExpression':
      return object(inner);
    default:
      return [];
  }

  function object(literal: TSESTree.ObjectExpression): readonly Value[] {
    return literal.properties.flatMap((property) => {
      if (property.type !== 'Property') return [];
      const name = propertyName(property);
      if (name === undefined || isFunction(property.value)) return [];
      return values(property.value).map((value): Value => ({ ...value, at: [name, ...value.at], ...keptOf({ ...value, beside: besideIn(literal, name, value.beside, context) }) }));
    });
  }

  function identifier(name: TSESTree.Identifier): readonly Value[] {
    const variable = context.names.variable(name);
    if (!variable || importOf(variable)) return [];
    return engine.variableValues(variable).map((value) => named(value, name.name, variable));
  }

  function ofLevels(name: TSESTree.Identifier, found: readonly Value[]): readonly Value[] {
    const variable = found.length > 0 ? context.names.variable(name) : undefined;
    return variable && isOfAllLevels(variable, context) ? found.map((value) => ({ ...value, walked: true })) : found;
  }

  /** `x as GraphError`, `x: GraphError` with the type imported from a Graph package or named in the settings. */
  function typed(outer: Node): readonly Value[] {
    if (outer.type !== 'TSAsExpression' && outer.type !== 'TSTypeAssertion') return [];
    const failure = engine.failureOfType(outer.typeAnnotation);
    return failure ? [{ root: { kind: 'error', failure }, path: [], at: [], text: false, expression: undefined }] : [];
  }

  /** A type rules out all other origins that the code around may give. */
  function checked(named: TSESTree.Identifier | TSESTree.MemberExpression): readonly Value[] | undefined {
    const failure = checkedError(named, context);
    if (!failure) return undefined;
    const variable = named.type === 'Identifier' ? context.names.variable(named) : undefined;
    return [{ root: { kind: 'error', failure }, path: [], at: [], text: false, expression: variable && { text: variable.name, variable } }];
  }

  function member(access: TSESTree.MemberExpression): readonly Value[] {
    const name = propertyName(access) ?? (access.computed ? undefined : '');
    if (name !== undefined && unwrap(access.object).type === 'ThisExpression') return fieldValues(access, name, context).flatMap((value) => values(value));
    const owners = values(access.object);
    // A list has the values of its elements: of `[{ text: error.message }]` the first has the `text`.
    if (name === undefined) return owners.filter(({ root, path, at }) => root.kind === 'settled' || path.at(-1) === 'responses' || (at.length > 0 && isIndex(access.property)));
    return owners.flatMap((value) => property(value, name, access));
  }

  function property(value: Value, name: string, access: TSESTree.MemberExpression): readonly Value[] {
    if (value.root.kind === 'settled' && value.at.length === 0) return name === 'reason' ? settledErrors(value, access) : [];
    const part = readProperty(value, name);
    return part ? [part] : [];
  }

  function settledErrors(value: Value, access: TSESTree.MemberExpression): readonly Value[] {
    if (value.root.kind !== 'settled') return [];
    const owner = unwrap(access.object);
    const variable = owner.type === 'Identifier' ? context.names.variable(owner) : undefined;
    const expression = variable && { text: context.file.text.slice(access.range[0], access.range[1]), variable };
    return value.root.failures.map((failure) => ({ root: { kind: 'error', failure }, path: [], at: [], text: false, expression }));
  }

  function call(node: TSESTree.CallExpression): readonly Value[] {
    const callee = unwrap(node.callee);
    const [first] = node.arguments;
    if (callee.type === 'Identifier' && first && !context.names.variable(callee)?.defs.length) {
      if (callee.name === 'String') return asText(values(first));
      if (callee.name === 'structuredClone') return values(first);
    }
    if (callee.type === 'MemberExpression') {
      const known = method(node, callee, first);
      if (known) return known;
    }
    const asked = queryFunctions(node, context).flatMap((work) => failuresWhenRun(work, node, engine));
    if (asked.length > 0) return QUERY_ERRORS.flatMap((name) => errors(asked).map((value) => ({ ...value, at: [name] })));
    const request = requestOf(node, context);
    if (request) return responseOf(node);
    const resolved = calleeOf(node, context);
    if (!resolved) return calledParameter(callee, context);
    const returns = 'fn' in resolved ? engine.summary(resolved.fn).returns : resolved.summary.returns;
    return returns.flatMap((value) => instantiate(value, node));
  }

  function responseOf(node: TSESTree.CallExpression): readonly Value[] {
    const isBatch = isBatchCall(node, context);
    return engine.collected(node).flatMap((failure): readonly Value[] => {
      if (isBatch && failure.kind === 'graph' && !RESPONSE_CLIENTS.has(failure.client)) return [{ root: { kind: 'body', failure }, path: [], at: [], text: false, expression: undefined }];
      if ((failure.kind !== 'graph' && failure.kind !== 'url') || !RESPONSE_CLIENTS.has(failure.client)) return [];
      return [{ root: { kind: 'response', failure }, path: [], at: [], text: false, expression: undefined } satisfies Value];
    });
  }

  function method(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, first: Node | undefined): readonly Value[] | undefined {
    const [, second] = node.arguments;
    const name = propertyName(callee) ?? '';
    const owner = unwrap(callee.object);
    if (owner.type === 'Identifier' && owner.name === 'JSON' && first) {
      if (name === 'stringify') return asText(values(first));
      if (name === 'parse') return values(first).map((value) => ({ ...value, text: false, path: [...value.path, '$json'] }));
    }
    if (owner.type === 'Identifier' && owner.name === 'Promise') return promise(name, first);
    if (TEXT_METHODS.has(name)) {
      const found = values(owner);
      if (found.length === 0) return undefined;
      return CUTTING.has(name) ? asText(found).map(ofPart) : asText(found);
    }
    if (SAME_METHODS.has(name)) return values(owner);
    if (name === 'catch') return [...values(owner), ...(first ? callbackReturns(first, errors(engine.collected(owner))) : [])];
    if (name === 'then' && first) return [...callbackReturns(first, values(owner)), ...(second ? callbackReturns(second, errors(engine.collected(owner))) : [])];
    if (name === 'map' && first) return callbackReturns(first, values(owner));
    if (name !== 'json' && name !== 'text') return undefined;
    const bodies = values(owner).flatMap((value) => (value.at.length > 0 ? [] : (bodyOf(value) ?? [])));
    return bodies.length > 0 ? bodies.map((value) => ({ ...value, text: name === 'text' })) : undefined;
  }

  function promise(name: string, first: Node | undefined): readonly Value[] {
    if (!first || (name !== 'allSettled' && name !== 'resolve')) return [];
    if (name === 'resolve') return values(first);
    return [{ root: { kind: 'settled', failures: engine.elementFailures(first) }, path: [], at: [], text: false, expression: undefined }];
  }

  /** What a callback returns when its first parameter is one of `given`. */
  function callbackReturns(callback: Node, given: readonly Value[]): readonly Value[] {
    const resolved = functionOf(callback, context);
    if (!resolved) return [];
    const returns = 'fn' in resolved ? engine.summary(resolved.fn).returns : resolved.summary.returns;
    return returns.flatMap((value) => (value.root.kind === 'parameter' ? (value.path[0] === CALLED ? [] : given).flatMap((item) => extend(item, value)) : instantiate(value, callback)));
  }

  function instantiate(value: SummaryValue, at: Node): readonly Value[] {
    const { root } = value;
    if (root.kind === 'parameter') {
      const given = at.type === 'CallExpression' ? argumentsOf(at)[root.index] : undefined;
      if (!given || given.type === 'SpreadElement') return [];
      if (value.path[0] === CALLED) return resultsOf(given, engine).flatMap((item) => extend(item, { ...value, path: value.path.slice(1) }));
      return values(given).flatMap((item) => extend(item, value));
    }
    return failuresOf(root.failure, at).flatMap((failure): readonly Value[] => {
      if (!('wrapped' in failure)) return failure.kind === 'own' && root.kind === 'error' ? [{ ...value, root: { kind: 'error', failure }, expression: undefined }] : [];
      return [{ ...value, root: { kind: root.kind, failure }, expression: undefined }];
    });
  }

  /** What a function hands out as a value is not counted by a visit of its arguments. */
  function failuresOf(failure: SummaryFailure, at: Node): readonly Collected[] {
    const given = failure.kind === 'call' && at.type === 'CallExpression' ? at.arguments[failure.parameter] : undefined;
    return failure.kind === 'call' && given ? failuresOfArgument(given, failure, at, engine) : applySummary(failure, at, engine);
  }
}

const isIndex = (node: Node): boolean => node.type === 'Literal' && typeof node.value === 'number';

/** A part of the text of a body is no body; of what nothing was cut from it stays the name. */
function ofPart(value: Value): Value {
  return value.root.kind === 'body' && isWhole(value) ? { ...value, path: [...value.path, PART] } : value;
}

function asText(values: readonly Value[]): readonly Value[] {
  return values.filter((value) => value.at.length === 0).map((value) => ({ ...value, text: true }));
}

/** The constant parts of a text that is put together. */
function textParts(node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): readonly string[] {
  const parts = node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.cooked) : [literalText(node.left), literalText(node.right)];
  return parts.filter((part): part is string => typeof part === 'string' && part.trim() !== '');
}

/** Reads what a summary says about its parameter from the value that was given for it. */
function extend(given: Value, value: SummaryValue): readonly Value[] {
  return readPath(given, value).map((part) => ({ ...part, at: [...value.at, ...part.at] }));
}

/** A name for the whole root, or for the `error` object of a body, is how a rewrite can refer to it. */
function named(value: Value, text: string, variable: Variable): Value {
  return isWhole(value) ? { ...value, expression: { text, variable } } : value;
}

/** The failure that a written error type stands for. */
export function failureOfType(type: Node | undefined, engine: Engine): GraphFailure | undefined {
  if (!type) return undefined;
  if (type.type === 'TSUnionType') {
    for (const item of type.types) {
      const found = failureOfType(item, engine);
      if (found) return found;
    }
    return undefined;
  }
  const name = type.type === 'TSTypeReference' ? type.typeName : type;
  if (name.type !== 'Identifier') return undefined;
  const { context } = engine;
  const variable = context.names.variable(name) ?? context.names.lookup(name.name, name);
  const imported = variable && importOf(variable);
  const listed = context.settings.errorTypes?.includes(name.name) ?? false;
  const client = imported && isErrorType(imported.name) ? clientOfModule(imported.module) : undefined;
  if (!client && !listed) return undefined;
  return { kind: 'graph', client: client ?? 'unknown', chain: [step(context, type)], node: type, wrapped: false };
}
