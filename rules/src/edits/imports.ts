import { isComponent, statementsOf } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { bindingsOf, type ModuleBinding } from './bindings.js';
import { braced, byName, mergeEdit, specifiers } from './import-lists.js';
import { freeName, isVisible, usesGlobal } from './names.js';
import { importPosition, type InsertPosition } from './position.js';
import { quoted, styleOf, type FileStyle } from '../syntax/style.js';

/** How to refer to exports of a module, and the edits that make it possible. */
export interface ImportPlan {
  readonly edits: readonly Edit[];
  /** Source text for each export, for example `hasErrorCode`, `hasErrorCode2` or `graph.hasErrorCode`. */
  readonly names: ReadonlyMap<string, string>;
}

type ModuleFormat = 'esm' | 'commonjs' | 'import-equals';

/**
 * Plans the import of values from a module: reuses what the file imports already, merges into an existing
 * import, turns a type-only import of the same name into a value, or writes a new declaration in the style of
 * the file.
 * @param file the file that uses the values
 * @param module the module name as written in the import
 * @param uses export names, each with the offsets where it will be used; they decide whether a name is
 *   shadowed there
 * @returns `undefined` when nothing can be imported: the file is neither an ES module nor CommonJS, or it
 *   imports from URLs
 */
export function planImports(
  file: SourceFile,
  module: string,
  uses: ReadonlyMap<string, readonly number[]>,
): ImportPlan | undefined {
  const bindings = bindingsOf(file, module);
  const names = new Map<string, string>();
  const missing: string[] = [];
  const upgrades = new Set<ModuleBinding>();
  const edits: Edit[] = [];
  for (const [name, offsets] of uses) {
    const known = knownName(file, bindings, name, offsets);
    if (known !== undefined) {
      names.set(name, known);
      continue;
    }
    const typed = typeOnlyBinding(file, bindings, name, offsets);
    if (!typed) {
      missing.push(name);
      continue;
    }
    names.set(name, typed.local);
    if (typed.binding.typeOnly) upgrades.add(typed.binding);
    else edits.push(removeTypeKeyword(file, typed.node));
  }
  for (const binding of upgrades) edits.push(...upgradeEdits(file, binding, new Set(names.keys())));
  if (missing.length === 0) return { edits, names };
  const added = chooseNames(file, missing, uses);
  for (const [name, local] of added) names.set(name, local);
  const target = bindings.find((binding) => binding.list && (!binding.typeOnly || upgrades.has(binding)));
  if (target) return { edits: [...edits, mergeEdit(file, target, added)], names };
  const format = formatOf(file);
  if (!format || !canResolve(file, module)) return undefined;
  const position = importPosition(
    file,
    format === 'commonjs',
    missing.flatMap((name) => uses.get(name) ?? []),
  );
  if (!position) return undefined;
  if (format === 'import-equals') return importEquals(file, module, missing, uses, names, edits, position);
  return { edits: [...edits, declarationEdit(file, module, added, format === 'commonjs', position)], names };
}

/**
 * In browsers and in Deno, where modules are URLs, the name of a package leads nowhere without a map of
 * imports.
 */
function canResolve({ ast }: SourceFile, module: string): boolean {
  if (/^\.{0,2}\//.test(module)) return true;
  return !statementsOf(ast).some(
    (node) => node.type === 'ImportDeclaration' && /^(?:https?|npm|jsr):/.test(node.source.value),
  );
}

function knownName(
  file: SourceFile,
  bindings: readonly ModuleBinding[],
  name: string,
  offsets: readonly number[],
): string | undefined {
  const visible = (local: string): boolean => offsets.every((offset) => isVisible(file, local, offset));
  for (const { named } of bindings) {
    const found = named.find((item) => item.imported === name && !item.typeOnly && visible(item.local));
    if (found) return found.local;
  }
  const namespace = bindings.find(
    (binding) => binding.namespace !== undefined && visible(binding.namespace),
  )?.namespace;
  return namespace === undefined ? undefined : `${namespace}.${name}`;
}

function typeOnlyBinding(
  file: SourceFile,
  bindings: readonly ModuleBinding[],
  name: string,
  offsets: readonly number[],
): { binding: ModuleBinding; local: string; node: ModuleBinding['node'] } | undefined {
  for (const binding of bindings) {
    for (const item of binding.named) {
      if (item.imported !== name || !item.typeOnly) continue;
      if (!offsets.every((offset) => isVisible(file, item.local, offset))) continue;
      return { binding, local: item.local, node: item.node };
    }
  }
  return undefined;
}

/** `type X` in a list becomes `X`. */
function removeTypeKeyword(file: SourceFile, node: ModuleBinding['node']): Edit {
  const [start] = node.range;
  const keyword = /^type\s+/.exec(file.text.slice(start, node.range[1]))?.[0] ?? '';
  return { start, end: start + keyword.length, text: '' };
}

/**
 * `import type { A, B }` becomes `import { A, type B }` when `A` is wanted: an import of a pure type must
 * stay marked.
 */
function upgradeEdits(file: SourceFile, binding: ModuleBinding, wanted: ReadonlySet<string>): Edit[] {
  const [start] = binding.node.range;
  const head = /^import\s+type\s*/.exec(file.text.slice(start, binding.node.range[1]))?.[0] ?? 'import ';
  const others = binding.named.filter((item) => !wanted.has(item.imported));
  return [
    { start, end: start + head.length, text: 'import ' },
    ...others.map((item): Edit => ({ start: item.node.range[0], end: item.node.range[0], text: 'type ' })),
  ];
}

function chooseNames(
  file: SourceFile,
  missing: readonly string[],
  uses: ReadonlyMap<string, readonly number[]>,
): Map<string, string> {
  const added = new Map<string, string>();
  for (const name of missing.toSorted(byName)) {
    added.set(name, freeName(file, name, uses.get(name) ?? [], new Set(added.values())));
  }
  return added;
}

function declarationEdit(
  file: SourceFile,
  module: string,
  added: ReadonlyMap<string, string>,
  commonJs: boolean,
  position: InsertPosition,
): Edit {
  const style = styleOf(file);
  const list = braced(specifiers(added, commonJs), style);
  const source = quoted(module, style.quote);
  const statement = commonJs ? `const ${list} = require(${source})` : `import ${list} from ${source}`;
  return placed(file, statement, style, position, commonJs);
}

function placed(
  file: SourceFile,
  statement: string,
  style: FileStyle,
  { offset, before, after }: InsertPosition,
  commonJs: boolean,
): Edit {
  // Without a semicolon, `const x = require('m')` would swallow a following line that opens with one of
  // these.
  const swallows = commonJs && /^\s*[([`+\-/]/.test(file.text.slice(offset));
  const sameLine = !before.includes('\n') && !after.includes('\n');
  const end = style.semicolon === '' && (swallows || sameLine) ? ';' : style.semicolon;
  return { start: offset, end: offset, text: `${before}${statement}${end}${after}` };
}

function importEquals(
  file: SourceFile,
  module: string,
  missing: readonly string[],
  uses: ReadonlyMap<string, readonly number[]>,
  names: Map<string, string>,
  edits: readonly Edit[],
  position: InsertPosition,
): ImportPlan {
  const offsets = missing.flatMap((name) => uses.get(name) ?? []);
  const namespace = freeName(file, 'graphErrors', offsets, new Set());
  for (const name of missing) names.set(name, `${namespace}.${name}`);
  const style = styleOf(file);
  const statement = `import ${namespace} = require(${quoted(module, style.quote)})`;
  return { edits: [...edits, placed(file, statement, style, position, false)], names };
}

function formatOf(file: SourceFile): ModuleFormat | undefined {
  const has = (...types: string[]): boolean =>
    statementsOf(file.ast).some((node) => types.includes(node.type));
  const equals = statementsOf(file.ast).some(
    (node) =>
      node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference',
  );
  if ((equals || has('TSExportAssignment')) && !has('ImportDeclaration')) return 'import-equals';
  if (has('ImportDeclaration', 'ExportNamedDeclaration', 'ExportDefaultDeclaration', 'ExportAllDeclaration'))
    return 'esm';
  if (/\.m[jt]s$/.test(file.path)) return 'esm';
  if (file.path.endsWith('.cjs')) return 'commonjs';
  if (['require', 'module', 'exports'].some((name) => usesGlobal(file, name))) return 'commonjs';
  if (file.path.endsWith('.cts')) return 'import-equals';
  return isComponent(file) || /\.(?:tsx?|jsx)$/.test(file.path) ? 'esm' : undefined;
}
