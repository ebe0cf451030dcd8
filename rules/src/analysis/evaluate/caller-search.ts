import { calledAs, callersIn, type Given } from './callers.js';
import type { EvaluatedFile } from './places.js';
import type { Host, World } from './world.js';

/** Classes extend each other only so often. */
const MAX_SUPERCLASSES = 5;

/** Looks for the calls of functions, once for each. */
export class CallerSearch {
  private readonly found = new Map<string, readonly Given[]>();
  /** Keys of those that were not all found before the time for the question was over. */
  private readonly cut = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly host: Host,
  ) {}

  /** Begins a question: what was cut off is looked for again. */
  begin(): void {
    for (const key of this.cut) this.found.delete(key);
    this.cut.clear();
  }

  /** The calls of a function, in its file and in others. */
  of(target: EvaluatedFile, fn: number): readonly Given[] {
    const key = `${target.id} ${fn}`;
    const known = this.found.get(key);
    if (known) return known;
    const { evaluator, make, fixpoint } = this.world;
    const elsewhere = this.elsewhere(target, fn);
    const found = [...new Set([target.path, ...elsewhere.flatMap((paths) => paths ?? [])])].flatMap(
      (path) => {
        const calling = path === target.path ? target : this.world.file(path);
        return calling ? callersIn(calling, target, fn, evaluator, make) : [];
      },
    );
    this.found.set(key, found);
    if (fixpoint.isCutShort || elsewhere.includes(undefined)) this.cut.add(key);
    return found;
  }

  /** Files that may call a function; undefined in place of those that were not looked for to the end. */
  private elsewhere(target: EvaluatedFile, fn: number): readonly (readonly string[] | undefined)[] {
    const name = calledAs(target.facts, fn);
    if (name === '') return [];
    const contracts = this.contractsOf(target, fn);
    return [
      ...[target.path, ...contracts].map((path) => this.host.callers(path, name)),
      // A class that leaves a method to others calls it itself.
      contracts,
    ];
  }

  /** The files of the interfaces and classes that have a method too: who calls it may know nothing of the class. */
  private contractsOf(target: EvaluatedFile, fn: number): readonly string[] {
    const cls = target.facts.functions[fn]?.cls ?? -1;
    const types = target.facts.classes[cls]?.implements.flatMap(
      (type) => this.world.evaluator.typed(target, type).items,
    );
    return [
      ...(types ?? []).flatMap((type) => (type.kind === 'typed' ? type.file.path : [])),
      ...this.superclassesOf(target, cls, MAX_SUPERCLASSES).map(({ path }) => path),
    ].filter((path) => path !== target.path);
  }

  private superclassesOf(file: EvaluatedFile, cls: number, most: number): readonly EvaluatedFile[] {
    const superclass = file.facts.classes[cls]?.superclass;
    if (!superclass || most === 0) return [];
    return this.world.evaluator
      .value(file, superclass)
      .items.flatMap((value) =>
        value.kind === 'class' ? [value.file, ...this.superclassesOf(value.file, value.cls, most - 1)] : [],
      );
  }
}
