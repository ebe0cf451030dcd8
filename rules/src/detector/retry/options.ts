import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { Setting } from '../provenance/project.js';
import { constantInit, numberOf, type RetryContext } from './context.js';
import { isWritten } from './properties.js';

/** An option that another file sets: `undefined` where it is no constant. */
export interface Elsewhere {
  readonly type: 'Elsewhere';
  readonly value: Setting | undefined;
}

/** What is set for an option: where this file writes it, or what another one has. */
export type Option = Node | Elsewhere;
export type Options = ReadonlyMap<string, Option>;

/** The options that an argument is, where they are written in this file. */
export function optionsOf(node: Node, context: RetryContext): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  const object = inner.type === 'Identifier' ? constantInit(inner, context) : inner;
  return object?.type === 'ObjectExpression' ? object : undefined;
}

/** The options by their names, also those of another file; undefined when not all of them are known. */
export function namedOptions(given: Option, context: RetryContext): Options | undefined {
  if (given.type === 'Elsewhere') return optionsIn(given.value);
  const object = optionsOf(given, context);
  if (!object) return optionsIn(importedSetting(given, context));
  const found = new Map<string, Option>();
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      const inner = namedOptions(property.argument, context);
      if (!inner) return undefined;
      for (const [name, value] of inner) found.set(name, value);
      continue;
    }
    const name = propertyName(property);
    if (name === undefined) return undefined;
    found.set(name, property.value);
  }
  return found;
}

function optionsIn(setting: Setting | undefined): Options | undefined {
  return typeof setting === 'object'
    ? new Map(Object.entries(setting).map(([name, value]) => [name, { type: 'Elsewhere', value }]))
    : undefined;
}

/** What an imported name, or a property of one, is set to in its file. */
function importedSetting(node: Node, context: RetryContext): Setting | undefined {
  const inner = unwrap(node);
  const imported = importedBy(inner, context.names);
  if (imported)
    return context.provenance.context.project?.setting(imported.module, imported.name, context.file.path);
  const name = inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
  const owner =
    inner.type === 'MemberExpression' && name !== undefined
      ? importedSetting(inner.object, context)
      : undefined;
  return typeof owner === 'object' && name !== undefined && Object.hasOwn(owner, name)
    ? owner[name]
    : undefined;
}

/**
 * What a constant of this file is for others that import it. A property that the file writes later is none.
 */
export function settingHere(node: Option, context: RetryContext, depth = 0): Setting | undefined {
  if (node.type === 'Elsewhere') return node.value;
  const constant = constantOf(node, context);
  if (constant !== undefined || depth > MAX_NAMES) return constant;
  const options = namedOptions(node, context);
  return (
    options &&
    Object.fromEntries(
      [...options].map(([name, value]) => [
        name,
        isWritten(name, context) ? undefined : settingHere(value, context, depth + 1),
      ]),
    )
  );
}

/** Names of names that are followed. */
export const MAX_NAMES = 8;

/**
 * The value of a literal, of a constant, of a property of one, or of `Infinity` and the numbers that are as
 * good.
 */
export function constantOf(node: Option, context: RetryContext, depth = 0): Constant | undefined {
  if (node.type === 'Elsewhere') return constantIn(node.value);
  if (depth > MAX_NAMES) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'Literal' && (typeof inner.value === 'boolean' || typeof inner.value === 'string'))
    return inner.value;
  if (inner.type === 'Identifier' && inner.name === 'Infinity') return Infinity;
  if (
    inner.type === 'MemberExpression' &&
    inner.object.type === 'Identifier' &&
    inner.object.name === 'Number'
  ) {
    const name = propertyName(inner);
    return name === 'POSITIVE_INFINITY' || name === 'MAX_SAFE_INTEGER' || name === 'MAX_VALUE'
      ? Infinity
      : undefined;
  }
  if (inner.type === 'MemberExpression') return settingOf(inner, context, depth);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return init?.type === 'MemberExpression' || (init?.type === 'Identifier' && init.name === 'Infinity')
    ? constantOf(init, context, depth + 1)
    : (numberOf(inner, context) ?? constantIn(importedSetting(inner, context)));
}

type Constant = number | boolean | string;

function constantIn(setting: Setting | undefined): Constant | undefined {
  return typeof setting === 'object' ? undefined : setting;
}

/**
 * The value of `LIMITS.attempts`, where this file has made the object and writes none of its properties of
 * this name.
 */
function settingOf(
  member: TSESTree.MemberExpression,
  context: RetryContext,
  depth: number,
): Constant | undefined {
  const name = propertyName(member);
  const value =
    name !== undefined && !isWritten(name, context)
      ? namedOptions(member.object, context)?.get(name)
      : undefined;
  return value ? constantOf(value, context, depth + 1) : constantIn(importedSetting(member, context));
}
