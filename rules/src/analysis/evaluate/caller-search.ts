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
    if (name === '') return [];
    const cls = target.facts.functions[fn]?.cls ?? -1;
    const above = this.superclassesOf(target, cls);
    // Who calls a method may know nothing of the class, but only of an interface or class that has it too.
    const known = new Set([target.path, ...this.interfacesOf(target, cls), ...above]);
    return [
      ...[...known].map((path) => this.host.callers(path, name)),
      // A class that leaves a method to others calls it itself.
      above,
    ];
  }

  /** The files of the interfaces of a class. */
  private interfacesOf(file: EvaluatedFile, cls: number): readonly string[] {
    const types = file.facts.classes[cls]?.implements ?? [];
    return types
      .flatMap((type) => this.world.evaluator.typed(file, type).items)
      .flatMap((type) => (type.kind === 'typed' ? type.file.path : []));
  }

  /** The files of the classes that a class extends, directly or through others. */
  private superclassesOf(file: EvaluatedFile, cls: number): readonly string[] {
    const found = new Set<string>();
    const next = [{ file, cls }];
    const seen = new Set<string>();
    for (let here = next.pop(); here; here = next.pop()) {
      const { path, facts } = here.file;
      const superclass = facts.classes[here.cls]?.superclass;
      const key = `${path} ${String(here.cls)}`;
      if (!superclass || seen.has(key)) continue;
      seen.add(key);
      for (const value of this.world.evaluator.value(here.file, superclass).items) {
        if (value.kind !== 'class') continue;
        found.add(value.file.path);
        next.push(value);
      }
    }
    return [...found];
  }
}
