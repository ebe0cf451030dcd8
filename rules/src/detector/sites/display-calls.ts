import type { TSESTree } from '@typescript-eslint/types';
import { NOTIFIERS, RESPONDERS } from '../../analysis/models/sinks.js';
import type { FileContext } from '../provenance/context.js';
import { declarationOf, importedBy, importOf } from '../../syntax/scope.js';
import { calledName, isFunction, parametersOf, propertyName, unwrap, type Node } from '../../syntax/tree.js';

/** A place that shows a value to a person. */
export interface Display {
  readonly shown: readonly Node[];
  /** What is used to show it. */
  readonly form: 'answer' | 'notice' | 'state' | 'bot';
}

/** Answers of one's own HTTP handlers, notices, messages of bots, and state that a component renders. */
export function displays(context: FileContext): readonly Display[] {
  const { index } = context;
  const called = index.all('CallExpression').flatMap((call): readonly Display[] => {
    const form = formOf(call, context);
    return form ? [{ shown: call.arguments.slice(0, form === 'answer' ? 1 : undefined), form }] : [];
  });
  const made = index.all('NewExpression').flatMap(({ callee, arguments: given }): readonly Display[] => {
    const name = calledName(callee) ?? '';
    if (NOTIFIERS.constructors.has(name)) return [{ shown: given, form: 'notice' }];
    return RESPONDERS.statics.has(name) ? [{ shown: given.slice(0, 1), form: 'answer' }] : [];
  });
  return [...called, ...made];
}

function formOf(
  { callee, arguments: given }: TSESTree.CallExpression,
  context: FileContext,
): Display['form'] | undefined {
  if (given.length === 0) return undefined;
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') {
    if (NOTIFIERS.functions.has(inner.name) && isGiven(inner, context)) return 'notice';
    return isRenderedState(inner, context) ? 'state' : undefined;
  }
  if (inner.type !== 'MemberExpression') return undefined;
  const name = propertyName(inner) ?? '';
  if (NOTIFIERS.bots.has(name)) return 'bot';
  const owner = unwrap(inner.object);
  if (
    NOTIFIERS.ownerMethods.has(name) &&
    NOTIFIERS.owners.has(calledName(owner) ?? '') &&
    (owner.type === 'MemberExpression' ? name.startsWith('show') : isGiven(owner, context))
  )
    return 'notice';
  if (name === 'json' && owner.type === 'Identifier' && RESPONDERS.statics.has(owner.name)) return 'answer';
  return isAnswer(inner.object, name, given, context) ? 'answer' : undefined;
}

/**
 * A notice comes from the platform, from an import or from a hook; a function or parameter of that name may
 * do anything with a text.
 */
function isGiven(node: Node, { names }: FileContext): boolean {
  const variable = node.type === 'Identifier' ? names.variable(node) : undefined;
  if (!variable || variable.defs.length === 0 || importOf(variable)) return true;
  const declared = declarationOf(variable);
  const init = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  return init?.type === 'CallExpression' && importedBy(init.callee, names) !== undefined;
}

/**
 * `res.status(500).json(…)`: of the second parameter of a function, or, with a status, of the first one:
 * `c.json(…, 500)`.
 */
function isAnswer(owner: Node, method: string, [, status]: readonly Node[], context: FileContext): boolean {
  if (!RESPONDERS.ofAnswer.has(method) && !RESPONDERS.ofContext.has(method)) return false;
  let base = unwrap(owner);
  while (base.type === 'CallExpression' || base.type === 'MemberExpression')
    base = unwrap(base.type === 'CallExpression' ? base.callee : base.object);
  const variable = base.type === 'Identifier' ? context.names.variable(base) : undefined;
  const definition = variable?.defs[0];
  const fn = definition?.type === 'Parameter' ? (definition.node as Node) : undefined;
  if (!fn || !isFunction(fn)) return false;
  const parameters = parametersOf(fn);
  const position = parameters.findIndex((item) =>
    variable?.identifiers.some((name) => name.range[0] >= item.range[0] && name.range[1] <= item.range[1]),
  );
  return position === 1
    ? RESPONDERS.ofAnswer.has(method)
    : position === 0 && parameters.length <= 2 && RESPONDERS.ofContext.has(method) && isFailure(status);
}

function isFailure(status: Node | undefined): boolean {
  return status?.type === 'Literal' && typeof status.value === 'number' && status.value >= 400;
}

/** The setter of a `useState` whose state stands in JSX of the file. */
function isRenderedState(setter: TSESTree.Identifier, context: FileContext): boolean {
  const declaration = context.names.variable(setter)?.defs[0]?.node as Node | undefined;
  if (
    declaration?.type !== 'VariableDeclarator' ||
    declaration.id.type !== 'ArrayPattern' ||
    !declaration.init
  )
    return false;
  const init = unwrap(declaration.init);
  const [state, second] = declaration.id.elements;
  if (
    init.type !== 'CallExpression' ||
    calledName(init.callee) !== 'useState' ||
    second?.type !== 'Identifier' ||
    second.name !== setter.name ||
    state?.type !== 'Identifier'
  )
    return false;
  const variable = context.names.variable(state) ?? context.names.lookup(state.name, setter);
  return variable?.references.some(({ identifier }) => isRendered(identifier, context)) === true;
}

/** Directly in JSX, and not only asked for there. */
function isRendered(name: Node, { index }: FileContext): boolean {
  for (
    let child = name, current = index.parent(name);
    current;
    child = current, current = index.parent(current)
  ) {
    if (current.type === 'JSXExpressionContainer') return index.parent(current)?.type !== 'JSXAttribute';
    const isPassed =
      (current.type === 'LogicalExpression' && current.right === child) ||
      (current.type === 'ConditionalExpression' && current.test !== child) ||
      current.type === 'TemplateLiteral' ||
      current.type === 'ChainExpression';
    if (!isPassed) return false;
  }
  return false;
}
