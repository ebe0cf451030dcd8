import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import {
  applyEdits as applyJsonEdits,
  getNodeValue,
  parseTree,
  findNodeAtLocation,
  type Edit,
  type Node,
  type ParseError,
} from 'jsonc-parser';
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
  /**
   * The package.json of each folder with given files, as absolute paths; folders without one are left out.
   */
  readonly owners: ReadonlyMap<string, string>;
  /** Sentences for people about files that no package.json could be changed for. */
  readonly notes: readonly string[];
}

/** Absolute path of the runtime that this package depends on. */
export function runtimeFolder(): string {
  return dirname(createRequire(import.meta.url).resolve(`${RUNTIME}/package.json`));
}

/**
 * The range of versions that rewritten code works with: the caret range of the runtime this package depends
 * on.
 */
export function runtimeRange(): string {
  const { version } = JSON.parse(readFileSync(join(runtimeFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return `^${version}`;
}

/**
 * Plans the dependency on the runtime in the package of every given file.
 * @param files absolute paths of files that import the runtime
 * @param root no package.json above this folder is touched
 */
export function planManifests(
  files: readonly string[],
  root: string,
  range: string = runtimeRange(),
): ManifestPlan {
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
    if (after === undefined)
      notes.add(
        `\`${relative(root, path)}\` cannot be read as JSON; add \`${RUNTIME}\` (${range}) to its dependencies yourself.`,
      );
    else if (after !== before) changes.set(path, { path, before, after });
  }
  return { changes: [...changes.values()], owners, notes: [...notes] };
}

/** A package.json with nothing but `type` only sets the module format of a folder; it is no package. */
function isPackage(folder: string): boolean {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return false;
  const tree = parseObject(readFileSync(path, 'utf8'));
  return (
    !tree ||
    ['name', 'version', 'private', 'scripts', 'dependencies', 'devDependencies', 'workspaces'].some((key) =>
      has(tree, [key]),
    )
  );
}

/**
 * Adds the runtime to `dependencies`, in alphabetical order where the others are. A package that has it as a
 * dependency of another kind that is there in production keeps it as it is; from `devDependencies` it moves.
 * @returns the new text, the same text when nothing is to be done, or `undefined` when the text is no JSON
 *   object
 */
export function addDependency(text: string, range: string): string | undefined {
  const body = text.replace(/^\uFEFF/, '');
  const tree = parseObject(body);
  if (!tree) return undefined;
  if (getNameOf(tree) === RUNTIME) return text;
  if (['dependencies', 'peerDependencies', 'optionalDependencies'].some((key) => has(tree, [key, RUNTIME])))
    return text;
  const development = findNodeAtLocation(tree, ['devDependencies', RUNTIME]);
  const version = development ? String(getNodeValue(development)) : range;
  const reduced = development?.parent ? applyJsonEdits(body, [removal(development.parent)]) : body;
  return (
    text.slice(0, text.length - body.length) +
    applyJsonEdits(reduced, [addition(reduced, version) ?? []].flat())
  );
}

function parseObject(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(text.replace(/^\uFEFF/, ''), errors);
  return tree?.type === 'object' && errors.length === 0 ? tree : undefined;
}

/** Takes out a property, and the comma that stands between it and its neighbour. */
function removal(property: Node): Edit {
  const siblings = property.parent?.children ?? [];
  const index = siblings.indexOf(property);
  const next = siblings[index + 1];
  const previous = siblings[index - 1];
  const start = next || !previous ? property.offset : endOf(previous);
  return { offset: start, length: (next?.offset ?? endOf(property)) - start, content: '' };
}

function addition(text: string, version: string): Edit | undefined {
  const tree = parseObject(text);
  if (!tree) return undefined;
  const style = styleOf(text, tree);
  const dependencies = findNodeAtLocation(tree, ['dependencies']);
  const own = property(RUNTIME, JSON.stringify(version), style);
  if (!dependencies)
    return insertion(text, tree, property('dependencies', inBraces(own, 1, style), style), {
      style,
      depth: 0,
      before: (name) => name === 'devDependencies',
    });
  return insertion(text, dependencies, own, { style, depth: 1, before: (name) => name > RUNTIME });
}

/** How a package.json is written: `undefined` for what stands on one line. */
interface Style {
  /** Line end and one step of indentation. */
  readonly lines: { readonly end: string; readonly indent: string } | undefined;
  readonly colon: string;
  /** Between a brace and what stands in it on the same line. */
  readonly padding: string;
}

function styleOf(text: string, tree: Node): Style {
  const [first] = tree.children ?? [];
  const [key, value] = first?.children ?? [];
  const colon = key && value ? text.slice(endOf(key), value.offset) : ': ';
  const padding = first ? text.slice(tree.offset + 1, first.offset) : '';
  const isOneLine = first !== undefined && !text.slice(tree.offset, endOf(tree)).includes('\n');
  const lines = isOneLine
    ? undefined
    : { end: lineEndOf(text), indent: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ' };
  return { lines, colon, padding: /\s/.test(padding) ? ' ' : '' };
}

const property = (name: string, value: string, { colon }: Style): string =>
  `${JSON.stringify(name)}${colon}${value}`;

/** @param depth how many objects are around this one */
function inBraces(content: string, depth: number, { lines, padding }: Style): string {
  if (!lines) return `{${padding}${content}${padding}}`;
  const { end, indent } = lines;
  return `{${end}${indent.repeat(depth + 1)}${content}${end}${indent.repeat(depth)}}`;
}

/**
 * Puts a property before the first one whose name is `before`, or at the end, with the space that the others
 * have between them.
 */
function insertion(
  text: string,
  object: Node,
  content: string,
  {
    style,
    depth,
    before,
  }: { readonly style: Style; readonly depth: number; readonly before: (name: string) => boolean },
): Edit {
  const [first, second] = object.children ?? [];
  const last = object.children?.at(-1);
  if (!first || !last)
    return { offset: object.offset, length: object.length, content: inBraces(content, depth, style) };
  const opening = text.slice(object.offset + 1, first.offset);
  const alone = style.colon === ':' ? '' : ' ';
  const between = second ? text.slice(endOf(first), second.offset).replace(',', '') : alone;
  const space = opening.includes('\n') ? opening : between;
  const next = object.children?.find((child) => before(String(child.children?.[0]?.value)));
  if (next) return { offset: next.offset, length: 0, content: `${content},${space}` };
  return { offset: endOf(last), length: 0, content: `,${space}${content}` };
}

const endOf = ({ offset, length }: Node): number => offset + length;

function has(tree: Node, path: string[]): boolean {
  return findNodeAtLocation(tree, path) !== undefined;
}

function getNameOf(tree: Node): unknown {
  const node = findNodeAtLocation(tree, ['name']);
  return node && getNodeValue(node);
}
