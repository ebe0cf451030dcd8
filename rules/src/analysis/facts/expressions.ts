import type { TSESTree } from '@typescript-eslint/types';
import { lowerCall, lowerNew } from './calls.js';
import { noteChoice } from './choices.js';
import { isThere, otherwise } from './first-found.js';
import { keyOf, strip, type Lowering, type Node } from './context.js';
import { lowerYield } from './functions.js';
import { flagValue } from './flags.js';
import { objectLiteral } from './objects.js';
import { SPREAD, type ValueId } from './types.js';

/** The value of an expression; effects of its parts are noted on the way. */
export function lowerExpression(node: Node, name: string | undefined, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const value = (inner: Node | null | undefined, given?: string): ValueId =>
    lowering.expression(inner, given);
  switch (node.type) {
    case 'Literal':
      return literal(node, lowering);
    case 'TemplateLiteral':
      return template(node, lowering);
    case 'Identifier':
      return builder.lookup(node.name)?.value ?? (node.name === 'undefined' ? 0 : builder.global(node.name));
    case 'ThisExpression':
      return thisValue(lowering);
    case 'Super':
      return builder.at.cls < 0 ? 0 : builder.add({ op: 'super', cls: builder.at.cls });
    case 'MemberExpression': {
      const object = value(node.object);
      const key = keyOf(node);
      return key === undefined ? builder.element(object, value(node.property)) : builder.member(object, key);
    }
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return value(node.expression, name);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return builder.union(value(node.expression, name), builder.typed(lowering.type(node.typeAnnotation)));
    default:
      return lowerOperation(node, name, lowering);
  }
}

/** Expressions that do something with the values of others. */
function lowerOperation(node: Node, name: string | undefined, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const value = (inner: Node | null | undefined, given?: string): ValueId =>
    lowering.expression(inner, given);
  switch (node.type) {
    case 'CallExpression':
      return lowerCall(node, lowering);
    case 'NewExpression':
      return lowerNew(node, lowering);
    case 'ImportExpression': {
      const source = strip(node.source);
      if (source.type === 'Literal' && typeof source.value === 'string')
        return builder.import(source.value, '*');
      value(source);
      return 0;
    }
    case 'AwaitExpression':
      return awaited(value(node.argument), node.range[0], lowering);
    case 'YieldExpression': {
      const given = value(node.argument);
      lowerYield(given, node.delegate, lowering);
      return awaited(given, node.range[0], lowering);
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return builder.add({ op: 'function', fn: lowering.fn(node, { name }) });
    case 'ClassExpression':
      return builder.add({ op: 'class', cls: lowering.cls(node) });
    case 'ObjectExpression':
      return objectLiteral(node, lowering);
    case 'ArrayExpression':
      return builder.add({ op: 'array', items: node.elements.map((element) => value(element)) });
    case 'SpreadElement': {
      const spread = value(node.argument);
      return spread === 0 ? 0 : builder.add({ op: 'spread', value: spread });
    }
    case 'ConditionalExpression':
      return lowerConditional(node, name, lowering);
    case 'LogicalExpression': {
      const left = value(node.left, name);
      const right = value(node.right, name);
      return node.operator === '&&' ? right : builder.union(left, otherwise(node.left, right, lowering));
    }
    case 'AssignmentExpression':
      return assignment(node, lowering);
    case 'SequenceExpression':
      return node.expressions.map((item) => value(item)).at(-1) ?? 0;
    case 'BinaryExpression': {
      const parts = [node.left.type === 'PrivateIdentifier' ? 0 : value(node.left), value(node.right)];
      return node.operator === '+' && parts.some((part) => part !== 0)
        ? builder.add({ op: 'template', parts })
        : 0;
    }
    default:
      return lowerRest(node, lowering);
  }
}

function lowerConditional(
  node: TSESTree.ConditionalExpression,
  name: string | undefined,
  lowering: Lowering,
): ValueId {
  noteChoice(node, lowering);
  lowering.expression(node.test);
  const consequent = lowering.expression(node.consequent, name);
  const alternate = lowering.expression(node.alternate, name);
  return lowering.builder.union(
    consequent,
    isThere(node.test, node.consequent) ? otherwise(node.consequent, alternate, lowering) : alternate,
  );
}

/** Expressions without a value that is followed, and elements of JSX. */
function lowerRest(node: Node, lowering: Lowering): ValueId {
  const value = (inner: Node | null | undefined): ValueId => lowering.expression(inner);
  switch (node.type) {
    case 'UnaryExpression':
    case 'UpdateExpression':
      value(node.argument);
      return 0;
    case 'TaggedTemplateExpression':
      value(node.tag);
      for (const item of node.quasi.expressions) value(item);
      return 0;
    case 'JSXElement':
      return element(node, lowering);
    case 'JSXFragment':
      for (const child of node.children) value(child);
      return 0;
    case 'JSXExpressionContainer':
      return node.expression.type === 'JSXEmptyExpression' ? 0 : value(node.expression);
    default:
      return 0;
  }
}

/** Texts longer than this say no more than their beginning. */
const MAX_TEXT = 300;

function literal(node: TSESTree.Literal, { builder }: Lowering): ValueId {
  if ('regex' in node)
    return builder.add({ op: 'pattern', source: node.regex.pattern, flags: node.regex.flags });
  return typeof node.value === 'string' || typeof node.value === 'number'
    ? builder.text(String(node.value).slice(0, MAX_TEXT))
    : 0;
}

function template(node: TSESTree.TemplateLiteral, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const texts = node.quasis.map(({ value }) => value.cooked);
  if (node.expressions.length === 0) return builder.text(texts[0]?.slice(0, MAX_TEXT) ?? '');
  const parts = texts.flatMap((text, index) => {
    const expression = node.expressions[index];
    return [
      ...(text ? [builder.text(text.slice(0, MAX_TEXT))] : []),
      ...(expression ? [lowering.expression(expression)] : []),
    ];
  });
  return builder.add({ op: 'template', parts });
}

function thisValue({ builder }: Lowering): ValueId {
  const { cls, isStatic, self } = builder.at;
  if (self !== 0) return self;
  return cls < 0 ? 0 : builder.share(`this ${cls} ${String(isStatic)}`, { op: 'this', cls, isStatic });
}

export function awaited(value: ValueId, start: number, { builder }: Lowering): ValueId {
  if (value === 0) return 0;
  const result = builder.add({ op: 'await', value });
  builder.effect('await', result, start);
  return result;
}

function assignment(node: TSESTree.AssignmentExpression, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const target = strip(node.left);
  const given = lowering.expression(node.right, target.type === 'Identifier' ? target.name : undefined);
  const value =
    node.operator === '+='
      ? builder.add({ op: 'template', parts: [lowering.expression(target), given] })
      : given;
  lowering.bind(
    target,
    node.operator === '=' && isPartOfVariable(target, lowering)
      ? (flagValue(node.right, lowering) ?? value)
      : value,
  );
  return value;
}

/** `result.ok` of a variable `result` */
function isPartOfVariable(target: Node, { builder }: Lowering): boolean {
  const owner = target.type === 'MemberExpression' ? strip(target.object) : undefined;
  return owner?.type === 'Identifier' && builder.lookup(owner.name) !== undefined;
}

/** Parsers differ in whether `&amp;` is read in the text of an attribute: here it is not. */
function attributeValue(value: Node, lowering: Lowering): ValueId {
  return value.type === 'Literal'
    ? lowering.builder.text(value.raw.slice(1, -1).slice(0, MAX_TEXT))
    : lowering.expression(value);
}

/** `<Component onError={handle} />` calls the component with its attributes. */
function element({ openingElement, children, range }: TSESTree.JSXElement, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const properties: [string, ValueId][] = [];
  const attributes = builder.add({ op: 'object', properties });
  for (const attribute of openingElement.attributes) {
    if (attribute.type === 'JSXSpreadAttribute')
      properties.push([SPREAD, lowering.expression(attribute.argument)]);
    else if (attribute.value && attribute.name.type === 'JSXIdentifier')
      properties.push([attribute.name.name, attributeValue(attribute.value, lowering)]);
  }
  for (const child of children) lowering.expression(child);
  const component = componentOf(openingElement.name, lowering);
  if (component === 0) return 0;
  return builder.add({
    op: 'call',
    callee: component,
    args: [attributes],
    span: [range[0], range[1]],
    fn: builder.at.fn,
  });
}

/** `Panel`, `Session.Provider`; the names of elements of the page are written small. */
function componentOf(name: TSESTree.JSXTagNameExpression, lowering: Lowering): ValueId {
  const { builder } = lowering;
  if (name.type === 'JSXMemberExpression')
    return builder.member(
      name.object.type === 'JSXIdentifier'
        ? (builder.lookup(name.object.name)?.value ?? 0)
        : componentOf(name.object, lowering),
      name.property.name,
    );
  return name.type === 'JSXIdentifier' && /^[A-Z]/.test(name.name)
    ? (builder.lookup(name.name)?.value ?? 0)
    : 0;
}
