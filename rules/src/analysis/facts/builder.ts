import type { TSESTree } from '@typescript-eslint/types';
import type { Declared, Extent, Position, Scope } from './position.js';
import type { OpenClass, OpenFunction, OpenInterface, OpenVariable } from './open-facts.js';
import type { Effect, FileFacts, FunctionUse, RegionFacts, ValueId, ValueNode } from './types.js';

/** Collects the facts of one file. */
export class Builder {
  readonly nodes: ValueNode[] = [{ op: 'nothing' }];
  readonly variables: OpenVariable[] = [];
  readonly functions: OpenFunction[] = [];
  readonly classes: OpenClass[] = [];
  readonly interfaces: OpenInterface[] = [];
  readonly regions: RegionFacts[] = [{ fn: 0 }];
  readonly exports: [string, ValueId][] = [];
  readonly reexports: string[] = [];
  /** The function, class or interface that was made for a declaration when its name was hoisted. */
  readonly declared: Map<TSESTree.Node, number> = new Map<TSESTree.Node, number>();
  readonly valueOf: Map<TSESTree.Node, ValueId> = new Map<TSESTree.Node, ValueId>();
  /** Functions and `try` blocks, from outside to inside. */
  readonly extents: Extent[] = [];
  at: Position = {
    fn: 0,
    region: 0,
    cls: -1,
    isStatic: false,
    self: 0,
    holders: [],
    literals: [],
    loops: 0,
    found: new Set(),
  };
  private scopes = 1;
  /** The block of which a statement is lowered that does nothing but store something; 0 elsewhere. */
  private block = 0;
  private scope: Scope = { id: 1, outer: undefined, values: new Map(), types: new Map() };
  private readonly shared = new Map<string, ValueId>();

  facts(): FileFacts {
    const { nodes, variables, functions, classes, interfaces, regions, exports, reexports } = this;
    return { nodes, variables, functions, classes, interfaces, regions, exports, reexports };
  }

  add(node: ValueNode): ValueId {
    this.nodes.push(node);
    return this.nodes.length - 1;
  }

  /** A node that says the same wherever it stands. */
  share(key: string, node: ValueNode): ValueId {
    const known = this.shared.get(key);
    if (known !== undefined) return known;
    const added = this.add(node);
    this.shared.set(key, added);
    return added;
  }

  text(text: string): ValueId {
    return this.share(`text ${text}`, { op: 'text', text });
  }

  number(value: number): ValueId {
    return this.share(`number ${value}`, { op: 'text', text: String(value), isNumber: true });
  }

  constant(value: boolean | null): ValueId {
    return this.share(`constant ${String(value)}`, { op: 'constant', value });
  }

  global(name: string): ValueId {
    return this.share(`global ${name}`, { op: 'global', name });
  }

  /** @param local what the file calls a module or its default */
  import(module: string, name: string, local?: string): ValueId {
    return this.share(`import ${module}\0${name}\0${local ?? ''}`, {
      op: 'import',
      module,
      name,
      ...(local !== undefined && { local }),
    });
  }

  /** One of several values; none of them is none at all. */
  union(...values: readonly ValueId[]): ValueId {
    const known = [...new Set(values.filter((value) => value !== 0))];
    return known.length > 1 ? this.add({ op: 'union', of: known }) : (known[0] ?? 0);
  }

  /** Reads a property; of nothing there is none. */
  member(object: ValueId, name: string): ValueId {
    return object === 0 ? 0 : this.share(`member ${object} ${name}`, { op: 'member', object, name });
  }

  element(object: ValueId, key: ValueId = 0): ValueId {
    return object === 0 ? 0 : this.share(`element ${object} ${key}`, { op: 'element', object, key });
  }

  typed(type: ValueId): ValueId {
    return type === 0 ? 0 : this.share(`typed ${type}`, { op: 'typed', type });
  }

  /** A value that does not come from itself more than a few times. */
  few(value: ValueId): ValueId {
    return value === 0 ? 0 : this.share(`few ${value}`, { op: 'few', value });
  }

  addFunction(name: string, use?: FunctionUse): number {
    this.functions.push({
      parent: this.functions.length === 0 ? 0 : this.at.fn,
      name,
      isAsync: false,
      isGenerator: false,
      parameters: 0,
      returns: [],
      effects: [],
      cls: this.at.cls,
      returnType: 0,
      ...(use && { use }),
    });
    return this.functions.length - 1;
  }

  addClass(name: string): number {
    this.classes.push({
      name,
      superclass: 0,
      superTypes: [],
      constructor_: -1,
      members: [],
      stores: [],
      implements: [],
      fn: this.at.fn,
    });
    return this.classes.length - 1;
  }

  addInterface(name: string): number {
    this.interfaces.push({ name, members: [], extends: [] });
    return this.interfaces.length - 1;
  }

  fn(index: number = this.at.fn): OpenFunction {
    return this.functions[index] as OpenFunction;
  }

  cls(index: number): OpenClass {
    return this.classes[index] as OpenClass;
  }

  effect(kind: Effect['kind'], value: ValueId, start: number): void {
    this.fn().effects.push({ kind, value, region: this.at.region, start });
  }

  /** Runs `work` in a loop. */
  looped(work: () => void): void {
    const before = this.at;
    this.at = { ...before, loops: before.loops + 1 };
    work();
    this.at = before;
  }

  /** Runs `work` at another position, in a scope of its own. */
  within(change: Partial<Position>, work: () => void): void {
    const before = this.at;
    this.at = { ...before, ...change };
    this.scoped(work);
    this.at = before;
  }

  /** Runs the one statement `work` of a block, which stores something. */
  storing(work: () => void): void {
    this.block = this.scope.id;
    work();
    this.block = 0;
  }

  scoped(work: () => void): void {
    const outer = this.scope;
    this.scope = { id: ++this.scopes, outer, values: new Map(), types: new Map() };
    work();
    this.scope = outer;
  }

  /** Declares a variable in this scope; the same name again is the same variable. */
  declare(name: string, value: ValueId = 0): Declared {
    const known = this.scope.values.get(name);
    if (known) {
      this.write(known, value);
      return known;
    }
    const variable = this.variables.push({ name, values: [], stores: [], fn: this.at.fn }) - 1;
    const declared = { value: this.add({ op: 'variable', variable }), variable, loops: this.at.loops };
    this.scope.values.set(name, declared);
    this.write(declared, value);
    return declared;
  }

  /** Declares a name that is never written, such as an import. */
  declareFixed(name: string, value: ValueId): void {
    this.scope.values.set(name, { value, variable: undefined, loops: 0 });
    this.scope.types.set(name, value);
  }

  declareType(name: string, type: ValueId): void {
    this.scope.types.set(name, type);
  }

  hasType(name: string): boolean {
    return this.scope.types.has(name);
  }

  lookup(name: string): Declared | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.outer) {
      const found = scope.values.get(name);
      if (found) return found;
    }
    return undefined;
  }

  lookupType(name: string): ValueId | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.outer) {
      const found = scope.types.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  write(to: Declared | undefined, value: ValueId): void {
    if (to?.variable === undefined || value === 0) return;
    const { values } = this.variables[to.variable] as OpenVariable;
    if (!values.includes(value)) values.push(value);
  }

  store(to: Declared | undefined, name: string, value: ValueId): void {
    if (to?.variable !== undefined && value !== 0)
      this.variables[to.variable]?.stores.push(this.block > 0 ? [name, value, this.block] : [name, value]);
  }
}
