import type { Bag, Environment, Failure, Frame, Item, TextOfValue, Value } from './items.js';

type OwnFailure = Extract<Failure, { kind: 'own' }>;

/** Sets larger than this are cut: what is about Graph stays. */
const MAX_ITEMS = 32;
/** Texts of the project's own errors that are kept where many of them may arrive. */
const MAX_OWN_TEXTS = 300;
/** Constant texts around a value that are kept. */
const MAX_TEXTS_AROUND = 8;
/** Environments within environments. */
export const MAX_DEPTH = 5;

/** Without its place in the pool. */
export type Fresh<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Makes items, sets and environments; equal ones are the same object, so that they can be compared and be
 * keys.
 */
export class Pool {
  private readonly items = new Map<Item['kind'], Map<string, Item>>();
  private readonly bags = new Map<string, Bag>();
  /** Sets of one item, by the item: most sets are such. */
  private readonly singles: (Bag | undefined)[] = [];
  private readonly envs = new Map<string, Environment>();
  private readonly unions = new Map<string, Bag>();
  private count = 0;
  readonly empty: Bag<never> = { id: 0, items: [], depth: 0, isPartial: false };
  /** Nothing is known, and there may be something. */
  readonly unknown: Bag<never> = { id: -1, items: [], depth: 0, isPartial: true };

  /** @param key says everything that tells the item from others of its kind */
  item<T extends Item>(kind: T['kind'], key: string, make: () => Fresh<T>): T {
    let ofKind = this.items.get(kind);
    if (!ofKind) this.items.set(kind, (ofKind = new Map<string, Item>()));
    const known = ofKind.get(key);
    if (known) return known as T;
    const item = { ...make(), id: ++this.count } as unknown as T;
    ofKind.set(key, item);
    return item;
  }

  /** @param isPartial there may be more than these */
  bag<T extends Item>(items: readonly T[], isPartial = false): Bag<T> {
    const [first] = items;
    if (!first) return isPartial ? this.unknown : this.empty;
    if (items.length === 1 && !isPartial) return this.one(first);
    const distinct = items.length === 1 ? items : inOrder(this.joined(items));
    const isCut = distinct.length > MAX_ITEMS;
    const kept = isCut ? this.cut(distinct) : distinct;
    return this.interned(kept, isCut || isPartial);
  }

  one<T extends Item>(item: T): Bag<T> {
    return (this.singles[item.id] ??= this.interned([item], false)) as Bag<T>;
  }

  union<T extends Item>(...bags: readonly Bag<T>[]): Bag<T> {
    const distinct = new Set(bags);
    distinct.delete(this.empty);
    const [first = this.empty, second] = distinct;
    if (!second) return first;
    // Of many values most give the same, and many questions ask for the same of them.
    const key = Array.from(distinct, ({ id }) => id)
      .sort((a, b) => a - b)
      .join();
    const known = this.unions.get(key) ?? this.joinedSets(distinct);
    this.unions.set(key, known);
    return known as Bag<T>;
  }

  private joinedSets<T extends Item>(bags: ReadonlySet<Bag<T>>): Bag<T> {
    const items = new Set<T>();
    let isPartial = false;
    for (const bag of bags) {
      isPartial ||= bag.isPartial;
      for (const item of bag.items) items.add(item);
    }
    return this.bag([...items], isPartial);
  }

  flat<S extends Item, T extends Item>(bag: Bag<S>, each: (item: S) => Bag<T>): Bag<T> {
    const { items } = bag;
    const [first] = items;
    const found = items.length === 1 && first ? each(first) : this.union(...items.map((item) => each(item)));
    return bag.isPartial && !found.isPartial ? this.bag(found.items, true) : found;
  }

  private interned<T extends Item>(items: readonly T[], isPartial: boolean): Bag<T> {
    const key = `${items.map(({ id }) => id).join()}${isPartial ? '…' : ''}`;
    const known = this.bags.get(key);
    if (known) return known as Bag<T>;
    const bag: Bag<T> = {
      id: this.bags.size + 1,
      items,
      depth: Math.max(...items.map(({ depth }) => depth)),
      isPartial,
    };
    this.bags.set(key, bag);
    return bag;
  }

  env(frames: readonly Frame[]): Environment | undefined {
    if (frames.length === 0) return undefined;
    const key = frames
      .map(({ file, fn, args }) => `${file.id}.${fn}(${args.map(({ id }) => id).join()})`)
      .join(' ');
    const known = this.envs.get(key);
    if (known) return known;
    const depth = 1 + Math.max(...frames.flatMap(({ args }) => args.map((arg) => arg.depth)), 0);
    const env = { id: this.envs.size + 1, frames, depth };
    this.envs.set(key, env);
    return env;
  }

  /**
   * The text of something with these constant texts around it; in a set, the texts of the same thing are one.
   */
  textOf(of: Value, around: readonly string[]): TextOfValue {
    const texts = [...new Set(around)].sort().slice(0, MAX_TEXTS_AROUND);
    return this.item<TextOfValue>('text-of', `${String(of.id)} ${texts.join('\0')}`, () => ({
      kind: 'text-of',
      of,
      around: texts,
      depth: of.depth,
    }));
  }

  /**
   * Without this a text that grows in a loop would be another one in each round:
   * `url = url.replace(host, cloud)`.
   */
  private joined<T extends Item>(items: readonly T[]): readonly T[] {
    if (!items.some(hasTextAround)) return items;
    const texts = new Map<Value, TextOfValue>();
    for (const item of items) {
      if (!hasTextAround(item)) continue;
      const known = texts.get(item.of);
      texts.set(item.of, known ? this.textOf(item.of, [...known.around, ...item.around]) : item);
    }
    return items.map((item) => (hasTextAround(item) ? (texts.get(item.of) as Item as T) : item));
  }

  private cut<T extends Item>(items: readonly T[]): readonly T[] {
    const own = items.filter((item) => item.kind === 'own');
    // What the project itself says is never lost: it is what speaks against a finding.
    const others =
      own.length > 1
        ? [
            ...items.filter((item) => item.kind !== 'own'),
            this.merged(own as readonly Item[] as readonly OwnFailure[]) as Item as T,
          ]
        : items;
    const ranked = others
      .map((item) => ({ item, rank: rankOf(item) }))
      .sort((a, b) => a.rank - b.rank || a.item.id - b.item.id);
    return ranked
      .slice(0, MAX_ITEMS)
      .map(({ item }) => item)
      .sort((a, b) => a.id - b.id);
  }

  private merged(own: readonly OwnFailure[]): OwnFailure {
    const texts = [...new Set(own.flatMap((item) => item.texts))].slice(0, MAX_OWN_TEXTS);
    return this.item<OwnFailure>('own', `|${texts.join('|')}`, () => ({
      kind: 'own',
      name: '',
      texts,
      depth: 0,
    }));
  }
}

function hasTextAround(item: Item): item is TextOfValue {
  return item.kind === 'text-of' && item.around.length > 0;
}

/** Each item once. */
function inOrder<T extends Item>(items: readonly T[]): readonly T[] {
  const sorted = items.toSorted((a, b) => a.id - b.id);
  return sorted.filter((item, index) => item !== sorted[index - 1]);
}

function rankOf(item: Item): number {
  if (
    item.kind === 'own' ||
    item.kind === 'graph' ||
    item.kind === 'error' ||
    item.kind === 'body' ||
    item.kind === 'response'
  )
    return 0;
  if (item.kind === 'open-request' || item.kind === 'open' || item.kind === 'function') return 1;
  // A constant beginning tells where a request goes, whatever is put behind it.
  return item.kind === 'text-of' || item.kind === 'parameter' ? 3 : 2;
}
