import { resolve } from 'node:path';
import { Project, ts, type SourceFile } from 'ts-morph';
import type { Reshaped } from './importers.js';
import { proofOptions, type TsConfig } from './tsconfigs.js';
import type { TextChange } from './type-proof.js';

interface Active {
  readonly file: SourceFile;
  readonly before: string;
  readonly after: string;
  /** Fallbacks that were not tried yet. */
  readonly fallbacks: readonly string[];
}

interface Finding {
  readonly path: string;
  readonly message: string;
}

/** A project of the compiler in which changes are tried out, in memory. */
export class ProofProject {
  readonly #project: Project;
  /** Only these files are judged; all of them when it is `undefined`. */
  #judged: ReadonlySet<string> | undefined;
  readonly #active = new Map<string, Active>();
  readonly #shapes = new Map<string, string | undefined>();
  /** Files that have one of their fallbacks now. */
  readonly reduced: Map<string, { readonly index: number; readonly reason: string }> = new Map();

  constructor(config: TsConfig, changes: readonly (TextChange & { readonly before?: string })[]) {
    this.#project = new Project({
      compilerOptions: proofOptions(config),
      skipAddingFilesFromTsConfig: true,
      skipFileDependencyResolution: true,
    });
    for (const path of config.files) this.#project.addSourceFileAtPathIfExists(path);
    const program = this.#project.getProgram().compilerObject;
    for (const { path, before, after, fallbacks = [] } of changes) {
      if (!program.getSourceFile(path)) continue;
      const file = this.#project.addSourceFileAtPath(path);
      if (before !== undefined) setText(file, before);
      this.#active.set(path, {
        file,
        before: file.getFullText(),
        after: withoutMark(after),
        fallbacks: fallbacks.map(withoutMark),
      });
    }
  }

  /** The changed files that belong to the program. */
  get changed(): readonly string[] {
    return [...this.#active.keys()];
  }

  /** After the proof: the files whose declarations are not what they were. */
  reshaped(): Omit<Reshaped, 'config'>[] {
    return [...this.#active].flatMap(([path, { file }]) => {
      const declarations = { before: this.#shapes.get(path), after: this.#declarations(path) };
      return declarations.before !== undefined && declarations.before === declarations.after
        ? []
        : [{ path, after: file.getFullText(), declarations }];
    });
  }

  /**
   * Compares the diagnostics before and after, and takes back what gains one.
   * @returns the changed files that were put back, each with a sentence that says why
   */
  prove(): Map<string, string> {
    const rejected = new Map<string, string>();
    if (this.#active.size === 0) return rejected;
    const before = this.#prepare();
    for (
      let gained = this.#gained(before);
      gained.length > 0 && this.#active.size > 0;
      gained = this.#gained(before)
    ) {
      for (const [path, reason] of this.#culprits(gained)) {
        const entry = this.#active.get(path);
        if (!entry || this.#fallBack(path, entry, reason)) continue;
        setText(entry.file, entry.before);
        this.#active.delete(path);
        rejected.set(path, this.reduced.get(path)?.reason ?? reason);
        this.reduced.delete(path);
      }
    }
    return rejected;
  }

  /**
   * Takes the next fallback of a file. What other files see of it is compared before, so a fallback must look
   * like that.
   */
  #fallBack(path: string, entry: Active, reason: string): boolean {
    const known = this.reduced.get(path);
    for (const [skipped, text] of entry.fallbacks.entries()) {
      setText(entry.file, text);
      if (this.#judged && this.#declarations(path) !== this.#shapes.get(path)) continue;
      this.#active.set(path, { ...entry, fallbacks: entry.fallbacks.slice(skipped + 1) });
      this.reduced.set(path, { index: (known?.index ?? -1) + 1 + skipped, reason: known?.reason ?? reason });
      return true;
    }
    return false;
  }

  /**
   * Puts the new texts in place.
   *
   * Files that import a changed file can only gain an error when its declarations change, which a rewritten
   * condition does not do. So the whole project is checked only when they do; checking is most of the time
   * that a proof takes.
   * @returns the diagnostics before
   */
  #prepare(): Map<string, Finding[]> {
    const files = [...this.#active.values()];
    this.#judged = new Set(this.changed);
    const before = this.#diagnostics();
    for (const path of this.changed) this.#shapes.set(path, this.#declarations(path));
    for (const { file, after } of files) setText(file, after);
    if (
      this.changed.every(
        (path) => this.#shapes.get(path) !== undefined && this.#declarations(path) === this.#shapes.get(path),
      )
    )
      return before;
    this.#judged = undefined;
    for (const { file, before: text } of files) setText(file, text);
    const all = this.#diagnostics();
    for (const { file, after } of files) setText(file, after);
    return all;
  }

  /** The text of the declaration file; `undefined` when the compiler cannot make one. */
  #declarations(path: string): string | undefined {
    const program = this.#project.getProgram().compilerObject;
    const texts: string[] = [];
    program.emit(program.getSourceFile(path), (_name, text) => void texts.push(text), undefined, true);
    return texts.length === 0 ? undefined : texts.join('\n');
  }

  #gained(before: ReadonlyMap<string, Finding[]>): Finding[] {
    const gained: Finding[] = [];
    for (const [key, findings] of this.#diagnostics())
      gained.push(...findings.slice(before.get(key)?.length ?? 0));
    return gained;
  }

  #diagnostics(): Map<string, Finding[]> {
    const found = new Map<string, Finding[]>();
    const program = this.#project.getProgram().compilerObject;
    for (const file of program.getSourceFiles()) {
      if (this.#judged ? !this.#judged.has(resolve(file.fileName)) : !isOwn(file, program)) continue;
      for (const diagnostic of [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]) {
        const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
        const key = `${file.fileName}\0${diagnostic.code}\0${text}`;
        const { line } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
        const finding = {
          path: resolve(file.fileName),
          message: `line ${line + 1}: TS${diagnostic.code} ${text}`,
        };
        found.set(key, [...(found.get(key) ?? []), finding]);
      }
    }
    return found;
  }

  #culprits(gained: readonly Finding[]): Map<string, string> {
    const culprits = new Map<string, string>();
    for (const { path, message } of gained) {
      if (this.#active.has(path)) culprits.set(path, `The rewrite would give a new type error (${message}).`);
    }
    if (culprits.size > 0) return culprits;
    for (const { path, message } of gained) {
      for (const imported of this.#activeBelow(path)) {
        culprits.set(imported, `The rewrite would give a new type error in ${path} (${message}).`);
      }
    }
    if (culprits.size > 0) return culprits;
    // Global declarations reach files without an import; then nothing tells which change it was.
    return new Map(
      this.changed.map((path) => [
        path,
        `The rewrites would give a new type error (${gained[0]?.message ?? ''}).`,
      ]),
    );
  }

  /** The changed files that a file imports, directly or not. */
  #activeBelow(path: string): string[] {
    const seen = new Set<string>();
    const queue = [this.#project.getSourceFile(path)];
    for (let file = queue.pop(); file; file = queue.pop()) {
      for (const next of file.getReferencedSourceFiles()) {
        if (seen.has(next.getFilePath())) continue;
        seen.add(next.getFilePath());
        queue.push(next);
      }
    }
    return [...seen].map((name) => resolve(name)).filter((name) => this.#active.has(name));
  }
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

function isOwn(file: ts.SourceFile, program: ts.Program): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
}

/** The whole text as one text change: ts-morph's structured edits would format what they touch. */
function setText(file: SourceFile, text: string): void {
  file.applyTextChanges([{ span: { start: 0, length: file.getFullText().length }, newText: text }]);
}
