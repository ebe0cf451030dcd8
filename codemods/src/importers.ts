import { resolve } from 'node:path';
import { ts } from 'ts-morph';
import type { TsConfig, TsConfigs } from './tsconfigs.js';
import type { TextChange } from './type-proof.js';

/** A file whose rewrite changes what other files see of it. */
export interface Reshaped {
  readonly path: string;
  readonly after: string;
  /** Its declarations, before and after; `undefined` where the compiler cannot make them. */
  readonly declarations: { readonly before: string | undefined; readonly after: string | undefined };
  /** The tsconfig that it was compared with. */
  readonly config: TsConfig;
}

/** A change as another project sees it: of the file itself, or of the declarations that were built of it. */
export interface SeenChange extends TextChange {
  /** Absolute path of the rewritten file. */
  readonly source: string;
  /** The text to begin with, where the one on the disk may be an old one. */
  readonly before?: string;
}

/**
 * The other projects whose programs contain rewritten files: through relative imports, `paths`, workspaces or
 * the output of a referenced project. Only imports are read, nothing is parsed or checked.
 */
export function importersOf(reshaped: readonly Reshaped[], configs: TsConfigs): Map<TsConfig, SeenChange[]> {
  const groups = new Map<TsConfig, SeenChange[]>();
  if (reshaped.length === 0) return groups;
  for (const config of configs.all()) {
    const foreign = reshaped.filter((file) => file.config.path !== config.path);
    const seen = new Map(foreign.flatMap(changesSeen).map((change) => [change.path, change] as const));
    const reached = [...reachedFiles(config, new Set(seen.keys()))].flatMap((path) => seen.get(path) ?? []);
    if (reached.length > 0) groups.set(config, reached);
  }
  return groups;
}

function changesSeen({ path, after, declarations, config }: Reshaped): SeenChange[] {
  const source: SeenChange = { path, after, source: path };
  if (declarations.before === undefined || declarations.after === undefined || !config.files.has(path))
    return [source];
  const outputs = ts.getOutputFileNames(
    { options: config.options, fileNames: [...config.files], errors: [] },
    path,
    !ts.sys.useCaseSensitiveFileNames,
  );
  const built = outputs.map((name) => resolve(name)).filter((name) => /\.d\.[cm]?ts$/.test(name));
  const { before, after: now } = declarations;
  return [source, ...built.map((name) => ({ path: name, before, after: now, source: path }))];
}

/** Which of the files the imports of a project lead to, itself included. */
function reachedFiles(config: TsConfig, wanted: ReadonlySet<string>): Set<string> {
  const reached = new Set<string>();
  const seen = new Set(config.files);
  const cache = ts.createModuleResolutionCache(ts.sys.getCurrentDirectory(), (name) => name, config.options);
  for (const path of seen) {
    if (wanted.has(path)) reached.add(path);
    if (reached.size === wanted.size) break;
    if (/\.d\.[cm]?ts$|\.json$/.test(path)) continue;
    for (const { fileName } of ts.preProcessFile(textOf(path), true, true).importedFiles) {
      const found = ts.resolveModuleName(fileName, path, config.options, ts.sys, cache).resolvedModule
        ?.resolvedFileName;
      if (found !== undefined && !found.includes('/node_modules/')) seen.add(resolve(found));
    }
  }
  return reached;
}

/** What cannot be read, such as a folder that a tsconfig names as a file, imports nothing. */
function textOf(path: string): string {
  try {
    return ts.sys.readFile(path) ?? '';
  } catch {
    return '';
  }
}
