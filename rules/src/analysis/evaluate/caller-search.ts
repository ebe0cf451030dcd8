import { calledAs, callersIn, type Given } from './callers.js';
import type { EvaluatedFile } from './places.js';
import type { Host, World } from './world.js';

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
    return name === ''
      ? []
      : [target.path, ...this.contractsOf(target, fn)].map((path) => this.host.callers(path, name));
  }

  /** The files of the interfaces that a method is one of: who calls it may know nothing of the class. */
  private contractsOf(target: EvaluatedFile, fn: number): readonly string[] {
    const cls = target.facts.classes[target.facts.functions[fn]?.cls ?? -1];
    const types = cls?.implements.flatMap((type) => this.world.evaluator.typed(target, type).items) ?? [];
    return types.flatMap((type) =>
      type.kind === 'typed' && type.file.path !== target.path ? [type.file.path] : [],
    );
  }
}
