import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { applyEdits as applyJsonEdits, getNodeValue, modify, parseTree, findNodeAtLocation, type Edit, type Node, type ParseError } from 'jsonc-parser';
import { lineEndOf } from 'eslint-plugin-msgraph/edits';
import { findUp } from './discover.js';

export const RUNTIME = 'msgraph-errors';

/** A package.json that gets the runtime as a dependency. */
export interface ManifestChange {
  /** Absolute path. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface ManifestPlan {
  readonly changes: readonly ManifestChange[];
  /** The package.json of each folder with given files, as absolute paths; folders without one are left out. */
  readonly owners: ReadonlyMap<string, string>;
  /** Sentences for people about files that no package.json could be changed for. */
  readonly notes: readonly string[];
}

/** The range of versions that rewritten code works with: the caret range of the runtime this package depends on. */
export function runtimeRange(): string {
  const manifest = createRequire(import.meta.url)(`${RUNTIME}/package.json`) as { version: string };
  return `^${manifest.version}`;
}

/**
 * Plans the dependency on the runtime in the package of every given file.
 * @param files absolute paths of files that import the runtime
 * @param root no package.json above this folder is touched
 */
export function planManifests(files: readonly string[], root: string, range: string = runtimeRange()): ManifestPlan {
  const changes = new Map<string, ManifestChange>();
  const owners = new Map<string, string>();
  const notes = new Set<string>();
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    const owner = findUp(folder, root, isPackage);
    if (owner === undefined) {
      notes.add(`No package.json was found; install \`${RUNTIME}\` (${range}) yourself.`);
      continue;
    }
    const path = join(owner, 'package.json');
    owners.set(folder, path);
    if (changes.has(path)) continue;
    const before = readFileSync(path, 'utf8');
    const after = addDependency(before, range);
    if (after === undefined) notes.add(`\`${relative(root, path)}\` cannot be read as JSON; add \`${RUNTIME}\` (${range}) to its dependencies yourself.`);
    else if (after !== before) changes.set(path, { path, before, after });
  }
  return { changes: [...changes.values()], owners, notes: [...notes] };
}

/** A package.json with nothing but `type` only sets the module format of a folder; it is no package. */
function isPackage(folder: string): boolean {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return false;
  const tree = parseObject(readFileSync(path, 'utf8'));
  return !tree || ['name', 'version', 'private', 'scripts', 'dependencies', 'devDependencies', 'workspaces'].some((key) => has(tree, [key]));
}

/**
 * Adds the runtime to `dependencies`, in alphabetical order where the others are.
 * A package that has it as a dependency of another kind that is there in production keeps it as it is; from
 * `devDependencies` it moves.
 * @returns the new text, the same text when nothing is to be done, or `undefined` when the text is no JSON object
 */
export function addDependency(text: string, range: string): string | undefined {
  const body = text.replace(/^\uFEFF/, '');
  const tree = parseObject(body);
  if (!tree) return undefined;
  if (getNameOf(tree) === RUNTIME) return text;
  if (['dependencies', 'peerDependencies', 'optionalDependencies'].some((key) => has(tree, [key, RUNTIME]))) return text;
  const development = findNodeAtLocation(tree, ['devDependencies', RUNTIME]);
  const version = development ? String(getNodeValue(development)) : range;
  const formattingOptions = { ...indentOf(body), eol: lineEndOf(body) };
  const remove = development ? modify(body, ['devDependencies', RUNTIME], undefined, { formattingOptions }) : [];
  const reduced = applyJsonEdits(body, remove);
  const add = addEdits(reduced, version, formattingOptions);
  return text.slice(0, text.length - body.length) + applyJsonEdits(reduced, add);
}

function parseObject(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ''), errors);
  return tree?.type === 'object' && errors.length === 0 ? tree : undefined;
}

function addEdits(text: string, version: string, formattingOptions: object): Edit[] {
  const tree = parseObject(text);
  if (tree && !has(tree, ['dependencies'])) return [newDependencies(text, tree, version)];
  return modify(text, ['dependencies', RUNTIME], version, {
    formattingOptions,
    getInsertionIndex: (names) => {
      const index = names.findIndex((name) => name > RUNTIME);
      return index === -1 ? names.length : index;
    },
  });
}

/** `modify` would format the property before the new one as well. */
function newDependencies(text: string, tree: Node, version: string): Edit {
  const eol = text.includes('\n') ? lineEndOf(text) : ' ';
  const indent = eol === ' ' ? '' : (/\n([ \t]+)\S/.exec(text)?.[1] ?? '  ');
  const property = `"dependencies": {${eol}${indent}${indent}"${RUNTIME}": ${JSON.stringify(version)}${eol}${indent}}`;
  const next = findNodeAtLocation(tree, ['devDependencies'])?.parent;
  if (next) return { offset: next.offset, length: 0, content: `${property},${eol}${indent}` };
  const last = tree.children?.at(-1);
  if (last) return { offset: last.offset + last.length, length: 0, content: `,${eol}${indent}${property}` };
  return { offset: tree.offset, length: tree.length, content: `{${eol}${indent}${property}${eol}}` };
}

function has(tree: Node, path: string[]): boolean {
  return findNodeAtLocation(tree, path) !== undefined;
}

function getNameOf(tree: Node): unknown {
  const node = findNodeAtLocation(tree, ['name']);
  return node && getNodeValue(node);
}

function indentOf(text: string): { tabSize: number; insertSpaces: boolean } {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return { tabSize: indent.includes('\t') ? 1 : indent.length, insertSpaces: !indent.includes('\t') };
}
