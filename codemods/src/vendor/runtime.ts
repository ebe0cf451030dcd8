import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { runtimeFolder } from '../manifest.js';
import { bareText, summaryOf } from './bare.js';
import { VENDORED } from './header.js';
import { CODES, codesOf, namesOf, type Uses } from './uses.js';

interface Part {
  readonly statement: ts.Statement;
  /** What the statement declares. */
  readonly names: readonly string[];
  /** The statements that declare what it uses. */
  readonly uses: ReadonlySet<ts.Node>;
}

/** The exports of the runtime. */
export const exportedNames = (): ReadonlySet<string> => exportsOf(join(runtimeFolder(), 'src/index.ts'));

/**
 * What is used of the runtime as one TypeScript module without imports, so that it can be copied into a
 * project. Of comments those are left that say what an export is for.
 * @returns source text with the licence, lines separated by `\n`
 * @throws Error when the sources of the installed runtime cannot be joined
 */
export function vendorSource(uses: Uses): string {
  const folder = runtimeFolder();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
  const parts = joinModules(join(folder, 'src/index.ts'), uses.names);
  return [
    VENDORED,
    `// Version ${version}. It holds what the project uses.`,
    '/*',
    licence,
    '*/',
    // The style of a project is not that of the copy, and what somebody mends in it is lost with the next run.
    '/* eslint-disable -- A copy that each run of `msgraph-codemod init --vendor` writes anew. */',
    '',
    ...parts.map((part) => textOf(part, uses)),
    '',
  ].join('\n');
}

/** The statements that the exports of `entry` need which are wanted, dependencies first. */
function joinModules(entry: string, wanted: ReadonlySet<string>): Part[] {
  const program = ts.createProgram([entry], {
    noLib: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const files = orderOf(entry, program).filter((file) => file !== program.getSourceFile(entry));
  const parts = files.flatMap((file) => partsOf(file, program.getTypeChecker()));
  const byStatement = new Map<ts.Node, Part>(parts.map((part) => [part.statement, part]));
  const needed = new Set(parts.filter(({ names }) => names.some((name) => wanted.has(name))));
  for (const { uses } of needed) {
    for (const statement of uses) {
      const part = byStatement.get(statement);
      if (part) needed.add(part);
    }
  }
  return parts.filter((part) => needed.has(part));
}

function textOf({ statement, names }: Part, { names: wanted, codes }: Uses): string {
  const isWanted = names.some((name) => wanted.has(name));
  const members = codes && codesOf(statement);
  const code = members
    ? `export const ${CODES} = {${members
        .filter(({ name }) => codes.has(name.getText()))
        .map((member) => `\n${[summaryOf(member), bareText(member)].filter(Boolean).join('\n')},`)
        .join('')}\n} as const;`
    : bareText(statement);
  const summary = isWanted && !members ? `${summaryOf(statement)}\n`.trimStart() : '';
  return `${summary}${isWanted ? code : code.replace(/^export /, '')}`;
}

function orderOf(entry: string, program: ts.Program): ts.SourceFile[] {
  const seen = new Set<string>();
  const files: ts.SourceFile[] = [];
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`\`${path}\` cannot be read.`);
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

function partsOf(file: ts.SourceFile, checker: ts.TypeChecker): Part[] {
  return file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement)
      ? []
      : [{ statement, names: namesOf(statement), uses: usesOf(statement, checker) }],
  );
}

function usesOf(statement: ts.Statement, checker: ts.TypeChecker): ReadonlySet<ts.Node> {
  const used = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node))
      for (const declaration of declarationsOf(node, checker)) used.add(outermost(declaration));
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return used;
}

function declarationsOf(name: ts.Identifier, checker: ts.TypeChecker): readonly ts.Node[] {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  const isImported = symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  return (isImported ? checker.getAliasedSymbol(symbol) : symbol)?.declarations ?? [];
}

/** The statement of the module in which a node stands. */
function outermost(node: ts.Node): ts.Node {
  return ts.isSourceFile(node.parent) ? node : outermost(node.parent);
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
