import type { TSESTree } from '@typescript-eslint/types';
import { keyOf, strip, type Lowering, type Node } from './context.js';
import { assigned } from './rounds.js';
import { COMPUTED, SPREAD, WHOLE_MODULE, type ValueId } from './types.js';

export function declarePattern(pattern: Node | null | undefined, lowering: Lowering): void {
  for (const name of namesOf(pattern)) lowering.builder.declare(name);
}

/** The names that a pattern declares. */
export function namesOf(pattern: Node | null | undefined): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesOf);
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'RestElement':
      return namesOf(pattern.argument);
    case 'TSParameterProperty':
      return namesOf(pattern.parameter);
    default:
      return [];
  }
}

/** Gives `value` to what the pattern names: variables, properties, parts of it to inner patterns. */
export function bindPattern(pattern: Node | null | undefined, value: ValueId, lowering: Lowering): void {
  const { builder } = lowering;
  if (!pattern) return;
  switch (pattern.type) {
    case 'Identifier': {
      const declared = builder.lookup(pattern.name);
      builder.write(declared, assigned(declared, value, lowering));
      builder.write(declared, builder.typed(lowering.type(pattern.typeAnnotation?.typeAnnotation)));
      return;
    }
    case 'ObjectPattern':
      bindObject(
        pattern,
        builder.union(value, builder.typed(lowering.type(pattern.typeAnnotation?.typeAnnotation))),
        lowering,
      );
      return;
    case 'ArrayPattern':
      pattern.elements.forEach((element, index) => {
        if (element?.type === 'RestElement')
          lowering.bind(element.argument, value === 0 ? 0 : builder.add({ op: 'tail', value, from: index }));
        else lowering.bind(element, builder.member(value, String(index)));
      });
      return;
    case 'AssignmentPattern':
      lowering.bind(pattern.left, builder.union(value, lowering.expression(pattern.right)));
      return;
    case 'RestElement':
      lowering.bind(pattern.argument, value);
      return;
    case 'MemberExpression':
      storeIn(pattern, value, lowering);
      return;
    default:
  }
}

function bindObject(pattern: TSESTree.ObjectPattern, value: ValueId, lowering: Lowering): void {
  const { builder } = lowering;
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      lowering.bind(property.argument, value);
      continue;
    }
    const name = keyOf(property);
    if (name === undefined)
      lowering.bind(property.value, builder.element(value, lowering.expression(property.key)));
    else lowering.bind(property.value, builder.member(value, name));
  }
}

/** `owner.name = value` */
export function storeIn(target: TSESTree.MemberExpression, value: ValueId, lowering: Lowering): void {
  const { builder } = lowering;
  const name = keyOf(target) ?? COMPUTED;
  if (target.computed) lowering.expression(target.property);
  store(target.object, name, value, lowering);
  const owner = builder.valueOf.get(target.object) ?? lowering.expression(target.object);
  // What is written may be asked for as what is read.
  if (name !== COMPUTED && owner !== 0) builder.valueOf.set(target, builder.member(owner, name));
}

/**
 * Stores a value under `name` of what `owner` names.
 * @param isAdded whether it is added to a list, wherever that ends
 */
export function store(owner: Node, name: string, value: ValueId, lowering: Lowering, isAdded = false): void {
  const { builder } = lowering;
  const inner = strip(owner);
  if (inner.type === 'ThisExpression') {
    const { cls, isStatic, holders } = builder.at;
    if (value !== 0) for (const holder of holders) builder.variables[holder]?.stores.push([name, value]);
    if (cls < 0 || value === 0) return;
    if (isStatic) builder.cls(cls).members.push([name, value, true]);
    else builder.cls(cls).stores.push([name, value]);
  } else if (inner.type === 'Identifier') {
    const declared = builder.lookup(inner.name);
    if (declared) builder.store(declared, name, value);
    else if (inner.name === 'exports') builder.exports.push([name, value]);
    else if (inner.name === 'module' && name === 'exports') builder.exports.push([WHOLE_MODULE, value]);
  } else if (inner.type === 'MemberExpression') {
    const outer = strip(inner.object);
    const between = keyOf(inner);
    if (
      outer.type === 'Identifier' &&
      outer.name === 'module' &&
      between === 'exports' &&
      !builder.lookup('module')
    )
      builder.exports.push([name, value]);
    // `this.state.client = value` gives `state` an object that has `client`.
    else if (between !== undefined && value !== 0) {
      // It may have more than that, as something spread into it may give.
      const holder = builder.add({
        op: 'object',
        properties: isAdded
          ? [[name, value]]
          : [
              [SPREAD, 0],
              [name, value],
            ],
      });
      // A list has its methods beside what is added to it.
      store(
        inner.object,
        between,
        isAdded
          ? builder.add({ op: 'array', items: [builder.add({ op: 'spread', value: holder })] })
          : holder,
        lowering,
      );
    }
  }
}
