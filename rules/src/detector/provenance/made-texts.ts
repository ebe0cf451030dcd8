import type { TSESTree } from '@typescript-eslint/types';
import { importedBy, importOf } from '../scope.js';
import { calledName, isFunction, literalText, unwrap, walk, type Node } from '../syntax.js';
import { functionOf, functionOfVariable } from './callees.js';
import { classOf, fieldValues, methodOf, type ClassNode } from './classes.js';
import type { FileContext } from './context.js';
import { putInto } from './put-into.js';
import { writtenValues } from './written.js';
import { returnedValues } from './given-by.js';

export type Creation = TSESTree.NewExpression | TSESTree.CallExpression;

/** Makers that call makers, and classes below classes. */
const MAX_DEPTH = 4;

/** Constant parts of the text that a new error is made of: what it is given, and what its class or maker adds. */
export function createdTexts(created: Creation, context: FileContext, depth = 0): readonly string[] {
  return [...textsOf(created.arguments, context), ...madeTexts(created.callee, context, depth)];
}

/**
 * Constant parts of the texts that a class, or a function that returns new errors, puts into them by itself.
 * @param maker the class or function, or its name
 */
export function madeTexts(maker: Node, context: FileContext, depth = 0): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  const inner = unwrap(maker);
  if (inner.type === 'ClassDeclaration' || inner.type === 'ClassExpression') return classTexts(inner, context, depth + 1);
  if (isFunction(inner)) return returnedValues(inner).flatMap((value) => ofReturned(unwrap(value), context, depth + 1));
  const imported = importedBy(inner, context.names);
  if (imported) return context.project?.messages(imported.module, imported.name, context.file.path) ?? [];
  if (inner.type === 'MemberExpression') {
    const made = functionOf(inner, context);
    return made && 'fn' in made ? madeTexts(made.fn, context, depth + 1) : [];
  }
  if (inner.type !== 'Identifier') return [];
  const variable = context.names.variable(inner);
  const declared = classOf(inner, context) ?? (variable && functionOfVariable(variable, context));
  return declared ? madeTexts(declared, context, depth + 1) : [];
}

/** The name of the class of a new error, also of one that a function of this file makes: `throw await this.errorFrom(response)`. */
export function createdClass(created: Creation, context: FileContext, depth = 0): string | undefined {
  if (created.type === 'NewExpression') return calledName(created.callee);
  const maker = depth > MAX_DEPTH ? undefined : functionOf(created.callee, context);
  if (!maker || !('fn' in maker)) return undefined;
  const names = returnedValues(maker.fn).flatMap((value) => creationsOf(value, context)).map((value) => value && createdClass(value, context, depth + 1));
  return names.every((name) => name === names[0]) ? names[0] : undefined;
}

function isCreation(node: Node): node is Creation {
  return node.type === 'NewExpression' || node.type === 'CallExpression';
}

/** The errors that an expression may be, undefined for what is none: made here, or kept in a variable to put more into it. */
function creationsOf(node: Node, context: FileContext): readonly (Creation | undefined)[] {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return creationsOf(inner.argument, context);
  if (inner.type === 'ConditionalExpression') return [...creationsOf(inner.consequent, context), ...creationsOf(inner.alternate, context)];
  // `Object.assign(error, { status })`
  const [target] = inner.type === 'CallExpression' && calledName(inner.callee) === 'assign' ? inner.arguments : [];
  if (target) return creationsOf(target, context);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const values = variable && !importOf(variable) ? writtenValues(variable, context).map(unwrap) : [inner];
  return values.map((value) => (isCreation(value) ? value : undefined));
}

/** The constant texts of an error that a maker returns, those that it is given after it was made included. */
function ofReturned(node: Node, context: FileContext, depth: number): readonly string[] {
  const created = creationsOf(node, context).filter((value) => value !== undefined);
  const made = created.flatMap((value) => createdTexts(value, context, depth));
  const variable = node.type === 'Identifier' && created.length > 0 ? context.names.variable(node) : undefined;
  const messages = variable ? putInto(variable, context).filter(({ name }) => name === 'message') : [];
  return [...made, ...textsOf(messages.map(({ value }) => value), context)];
}

/** `super('…')`, `this.message = '…'`, a field `message`, and the same of the classes above. */
function classTexts(owner: ClassNode, context: FileContext, depth: number): readonly string[] {
  const given: Node[] = [...fieldValues(owner.body, 'message', context)];
  const maker = methodOf(owner, 'constructor', context);
  if (maker) {
    walk(maker, (node) => {
      if (node.type === 'CallExpression' && node.callee.type === 'Super') given.push(...node.arguments);
      return undefined;
    });
  }
  return [...textsOf(given, context), ...(owner.superClass ? madeTexts(owner.superClass, context, depth) : [])];
}

function textsOf(nodes: readonly Node[], context: FileContext): readonly string[] {
  return nodes.flatMap((node) => textsIn(node, context)).filter((text) => text.trim() !== '');
}

/** Constant texts below a node, those of the variables that it names included. */
function textsIn(root: Node, context: FileContext, depth = 0): readonly string[] {
  const texts: string[] = [];
  walk(root, (node) => {
    const text = literalText(node) ?? (node.type === 'TemplateElement' ? node.value.cooked : undefined);
    if (text) texts.push(text);
    const variable = node.type === 'Identifier' && depth === 0 ? context.names.variable(node) : undefined;
    for (const value of variable ? writtenValues(variable, context) : []) if (isText(unwrap(value))) texts.push(...textsIn(value, context, depth + 1));
    return undefined;
  });
  return texts;
}

function isText(node: Node): boolean {
  if (node.type === 'LogicalExpression') return isText(unwrap(node.left)) || isText(unwrap(node.right));
  if (node.type === 'ConditionalExpression') return isText(unwrap(node.consequent)) || isText(unwrap(node.alternate));
  return literalText(node) !== undefined || node.type === 'TemplateLiteral' || node.type === 'BinaryExpression';
}
