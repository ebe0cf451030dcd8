import type { TSESTree } from '@typescript-eslint/types';
import { calledName, isFunction, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { arriving } from './arriving.js';
import { classOf, methodOf, type ClassNode } from './classes.js';
import type { Collected, FileContext } from './context.js';
import type { Engine } from './engine.js';
import type { Creation } from './made-texts.js';
import { partsOf, type Part } from './put-into.js';
import { failuresOfRoot, roleOf, type Value } from './values.js';
import { propertyValue, writtenValues } from './written.js';

/** Where `parseGraphError` looks for the HTTP status of a thrown error. */
const STATUSES: ReadonlySet<string> = new Set(['statusCode', 'responseStatusCode', 'status', 'httpCode']);

/**
 * What a new error keeps of the failures that it is made of, where `parseGraphError` finds it: the HTTP status, or with it the whole
 * body. As `err.status = res.status`, below `cause`, or in a class of the same file whose constructor keeps what it is given.
 * @returns nothing when another value may be in the way
 */
export function detailsKept(created: Creation, later: readonly Part[], engine: Engine): ReadonlyMap<Collected, 'status' | 'details'> {
  const parts = [...(created.type === 'NewExpression' ? givenTo(created, engine) : []), ...later];
  const causes = [...created.arguments.flatMap(partsOf), ...parts].filter(({ name }) => name === 'cause').map(({ value }) => unwrap(value));
  const inCause = causes.flatMap((cause) => (cause.type === 'ObjectExpression' ? partsOf(cause) : []));
  const all = [...parts, ...inCause];
  const statuses = all.filter(({ name }) => name !== undefined && STATUSES.has(name)).map(({ value }) => failuresOfStatus(value, causes.length > 0, engine));
  const responses = causes.map((cause) => failuresOfWhole(cause, 'response', engine)).filter(({ size }) => size > 0);
  const [first = new Set<Collected>(), ...others] = [...statuses, ...responses];
  const bodies = [...all.filter(({ name }) => BODIES.has(name ?? '')).map(({ value }) => value), ...textParts(created, engine)];
  const withBody = new Set(bodies.flatMap((body) => (isWholeBody(body, engine.context) ? [...failuresOfWhole(body, 'body', engine)] : [])));
  return new Map([...first].filter((failure) => others.every((other) => other.has(failure))).map((failure) => [failure, withBody.has(failure) ? 'details' : 'status']));
}

/** Where `parseGraphError` looks for the body of an answer. */
const BODIES: ReadonlySet<string> = new Set(['body', 'data', 'bodyAsText', 'errorResponse']);

/** `Error`, `TypeError` and the like, where the file does not declare something of that name. */
export function isErrorOfLanguage(callee: Node, { names }: FileContext): boolean {
  return callee.type === 'Identifier' && /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/.test(callee.name) && (names.variable(callee)?.defs.length ?? 0) === 0;
}

/** What the text of an error of the language is put together from: a body that stands in it as a whole can be read from there. */
function textParts(created: Creation, { context }: Engine): readonly Node[] {
  const [text] = created.arguments;
  if (created.type !== 'NewExpression' || !text || !isErrorOfLanguage(created.callee, context)) return [];
  return piecesOf(unwrap(text)).map((piece) => (isCallOf(piece, 'stringify') ? (piece.arguments[0] ?? piece) : piece));
}

function piecesOf(node: Node): readonly Node[] {
  if (node.type === 'TemplateLiteral') return node.expressions.map(unwrap);
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...piecesOf(unwrap(node.left)), ...piecesOf(unwrap(node.right))] : [node];
}

/** Calls that give the body of a response, as it is or parsed. */
const READS: ReadonlySet<string> = new Set(['text', 'json', 'catch', 'parse', 'toString', 'trim']);

const isCallOf = (node: Node, name: string): node is TSESTree.CallExpression => node.type === 'CallExpression' && calledName(node.callee) === name;

/** A body that nothing was cut from, and that nothing was put around. */
export function isWholeBody(node: Node, context: FileContext, depth = 0): boolean {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return isWholeBody(inner.argument, context, depth);
  if (inner.type === 'CallExpression') return READS.has(calledName(inner.callee) ?? '');
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return variable !== undefined && depth < 3 && writtenValues(variable, context).every((value) => isEmptyText(value) || isWholeBody(value, context, depth + 1));
}

const isEmptyText = (node: Node): boolean => node.type === 'Literal' && (node.value === '' || node.value === null);

function failuresOfWhole(node: Node, kind: 'response' | 'body', engine: Engine): ReadonlySet<Collected> {
  const values = arriving(unwrap(node), engine);
  const isIt = (value: Value): boolean => value.root.kind === kind && value.at.length === 0 && value.path.every((name) => name === '$json');
  return new Set(values.length > 0 && values.every(isIt) ? values.flatMap(({ root }) => failuresOfRoot(root)) : []);
}

/** @param hasCause an error that is kept whole as the cause has more than its status */
function failuresOfStatus(node: Node, hasCause: boolean, engine: Engine): ReadonlySet<Collected> {
  if (!isRead(unwrap(node), engine)) return new Set();
  const values = arriving(node, engine).filter(({ root }) => !hasCause || root.kind !== 'error');
  return new Set(values.every((value) => roleOf(value) === 'status') ? values.flatMap(({ root }) => failuresOfRoot(root)) : []);
}

/** A value that is handed on as it is: of a choice or a sum only some may be a status. */
function isRead(node: Node, { context }: Engine): boolean {
  if (node.type === 'MemberExpression') return true;
  const variable = node.type === 'Identifier' ? context.names.variable(node) : undefined;
  const [value, ...others] = variable ? writtenValues(variable, context) : [];
  return variable !== undefined && others.length === 0 && (!value || unwrap(value).type === 'MemberExpression');
}

/** What the constructor of a class of this file puts into properties, in terms of the arguments. */
function givenTo(created: TSESTree.NewExpression, { context }: Engine): readonly Part[] {
  const owner = created.callee.type === 'Identifier' ? classOf(created.callee, context) : undefined;
  const maker = owner && methodOf(owner, 'constructor', context);
  if (!owner || !maker || created.arguments.some(({ type }) => type === 'SpreadElement')) return [];
  const given = (node: Node): Node | undefined => argumentFor(unwrap(node), maker.params, created.arguments);
  const parts: Part[] = fieldsOf(owner);
  for (const [index, parameter] of maker.params.entries()) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const target = nameOf(parameter.parameter);
    const value = created.arguments[index];
    if (target !== undefined && value) parts.push({ name: target, value });
  }
  walk(maker.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression' || node.left.object.type !== 'ThisExpression') return undefined;
    parts.push({ name: propertyName(node.left), value: given(node.right) ?? node.right });
    return undefined;
  });
  return parts;
}

function fieldsOf(owner: ClassNode): Part[] {
  return owner.body.body.flatMap((member) => (member.type === 'PropertyDefinition' && member.value ? [{ name: propertyName(member), value: member.value }] : []));
}

/** The argument that a parameter, or a property of one, stands for. */
function argumentFor(node: Node, parameters: readonly TSESTree.Parameter[], given: readonly Node[]): Node | undefined {
  if (node.type === 'Identifier') return given[parameters.findIndex((parameter) => nameOf(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter) === node.name)];
  if (node.type !== 'MemberExpression') return undefined;
  const owner = argumentFor(unwrap(node.object), parameters, given);
  const inner = owner && unwrap(owner);
  return inner?.type === 'ObjectExpression' ? propertyValue(inner, propertyName(node) ?? '') : undefined;
}

function nameOf(parameter: TSESTree.Parameter): string | undefined {
  if (parameter.type === 'AssignmentPattern') return nameOf(parameter.left);
  return parameter.type === 'Identifier' ? parameter.name : undefined;
}
