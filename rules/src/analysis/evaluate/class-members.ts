import { SPREAD, COMPUTED } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { ClassValue, Frame, InstanceValue, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { memberOfParent, setByParents } from './library-parents.js';
import { stepInto } from './library-values.js';
import { argumentsOf } from './arguments.js';
import type { Makers } from './make.js';
import { oneOfSeveral } from './shared.js';

/** Classes above a class. */
const MAX_HEIGHT = 8;

/** A class in the line of an instance, with what its constructor gets. */
interface Ancestor {
  readonly file: EvaluatedFile;
  readonly cls: number;
  readonly args: readonly Values[] | undefined;
  readonly frames: readonly Frame[];
}

function firstOf({ file, cls, env, args }: InstanceValue): Ancestor {
  return { file, cls, args, frames: [...(env?.frames ?? []), ...constructorFrames(file, cls, args)] };
}

/** Fields, methods and getters of an instance, its own before those of its superclasses. */
export function instanceMember(
  instance: InstanceValue,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const { pool } = evaluator;
  return lookUp(firstOf(instance), 0);

  function lookUp(ancestor: Ancestor, height: number): Values | undefined {
    const own = ownMember(ancestor, name, evaluator);
    if (height > MAX_HEIGHT) return own;
    const parents = superclassesOf(ancestor.file, ancestor.cls, evaluator);
    if (own) return pool.union(own, ...setByParents(ancestor, parents, name, evaluator));
    const fromAbove = parents.flatMap((parent): readonly Values[] => {
      if (parent.kind === 'library')
        return parent.path.endsWith('Error]')
          ? errorMember(ancestor, name, evaluator, make)
          : [memberOfParent(ancestor, parent, name, evaluator, make)];
      if (parent.kind !== 'class' || (parent.file === ancestor.file && parent.cls === ancestor.cls))
        return [];
      const inherited = lookUp(above(ancestor, parent, evaluator), height + 1);
      return inherited ? [inherited] : [];
    });
    return fromAbove.length > 0 ? pool.union(...fromAbove) : undefined;
  }
}

/**
 * What the classes below have that extend one which leaves it to them: `this.work()` of an abstract class.
 */
export function implementedMember(
  { file, cls, args }: InstanceValue,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const { pool } = evaluator;
  // Where an instance is seen to be made, its class is known.
  const each = args
    ? []
    : evaluator.subclassesOf(file, cls).items.map((instance) => evaluator.member(instance, name));
  const found = pool.bag(each.flatMap(({ items }) => items.filter(({ kind }) => kind !== 'method')));
  return found.items.length > 0
    ? oneOfSeveral(found, each, [], { file, node: 0 }, evaluator, make)
    : undefined;
}

/** What `super(message, { cause })` was given, or the arguments of a class without a constructor. */
function errorMember(
  ancestor: Ancestor,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): readonly Values[] {
  const { pool } = evaluator;
  if (name !== 'message' && name !== 'cause') return [];
  const [text, options] = givenAbove(ancestor, evaluator) ?? [];
  if (name === 'cause') return options ? [pool.flat(options, (item) => evaluator.member(item, 'cause'))] : [];
  return text ? [pool.flat(text, (item) => pool.one(make.textOf(item)))] : [];
}

function ownMember({ file, cls, frames }: Ancestor, name: string, evaluator: Evaluator): Values | undefined {
  const { pool } = evaluator;
  const facts = file.facts.classes[cls];
  if (!facts) return undefined;
  const env = pool.env(frames);
  const found: Values[] = [];
  for (const [key, id, isStatic] of facts.members) {
    if (isStatic || key !== name) continue;
    const node = file.facts.nodes[id];
    found.push(
      evaluator.fill(
        node?.op === 'getter' ? evaluator.returned(file, node.fn) : evaluator.value(file, id),
        env,
      ),
    );
  }
  for (const [key, id] of facts.stores) {
    if (key === name) found.push(evaluator.fill(evaluator.value(file, id), env));
    else if (key === SPREAD || key === COMPUTED) {
      const spread = evaluator.fill(evaluator.value(file, id), env);
      const part = key === SPREAD ? pool.flat(spread, (item) => evaluator.member(item, name)) : pool.empty;
      if (part.items.some(({ kind }) => kind !== 'method')) found.push(part);
    }
  }
  return found.length > 0 ? pool.union(...found) : undefined;
}

function constructorFrames(
  file: EvaluatedFile,
  cls: number,
  args: readonly Values[] | undefined,
): readonly Frame[] {
  const fn = file.facts.classes[cls]?.constructor_ ?? -1;
  return fn >= 0 && args ? [{ file, fn, args }] : [];
}

export function superclassesOf(file: EvaluatedFile, cls: number, evaluator: Evaluator): readonly Value[] {
  const superclass = file.facts.classes[cls]?.superclass ?? 0;
  return superclass === 0 ? [] : evaluator.value(file, superclass).items;
}

/**
 * What the constructor of a superclass gets: from `super(…)`, or what the class got when it has no
 * constructor.
 */
function givenAbove(
  { file, cls, args, frames }: Ancestor,
  evaluator: Evaluator,
): readonly Values[] | undefined {
  const fn = file.facts.classes[cls]?.constructor_ ?? -1;
  if (fn < 0) return args;
  const env = evaluator.pool.env(frames);
  for (const { kind, value } of file.facts.functions[fn]?.effects ?? []) {
    const node = kind === 'call' ? file.facts.nodes[value] : undefined;
    if (node?.op !== 'call' || file.facts.nodes[node.callee]?.op !== 'super') continue;
    return argumentsOf(file, node.args, evaluator).map((values) => evaluator.fill(values, env));
  }
  return undefined;
}

function above(below: Ancestor, { file, cls }: ClassValue, evaluator: Evaluator): Ancestor {
  const args = givenAbove(below, evaluator);
  return { file, cls, args, frames: constructorFrames(file, cls, args) };
}

/** What the constructors in the line of an instance get, its own first. */
export function argumentsInLine(instance: InstanceValue, evaluator: Evaluator): readonly Values[] {
  const found: Values[] = [...(instance.args ?? [])];
  let current: Ancestor | undefined = firstOf(instance);
  for (let height = 0; current && height <= MAX_HEIGHT; height++) {
    const below: Ancestor = current;
    if ((below.file.facts.classes[below.cls]?.constructor_ ?? -1) >= 0)
      found.push(...(givenAbove(below, evaluator) ?? []));
    const parent = superclassesOf(below.file, below.cls, evaluator).find((item) => item.kind === 'class');
    current = parent && above(below, parent, evaluator);
  }
  return found;
}

export function classMember(value: ClassValue, name: string, evaluator: Evaluator): Values | undefined {
  const { pool } = evaluator;
  const { file, cls, env } = value;
  const found = (file.facts.classes[cls]?.members ?? []).flatMap(([key, id, isStatic]): readonly Values[] => {
    if (!isStatic || key !== name) return [];
    const node = file.facts.nodes[id];
    return [
      evaluator.fill(
        node?.op === 'getter' ? evaluator.returned(file, node.fn) : evaluator.value(file, id),
        env,
      ),
    ];
  });
  if (found.length > 0) return pool.union(...found);
  const parents = superclassesOf(file, cls, evaluator).filter((parent) => parent !== value);
  return parents.length > 0
    ? pool.union(...parents.map((parent) => evaluator.member(parent, name)))
    : undefined;
}

/** `super.method` */
export function superMember(
  { file, cls }: Extract<Value, { kind: 'superclass' }>,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  return pool.union(
    ...superclassesOf(file, cls, evaluator).map((parent): Values => {
      if (parent.kind === 'class')
        return evaluator.member(make.instance(parent.file, parent.cls, undefined), name);
      return parent.kind === 'library'
        ? pool.one(
            stepInto(stepInto(parent, 'Instance', evaluator, make), `Member[${name}]`, evaluator, make),
          )
        : pool.empty;
    }),
  );
}
