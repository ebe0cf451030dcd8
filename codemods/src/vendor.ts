import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { RUNTIME, runtimeFolder } from './manifest.js';

interface Part {
  readonly text: string;
  /** What the statement declares. */
  readonly names: readonly string[];
  /** Every name in it. */
  readonly uses: ReadonlySet<string>;
}

/** First line of every file that is written here; such a file may be replaced. */
export const VENDORED: string = `// The runtime ${RUNTIME} as one file, written by msgraph-codemod init --vendor. Run that again to update it.`;

/**
 * The runtime as one TypeScript module without imports and with the same exports, so that it can be copied
 * into a project.
 * @returns source text with the licence, lines separated by `\n`
 * @throws Error when the sources of the installed runtime cannot be joined
 */
export function vendorSource(): string {
  const folder = runtimeFolder();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
  const parts = joinModules(join(folder, 'src/index.ts'));
  return [
    VENDORED,
    `// Version ${version}.`,
    '/*',
    licence,
    '*/',
    '/* eslint-disable */',
    '',
    ...parts,
    '',
  ].join('\n');
}

/** The statements that the exports of `entry` need, dependencies first. */
function joinModules(entry: string): string[] {
  const files = orderOf(entry);
  const exported = exportsOf(entry);
  const parts = files.filter((file) => file.fileName !== entry).flatMap((file) => partsOf(file, exported));
  const byName = new Map<string, Part[]>();
  for (const part of parts)
    for (const name of part.names) byName.set(name, [...(byName.get(name) ?? []), part]);
  const needed = new Set<Part>();
  const queue = [...exported];
  for (const name of queue) {
    for (const part of byName.get(name) ?? []) {
      if (needed.has(part)) continue;
      needed.add(part);
      queue.push(...part.uses);
    }
  }
  return parts.filter((part) => needed.has(part)).map((part) => part.text);
}

function orderOf(entry: string): ts.SourceFile[] {
  const seen = new Set<string>();
  const files: ts.SourceFile[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const file = ts.createSourceFile(
      path,
      readFileSync(path, 'utf8').replaceAll('\r\n', '\n'),
      ts.ScriptTarget.Latest,
      true,
    );
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const module = statement.moduleSpecifier;
      if (!module || !ts.isStringLiteral(module) || !module.text.startsWith('.'))
        throw new Error(`\`${statement.getText()}\` cannot be joined.`);
      visit(join(dirname(path), module.text.replace(/\.js$/, '.ts')));
    }
    files.push(file);
  };
  visit(entry);
  assertDistinct(files);
  return files;
}

/** A value and a type may share a name in one module, but no two modules may. */
function assertDistinct(files: readonly ts.SourceFile[]): void {
  const owners = new Map<string, ts.SourceFile>();
  for (const file of files) {
    for (const name of file.statements.flatMap(namesOf)) {
      if ((owners.get(name) ?? file) !== file) throw new Error(`\`${name}\` is declared twice.`);
      owners.set(name, file);
    }
  }
}

function exportsOf(entry: string): ReadonlySet<string> {
  const file = ts.createSourceFile(entry, readFileSync(entry, 'utf8'), ts.ScriptTarget.Latest);
  return new Set(
    file.statements.flatMap((statement) => {
      const clause = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
      return clause && ts.isNamedExports(clause) ? clause.elements.map((element) => element.name.text) : [];
    }),
  );
}

function partsOf(file: ts.SourceFile, exported: ReadonlySet<string>): Part[] {
  return file.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) return [];
    const names = namesOf(statement);
    const comments = file.text
      .slice(statement.getFullStart(), statement.getStart())
      .replace(/^\/\/ Generated from .*\n/m, '')
      .trim();
    const code = statement.getText();
    const own = names.some((name) => exported.has(name)) ? code : code.replace(/^export /, '');
    return [{ text: `${comments === '' ? '' : `${comments}\n`}${own}`, names, uses: usesOf(statement) }];
  });
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function usesOf(statement: ts.Statement): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}

/** A TypeScript module as JavaScript, comments kept. */
export const toJavaScript = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      newLine: ts.NewLineKind.LineFeed,
      verbatimModuleSyntax: true,
    },
  }).outputText;
