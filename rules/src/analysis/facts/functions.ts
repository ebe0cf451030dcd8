import type { TSESTree } from '@typescript-eslint/types';
import { parametersOf } from '../../syntax/tree.js';
import { keyOf, type ClassNode, type FunctionNode, type Lowering } from './context.js';
import { COMPUTED, type FunctionUse, type ValueId } from './types.js';

interface FunctionOptions {
  readonly name?: string | undefined;
  readonly isMethod?: boolean;
  readonly use?: FunctionUse | undefined;
}

export function lowerFunction(
  node: FunctionNode,
  { name, isMethod = false, use }: FunctionOptions,
  lowering: Lowering,
): number {
  const { builder } = lowering;
  const index = builder.declared.get(node) ?? builder.addFunction(node.id?.name ?? name ?? '', use);
  const fn = builder.fn(index);
  const parameters = parametersOf(node);
  const isArrow = node.type === 'ArrowFunctionExpression';
  const keepsThis = isArrow || isMethod;
  Object.assign(fn, {
    isAsync: node.async,
    isGenerator: node.generator,
    parameters: parameters.length,
    cls: keepsThis ? builder.at.cls : -1,
  });
  builder.extents.push({ node, fn: index, region: 0 });
  builder.within(
    {
      fn: index,
      region: 0,
      code: node,
      found: new Set(),
      literals: [],
      ...(!keepsThis && { cls: -1, self: 0, holders: [] }),
    },
    () => {
      if (node.type === 'FunctionExpression' && node.id)
        builder.declare(node.id.name, builder.add({ op: 'function', fn: index }));
      for (const parameter of parameters) lowering.declare(parameter);
      parameters.forEach((parameter, place) => {
        lowerParameter(parameter, index, place, lowering);
      });
      fn.returnType = lowering.type(node.returnType?.typeAnnotation);
      if (node.body.type === 'BlockStatement') lowering.block(node.body.body, true);
      else lowerReturn(lowering.expression(node.body), node.body.range[0], lowering);
    },
  );
  return index;
}

function lowerParameter(parameter: TSESTree.Parameter, fn: number, index: number, lowering: Lowering): void {
  const { builder } = lowering;
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const target =
    inner.type === 'AssignmentPattern' ? inner.left : inner.type === 'RestElement' ? inner.argument : inner;
  const type = lowering.type(
    target.type === 'Identifier' ? target.typeAnnotation?.typeAnnotation : undefined,
  );
  const value = builder.add({ op: 'parameter', fn, index, isRest: inner.type === 'RestElement', type });
  if (target.type === 'Identifier') {
    const declared = builder.lookup(target.name);
    builder.valueOf.set(target, declared?.value ?? 0);
    builder.write(declared, value);
    if (inner.type === 'AssignmentPattern') builder.write(declared, lowering.expression(inner.right));
    if (parameter.type === 'TSParameterProperty' && builder.at.cls >= 0)
      builder.cls(builder.at.cls).stores.push([target.name, declared?.value ?? value]);
  } else {
    lowering.bind(inner, value);
  }
}

export function lowerReturn(value: ValueId, start: number, lowering: Lowering): void {
  if (value === 0) return;
  lowering.builder.fn().returns.push(value);
  // What a `try` returns without `await` fails outside of it.
  lowering.builder.fn().effects.push({ kind: 'return', value, region: 0, start });
}

/** What a generator yields, who runs over it gets one after the other. */
export function lowerYield(value: ValueId, isOfAnother: boolean, { builder }: Lowering): void {
  if (value === 0) return;
  builder
    .fn()
    .returns.push(
      builder.add({ op: 'array', items: [isOfAnother ? builder.add({ op: 'spread', value }) : value] }),
    );
}

export function lowerClass(node: ClassNode, lowering: Lowering): number {
  const { builder } = lowering;
  const index = builder.declared.get(node) ?? builder.addClass(node.id?.name ?? '');
  const cls = builder.cls(index);
  cls.superclass = lowering.expression(node.superClass);
  cls.superTypes = (node.superTypeArguments?.params ?? []).map((type) => lowering.type(type));
  // ESLint's own parser leaves out what JavaScript does not have.
  for (const { expression } of (node.implements as ClassNode['implements'] | undefined) ?? []) {
    const type = expression.type === 'Identifier' ? builder.lookupType(expression.name) : undefined;
    if (type !== undefined) cls.implements.push(type);
  }
  builder.within({ cls: index, self: 0, holders: [], literals: [] }, () => {
    if (node.id && !builder.declared.has(node))
      builder.declare(node.id.name, builder.add({ op: 'class', cls: index }));
    for (const member of node.body.body) lowerMember(member, index, lowering);
  });
  return index;
}

function lowerMember(member: TSESTree.ClassElement, index: number, lowering: Lowering): void {
  const { builder } = lowering;
  const cls = builder.cls(index);
  if (member.type === 'StaticBlock') {
    builder.within({ isStatic: true }, () => {
      lowering.block(member.body, true);
    });
    return;
  }
  if (member.type === 'TSIndexSignature' || member.type.startsWith('TSAbstract')) return;
  const { static: isStatic } = member as TSESTree.MethodDefinition;
  const name = keyOf(member) ?? COMPUTED;
  builder.at = { ...builder.at, isStatic };
  if (member.type === 'MethodDefinition') {
    if (member.value.type !== 'FunctionExpression') return;
    const fn = lowering.fn(member.value, { name, isMethod: true });
    if (member.kind === 'constructor') cls.constructor_ = fn;
    else if (member.kind !== 'set')
      cls.members.push([
        name,
        builder.add({ op: member.kind === 'get' ? 'getter' : 'function', fn }),
        isStatic,
      ]);
  } else if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
    const value = lowering.expression(member.value, name);
    const type = builder.typed(lowering.type(member.typeAnnotation?.typeAnnotation));
    for (const item of [value, type]) if (item !== 0) cls.members.push([name, item, isStatic]);
  }
}
