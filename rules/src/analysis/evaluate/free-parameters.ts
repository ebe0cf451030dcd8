import type { Bag, Environment, Failure, Item, LibraryCall } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Pool } from './pool.js';
import { functionsRead } from './reads.js';

/** Functions whose parameters a value depends on; equal sets are the same object. */
interface Functions {
  readonly id: number;
  readonly keys: readonly number[];
}

const keyOf = (file: EvaluatedFile, fn: number): number => file.id * 2 ** 26 + fn;

/**
 * Tells of a value which functions' parameters are free in it. Only these can be filled: of an environment
 * the rest is left out, so that the many calls which differ in nothing that counts are filled once.
 */
export class FreeParameters {
  private readonly none: Functions = { id: 0, keys: [] };
  private readonly sets = new Map<string, Functions>();
  private readonly unions = new Map<number, Functions>();
  private readonly items: (Functions | undefined)[] = [];
  private readonly bags: (Functions | undefined)[] = [];
  private readonly envs: (Functions | undefined)[] = [];
  private readonly calls: (Functions | undefined)[] = [];
  private readonly narrowed = new Map<number, Environment | undefined>();

  constructor(private readonly pool: Pool) {}

  /** What an environment has for the parameters that are free in a set; undefined for nothing. */
  narrow(env: Environment, bag: Bag): Environment | undefined {
    const { id, keys } = this.ofBag(bag);
    if (id === 0) return undefined;
    const key = env.id * 2 ** 26 + id;
    if (this.narrowed.has(key)) return this.narrowed.get(key);
    const frames = env.frames.filter(({ file, fn }) => keys.includes(keyOf(file, fn)));
    const narrowed = frames.length === env.frames.length ? env : this.pool.env(frames);
    this.narrowed.set(key, narrowed);
    return narrowed;
  }

  private ofBag(bag: Bag): Functions {
    if (bag.items.length === 0) return this.none;
    return (this.bags[bag.id] ??= this.union(bag.items.map((item) => this.ofItem(item))));
  }

  private ofBags(bags: readonly Bag[]): Functions {
    return this.union(bags.map((bag) => this.ofBag(bag)));
  }

  private ofItem(item: Item): Functions {
    return (this.items[item.id] ??= this.search(item));
  }

  private search(item: Item): Functions {
    switch (item.kind) {
      case 'parameter':
        return this.interned([keyOf(item.file, item.fn)]);
      case 'result':
        return this.union([this.ofItem(item.of), this.ofBags(item.args)]);
      case 'function':
        return this.union([
          this.written(item.file, functionsRead(item.file.facts, { fn: item.fn }), item.env),
          this.ofBags(item.bound),
        ]);
      case 'async':
        return this.written(item.file, functionsRead(item.file.facts, { fn: item.fn }), item.env);
      case 'class':
      case 'instance':
        return this.union([
          this.written(item.file, functionsRead(item.file.facts, { cls: item.cls }), item.env),
          item.kind === 'instance' ? this.ofBags(item.args ?? []) : this.none,
        ]);
      case 'object':
        return this.written(item.file, functionsRead(item.file.facts, { node: item.node }), item.env);
      case 'store':
        return this.written(item.file, functionsRead(item.file.facts, { variable: item.variable }), item.env);
      case 'error': {
        const { source } = item;
        if (source.kind === 'failures') return this.ofBag(source.failures);
        const { file, region, env } = source;
        return this.written(file, functionsRead(file.facts, { region }), env);
      }
      case 'library':
        return item.call ? this.ofCall(item.call) : this.none;
      default:
        return this.ofParts(item);
    }
  }

  /** Of what is made of other values. */
  private ofParts(item: Item): Functions {
    switch (item.kind) {
      case 'made':
        return this.ofBags(item.args);
      case 'extended':
        return this.union([this.ofItem(item.of), this.ofBags(item.added)]);
      case 'request':
      case 'response':
      case 'body':
        return this.ofItem(item.request);
      case 'text-of':
        return this.ofItem(item.of);
      case 'method':
        return this.ofItem(item.receiver);
      case 'promise':
        return this.ofBags([item.resolved, item.rejected]);
      case 'list':
        return this.ofBag(item.element);
      case 'tuple':
        return this.ofBags(item.elements);
      case 'record':
        return this.ofBags(item.entries.map(([, values]) => values));
      case 'map':
        return this.ofBag(item.pairs);
      case 'open':
        return this.union([this.ofItem(item.of), this.ofMaking(item)]);
      case 'open-request':
        return this.union([this.ofItem(item.url), this.ofMaking(item)]);
      default:
        return this.none;
    }
  }

  private ofMaking({ made }: Extract<Failure, { kind: 'open' | 'open-request' }>): Functions {
    return made?.of ? this.ofItem(made.of) : this.none;
  }

  private ofCall(call: LibraryCall): Functions {
    return (this.calls[call.id] ??= this.union([
      this.ofBags(call.args),
      call.receiver ? this.ofCall(call.receiver) : this.none,
    ]));
  }

  /** Of what is written in a file: what it reads and its environment has not got, and what that depends on. */
  private written(file: EvaluatedFile, read: ReadonlySet<number>, env: Environment | undefined): Functions {
    const frames = env?.frames ?? [];
    const keys = [...read]
      .filter((fn) => !frames.some((frame) => frame.file === file && frame.fn === fn))
      .map((fn) => keyOf(file, fn));
    return this.union([this.interned(keys), env ? this.ofEnvironment(env) : this.none]);
  }

  private ofEnvironment(env: Environment): Functions {
    return (this.envs[env.id] ??= this.ofBags(env.frames.flatMap(({ args }) => args)));
  }

  private union(all: readonly Functions[]): Functions {
    return all.reduce((one, other) => this.both(one, other), this.none);
  }

  private both(one: Functions, other: Functions): Functions {
    if (one === other || other.id === 0) return one;
    if (one.id === 0) return other;
    const key = Math.min(one.id, other.id) * 2 ** 26 + Math.max(one.id, other.id);
    const known = this.unions.get(key) ?? this.interned([...one.keys, ...other.keys]);
    this.unions.set(key, known);
    return known;
  }

  private interned(keys: readonly number[]): Functions {
    if (keys.length === 0) return this.none;
    const distinct = [...new Set(keys)].sort((a, b) => a - b);
    const key = distinct.join();
    const known = this.sets.get(key) ?? { id: this.sets.size + 1, keys: distinct };
    this.sets.set(key, known);
    return known;
  }
}
