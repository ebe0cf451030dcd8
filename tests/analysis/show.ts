import {
  COMPUTED,
  SPREAD,
  type FileFacts,
  type ValueId,
  type ValueNode,
} from '../../rules/src/analysis/facts/types.js';

/**
 * A node of facts as a short text: variables are shown as what is assigned to them, functions as what they
 * return.
 */
export function show(facts: FileFacts, id: ValueId, open: readonly ValueId[] = []): string {
  const node = facts.nodes[id];
  if (!node) return 'missing';
  if (open.includes(id)) return '↑';
  return showNode(facts, node, (inner) => show(facts, inner, [...open, id]));
}

function showNode(facts: FileFacts, node: ValueNode, value: (id: ValueId) => string): string {
  const list = (ids: readonly ValueId[]): string => ids.map(value).join(', ');
  switch (node.op) {
    case 'nothing':
      return '_';
    case 'text':
      return `'${node.text}'`;
    case 'constant':
      return String(node.value);
    case 'pattern':
      return `/${node.source}/${node.flags}`;
    case 'template':
      return `\`${node.parts.map(value).join(' + ')}\``;
    case 'parameter':
      return `${node.isRest ? '...' : ''}${nameOf(facts, node.fn)}#${node.index}${node.type === 0 ? '' : `: ${value(node.type)}`}`;
    case 'global':
      return `@${node.name}`;
    case 'import':
      return `${node.module}/${node.name}`;
    case 'call':
    case 'new':
      return `${node.op === 'new' ? 'new ' : ''}${value(node.callee)}${node.types ? `<${list(node.types)}>` : ''}(${list(node.args)})${node.isFew ? ' few' : ''}`;
    case 'member':
      return `${value(node.object)}.${node.name}`;
    case 'element':
      return `${value(node.object)}[${node.key === 0 ? '' : value(node.key)}]`;
    case 'object':
      return `{${node.properties.map(([name, of]) => propertyText(name, value(of))).join(', ')}}`;
    case 'array':
      return `[${list(node.items)}]`;
    case 'spread':
      return `...${value(node.value)}`;
    case 'tail':
      return `${value(node.value)}[${node.from}..]`;
    case 'function':
    case 'getter':
      return `${node.op === 'getter' ? 'get ' : ''}${nameOf(facts, node.fn)} => ${(facts.functions[node.fn]?.returns ?? []).map(value).join(' | ')}`;
    case 'union':
      return `(${node.of.map(value).join(' | ')})`;
    case 'await':
      return `await ${value(node.value)}`;
    case 'few':
      return `few (${value(node.value)})`;
    case 'variable':
      return variableText(facts, node.variable, value);
    default:
      return showClassOrType(facts, node, value);
  }
}

function showClassOrType(facts: FileFacts, node: ValueNode, value: (id: ValueId) => string): string {
  const className = (cls: number): string => facts.classes[cls]?.name ?? 'missing';
  switch (node.op) {
    case 'class':
      return classText(facts, node.cls, value);
    case 'this':
      return `${node.isStatic ? 'static ' : ''}this ${className(node.cls)}`;
    case 'super':
      return `super ${className(node.cls)}`;
    case 'caught':
      return `caught ${node.region}`;
    case 'typed':
      return `<${value(node.type)}>`;
    case 'interface': {
      const of = facts.interfaces[node.interface];
      return `${of?.name ?? ''}{${[...(of?.members ?? []).map(([name, type]) => `${name}: ${value(type)}`), ...(of?.extends ?? []).map((type) => `...${value(type)}`)].join(', ')}}`;
    }
    case 'list-type':
      return `${value(node.element)}[]`;
    case 'map-type':
      return `${node.isRecord ? 'Record' : 'Map'}<${value(node.value)}>`;
    case 'instance-type':
      return `InstanceType<${value(node.of)}>`;
    case 'promise-type':
      return `Promise<${value(node.value)}>`;
    case 'function-type':
      return `() => ${value(node.result)}`;
    case 'result-type':
      return `ReturnType<${value(node.of)}>`;
    case 'awaited-type':
      return `Awaited<${value(node.of)}>`;
    case 'type-query':
      return `typeof ${value(node.value)}`;
    default:
      return node.op;
  }
}

function classText(facts: FileFacts, index: number, value: (id: ValueId) => string): string {
  const cls = facts.classes[index];
  if (!cls) return 'missing';
  const members = cls.members.map(
    ([name, of, isStatic]) => `${isStatic ? 'static ' : ''}${propertyText(name, value(of))}`,
  );
  const stored =
    cls.stores.length > 0
      ? ` with {${cls.stores.map(([name, of]) => propertyText(name, value(of))).join(', ')}}`
      : '';
  const above = [
    ...(cls.superclass === 0 ? [] : [`extends ${value(cls.superclass)} `]),
    ...cls.implements.map((type) => `implements ${value(type)} `),
  ];
  return `class ${cls.name} ${above.join('')}{${members.join(', ')}}${stored}`;
}

function nameOf(facts: FileFacts, fn: number): string {
  return facts.functions[fn]?.name || `fn${fn}`;
}

function propertyText(name: string, value: string): string {
  if (name === SPREAD) return `...${value}`;
  return `${name === COMPUTED ? '[]' : name}: ${value}`;
}

function variableText(facts: FileFacts, index: number, value: (id: ValueId) => string): string {
  const { values, stores } = facts.variables[index] ?? { values: [], stores: [] };
  const stored =
    stores.length > 0
      ? ` with {${stores.map(([name, of]) => propertyText(name, value(of))).join(', ')}}`
      : '';
  return `${values.map(value).join(' | ') || 'unset'}${stored}`;
}
