import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { arriving } from './arriving.js';
import { classOf, methodOf, type ClassNode } from './classes.js';
import type { Collected } from './context.js';
import type { Engine } from './engine.js';
import type { Creation } from './made-texts.js';
import type { Part } from './put-into.js';
import { failuresOfRoot, roleOf } from './values.js';
import { propertyValue, writtenValues } from './written.js';

/** Where `parseGraphError` looks for the HTTP status of a thrown error. */
const STATUSES: ReadonlySet<string> = new Set(['statusCode', 'responseStatusCode', 'status', 'httpCode']);

/**
 * The failures whose HTTP status a new error keeps where `parseGraphError` finds it: as `err.status = res.status`, or in a
 * class of the same file whose constructor keeps what it is given.
 * @returns nothing when another value may be in the way
 */
export function statusKept(created: Creation, later: readonly Part[], engine: Engine): ReadonlySet<Collected> {
  const parts = [...(created.type === 'NewExpression' ? givenTo(created, engine) : []), ...later];
  const statuses = parts.filter(({ name }) => name !== undefined && STATUSES.has(name));
  const failures = statuses.map(({ value }) => failuresOfStatus(value, engine));
  const [first = new Set(), ...others] = failures;
  return new Set([...first].filter((failure) => others.every((other) => other.has(failure))));
}

function failuresOfStatus(node: Node, engine: Engine): ReadonlySet<Collected> {
  if (!isRead(unwrap(node), engine)) return new Set();
  const values = arriving(node, engine);
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
