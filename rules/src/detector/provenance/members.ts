import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, definitionOf, importedBy, importOf, type Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { classAsked, typeAsked } from './asked.js';
import { functionOf, functionOfVariable, implementedIn, memberOf, once, summary, type Callee } from './callees.js';
import { classOf, fieldType, fieldValues, methodOf, type ClassNode } from './classes.js';
import type { FileContext } from './context.js';
import { queryFunctions } from './queries.js';
import { memberIn, memberType, writtenTypeOf } from './types.js';
import { propertyValue, writtenValues } from './written.js';
import { returnedValues } from './given-by.js';

/** What stands between a call and what its result holds in a path of members: `create().read`. */
export const RESULT = '.';

/** `services.mail.send` is `services`, then `mail.send`; of a single name nothing is left. */
export function firstStep(name: string): readonly [head: string, rest: string | undefined] {
  const end = name.indexOf('.');
  return end < 0 ? [name, undefined] : [name.slice(0, end), name.slice(end + 1)];
}

/** A method of `new Foo()`, of a value typed `Foo`, of the class `Foo` itself, or of an object literal. */
export function ofInstance(object: Node, name: string, context: FileContext): Callee | undefined {
  if (object.type === 'Identifier') {
    const owner = classOf(object, context);
    if (owner) return method(owner, name, context);
    const variable = context.names.variable(object);
    if (!variable) return undefined;
    const typed = ofType(writtenTypeOf(variable, context), name, context) ?? ofDeclaredType(object, name, context);
    if (typed) return typed;
    return firstOf(writtenValues(variable, context), name, context) ?? ofDestructured(variable, name, context);
  }
  if (object.type === 'MemberExpression' && unwrap(object.object).type === 'ThisExpression') {
    const field = propertyName(object) ?? '';
    return ofType(fieldType(object, field, context), name, context) ?? firstOf(fieldValues(object, field, context), name, context);
  }
  if (object.type === 'ClassDeclaration' || object.type === 'ClassExpression') return method(object, name, context);
  if (isFunction(object)) return resultMember(object, name, context);
  return object.type === 'NewExpression' || object.type === 'ObjectExpression' || object.type === 'CallExpression' ? firstOf([object], name, context) : undefined;
}

/**
 * What a name taken out of an object holds: `const { client } = context`, `({ client }: Options) => …`.
 * @param name the member of it that is asked for; undefined for the function that it holds itself
 */
export function ofDestructured(variable: Variable, name: string | undefined, context: FileContext): Callee | undefined {
  const definition = definitionOf(variable)?.name as Node | undefined;
  let property = definition && context.index.parent(definition);
  if (property?.type === 'AssignmentPattern') property = context.index.parent(property);
  const pattern = property && context.index.parent(property);
  const key = property?.type === 'Property' ? propertyName(property) : undefined;
  if (key === undefined || pattern?.type !== 'ObjectPattern') return undefined;
  const path = name === undefined ? key : `${key}.${name}`;
  const typed = ofType(pattern.typeAnnotation?.typeAnnotation, path, context);
  const holder = context.index.parent(pattern);
  if (typed || holder?.type !== 'VariableDeclarator' || !holder.init) return typed;
  const source = unwrap(holder.init);
  return memberOf(source.type === 'AwaitExpression' ? unwrap(source.argument) : source, path, context);
}

function firstOf(values: readonly Node[], name: string, context: FileContext): Callee | undefined {
  for (const value of values) {
    let source = unwrap(value);
    if (source.type === 'AwaitExpression') source = unwrap(source.argument);
    if (source.type === 'ObjectExpression') {
      const found = ofProperty(source, name, context) ?? ofSpread(source, name, context);
      if (found) return found;
    }
    if (source.type === 'Identifier') {
      const found = memberOf(source, name, context);
      if (found) return found;
    }
    if (source.type === 'NewExpression' && source.callee.type === 'Identifier') {
      const found = ofClassName(source.callee, name, context);
      if (found) return found;
    }
    if (source.type === 'CallExpression') {
      const found = ofResult(source, name, context);
      if (found) return found;
    }
  }
  return undefined;
}

/** `{ read }`, and for more than one step `{ mail: new MailService() }` */
function ofProperty(object: TSESTree.ObjectExpression, name: string, context: FileContext): Callee | undefined {
  const [head, rest] = firstStep(name);
  const found = propertyValue(object, head);
  return found && (rest === undefined ? functionOf(found, context) : memberOf(unwrap(found), rest, context));
}

/** `{ ...base }` */
function ofSpread(object: TSESTree.ObjectExpression, name: string, context: FileContext): Callee | undefined {
  for (const item of object.properties) {
    const found = item.type === 'SpreadElement' ? memberOf(unwrap(item.argument), name, context) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A method of what a call returns: of a factory, of `useMemo(() => new Foo())`, of `Foo.getInstance()`. */
function ofResult(call: TSESTree.CallExpression, name: string, context: FileContext): Callee | undefined {
  const callee = unwrap(call.callee);
  const hook = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const [first] = call.arguments;
  const key = `result ${name}`;
  return once(call, key, context, () => {
    const asked = ofAsked(call, name, context) ?? ofMutation(call, name, context);
    if (asked) return asked;
    const factory = first && (hook === 'useMemo' || hook === 'useRef') ? functionOf(first, context) : functionOf(callee, context);
    if (factory && 'fn' in factory) return resultMember(factory.fn, name, context);
    return ofImportedResult(callee, name, context);
  });
}

/** `mutateAsync` of `useMutation({ mutationFn })` and `trigger` of `useSWRMutation(key, send)` run the function that the hook is given. */
function ofMutation(call: TSESTree.CallExpression, name: string, context: FileContext): Callee | undefined {
  if (name !== 'mutateAsync' && name !== 'trigger') return undefined;
  return queryFunctions(call, context).map((work) => functionOf(work, context)).find((found) => found !== undefined);
}

/** A method of what a container is asked for: `container.resolve<Mail>('mail')`, `inject(Mail)`. */
function ofAsked(call: TSESTree.CallExpression, name: string, context: FileContext): Callee | undefined {
  const owner = classAsked(call);
  return ofType(typeAsked(call), name, context) ?? (owner && ofClassName(owner, name, context));
}

/** A method of what an imported function, or a method of an imported value, returns. */
function ofImportedResult(callee: Node, name: string, context: FileContext): Callee | undefined {
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return undefined;
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const imported = importedBy(callee.type === 'MemberExpression' ? classBehind(callee.object, context) : callee, context.names);
  if (!imported || (callee.type === 'MemberExpression' && method === undefined)) return undefined;
  const path = method === undefined ? `()${RESULT}${name}` : `${method}()${RESULT}${name}`;
  return summary(context.project?.function(imported.module, imported.name, context.file.path, path));
}

/** The class that a variable is a new instance of, or what stands there itself. */
function classBehind(owner: Node, context: FileContext): Node {
  const inner = unwrap(owner);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const [made, ...others] = variable && !importOf(variable) ? writtenValues(variable, context).map(unwrap) : [inner];
  return made?.type === 'NewExpression' && others.length === 0 ? made.callee : inner;
}

/** The function that the result of `fn` holds under a name. */
export function resultMember(fn: FunctionNode, name: string, context: FileContext): Callee | undefined {
  return ofType(fn.returnType?.typeAnnotation, name, context) ?? firstOf(returnedValues(fn), name, context);
}

/** Types that hold what the type that they are given holds. */
const SAME_MEMBERS: ReadonlySet<string> = new Set(['Promise', 'Awaited', 'Readonly', 'Required', 'Partial', 'NonNullable']);

function ofType(type: TSESTree.TypeNode | undefined, name: string, context: FileContext): Callee | undefined {
  if (!type) return undefined;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
    for (const member of type.types) {
      const found = ofType(member, name, context);
      if (found) return found;
    }
    return undefined;
  }
  if (type.type === 'TSTypeLiteral') return ofMemberType(type, name, context);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const [first] = type.typeArguments?.params ?? [];
  if (SAME_MEMBERS.has(type.typeName.name)) return ofType(first, name, context);
  const asked = first?.type === 'TSTypeQuery' && first.exprName.type === 'Identifier' ? first.exprName : undefined;
  if (asked && type.typeName.name === 'InstanceType') return ofClassName(asked, name, context);
  if (type.typeName.name === 'ReturnType') return asked && ofFactory(asked, name, context);
  return ofClassName(type.typeName, name, context);
}

/** The type of a property, for more than one step: `client` of `{ client: GraphClient }`. */
function ofMemberType(type: TSESTree.TypeNode, name: string, context: FileContext): Callee | undefined {
  const [head, rest] = firstStep(name);
  return rest === undefined ? undefined : ofType(memberType(type, head, context), rest, context);
}

/** `ReturnType<typeof createClient>` */
function ofFactory(factory: TSESTree.Identifier, name: string, context: FileContext): Callee | undefined {
  const variable = context.names.variable(factory);
  const imported = variable && importOf(variable);
  if (imported) return summary(context.project?.function(imported.module, imported.name, context.file.path, `()${RESULT}${name}`));
  const fn = variable && functionOfVariable(variable, context);
  return fn && resultMember(fn, name, context);
}

/** The members of an interface or type that a name declares in this file. */
function ofDeclaredType(identifier: TSESTree.Identifier, name: string, context: FileContext): Callee | undefined {
  const variable = context.names.variable(identifier);
  const declared = variable && declarationOf(variable);
  const [head, rest] = firstStep(name);
  if (declared?.type === 'TSTypeAliasDeclaration') return ofType(declared.typeAnnotation, name, context);
  if (declared?.type !== 'TSInterfaceDeclaration') return undefined;
  if (rest === undefined) return implementedIn(declared.id.name, name, context);
  return ofType(memberIn(declared.body.body, head), rest, context);
}

/** Type names may stand for each other in a circle. */
function ofClassName(identifier: TSESTree.Identifier, name: string, context: FileContext): Callee | undefined {
  return once(identifier, `type ${name}`, context, () => ofTypeName(identifier, name, context));
}

function ofTypeName(identifier: TSESTree.Identifier, name: string, context: FileContext): Callee | undefined {
  const owner = classOf(identifier, context);
  if (owner) return method(owner, name, context);
  const variable = context.names.variable(identifier);
  const imported = variable && importOf(variable);
  if (!imported) return ofDeclaredType(identifier, name, context);
  return summary(context.project?.function(imported.module, imported.name, context.file.path, name));
}

/** A method of a class; for more than one step of what a field or getter holds. */
export function method(owner: ClassNode, name: string, context: FileContext): Callee | undefined {
  const [head, rest] = firstStep(name);
  const fn = rest === undefined ? methodOf(owner, name, context) : undefined;
  if (fn) return { fn };
  const held = rest === undefined ? undefined : (ofType(fieldType(owner.body, head, context), rest, context) ?? firstOf(fieldValues(owner.body, head, context), rest, context));
  if (held) return held;
  const base = owner.superClass && unwrap(owner.superClass);
  const variable = base?.type === 'Identifier' ? context.names.variable(base) : undefined;
  const imported = variable && importOf(variable);
  return imported && summary(context.project?.function(imported.module, imported.name, context.file.path, name));
}
