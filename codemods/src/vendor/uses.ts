import { ts } from 'ts-morph';
import { RUNTIME } from '../manifest.js';

/** The enum of codes: two thirds of what the functions that compare codes would need otherwise. */
export const CODES = 'GraphErrorCode';

/** What is used of the runtime. */
export interface Uses {
  /** Exports. */
  readonly names: ReadonlySet<string>;
  /** Members of the enum of codes; undefined where all of them are. */
  readonly codes: ReadonlySet<string> | undefined;
}

/** All that several files use. */
export function joined(uses: readonly Uses[]): Uses {
  const isWhole = uses.some(({ codes }) => !codes);
  return {
    names: new Set(uses.flatMap(({ names }) => [...names])),
    codes: isWhole ? undefined : new Set(uses.flatMap(({ codes }) => [...(codes ?? [])])),
  };
}

/** Whether everything of `some` is in `all`. */
export function covers(all: Uses, some: Uses): boolean {
  const isCovered = (name: string): boolean => all.codes?.has(name) ?? true;
  return (
    [...some.names].every((name) => all.names.has(name)) &&
    (some.codes ? [...some.codes].every(isCovered) : all.codes === undefined)
  );
}

/**
 * What a file uses of the runtime, or of a copy of it, under whichever path it is imported. In a file that
 * holds scripts among other things, every word counts.
 * @param path decides how the text is read
 */
export function usesIn(path: string, text: string, exported: ReadonlySet<string>): Uses {
  const found = new Found(exported);
  if (!text.includes(RUNTIME)) return found;
  if (/\.[cm]?[jt]sx?$/.test(path))
    found.addFile(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  else found.addNames(text.split(/[^\w$]+/));
  return found;
}

/** What a copy of the runtime has: that is used wherever nobody has looked. */
export function usesOfCopy(path: string, text: string): Uses {
  const names = new Set<string>();
  const codes = new Set<string>();
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements) {
    if (!ts.canHaveModifiers(statement) || !ts.getModifiers(statement)?.some(isExport)) continue;
    for (const name of namesOf(statement)) names.add(name);
    for (const code of codesOf(statement) ?? []) codes.add(code.name.getText());
  }
  return { names, codes };
}

const isExport = ({ kind }: ts.Modifier): boolean => kind === ts.SyntaxKind.ExportKeyword;

/** What a statement declares. */
export function namesOf(statement: ts.Statement): string[] {
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

/** The members of the enum of codes, where a statement declares it. */
export function codesOf(statement: ts.Statement): readonly ts.PropertyAssignment[] | undefined {
  if (!ts.isVariableStatement(statement) || namesOf(statement)[0] !== CODES) return undefined;
  const given = statement.declarationList.declarations[0]?.initializer;
  const object = given && ts.isAsExpression(given) ? given.expression : given;
  return object && ts.isObjectLiteralExpression(object)
    ? object.properties.filter(ts.isPropertyAssignment)
    : undefined;
}

class Found implements Uses {
  readonly names = new Set<string>();
  codes: Set<string> | undefined = new Set();
  readonly #exported: ReadonlySet<string>;

  constructor(exported: ReadonlySet<string>) {
    this.#exported = exported;
  }

  addNames(names: Iterable<string>): void {
    for (const name of names) if (this.#exported.has(name)) this.names.add(name);
    if (this.names.has(CODES)) this.codes = undefined;
  }

  /** Imports by name tell what is used; a module that is taken as a whole may be asked for anything. */
  addFile(file: ts.SourceFile): void {
    const locals = new Set<string>();
    const visit = (node: ts.Node): void => {
      const names = importedNames(node);
      if (names === 'all') this.addNames(this.#exported);
      else if (names) {
        for (const { name, local } of names) {
          if (!this.#exported.has(name)) continue;
          this.names.add(name);
          if (name === CODES && local !== undefined) locals.add(local);
          else if (name === CODES) this.codes = undefined;
        }
      } else ts.forEachChild(node, visit);
    };
    visit(file);
    if (locals.size > 0) this.#addCodes(file, locals);
  }

  /** A code that is named is used, and all of them where the enum or its type is used in another way. */
  #addCodes(file: ts.SourceFile, locals: ReadonlySet<string>): void {
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isBindingElement(node)) return;
      if (ts.isPropertyAccessExpression(node) && isNameIn(node.expression, locals))
        this.codes?.add(node.name.text);
      else if (isNameIn(node, locals)) this.codes = undefined;
      else ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

const isNameIn = (node: ts.Node, names: ReadonlySet<string>): boolean =>
  ts.isIdentifier(node) && names.has(node.text);

interface Imported {
  readonly name: string;
  /** What it is called in the file; undefined where it is handed on. */
  readonly local?: string;
}

/** What a node imports from the runtime or a copy of it; undefined for any other node. */
function importedNames(node: ts.Node): readonly Imported[] | 'all' | undefined {
  if (ts.isImportDeclaration(node)) {
    if (!isRuntime(node.moduleSpecifier)) return undefined;
    const bindings = node.importClause?.namedBindings;
    if (!bindings) return [];
    return ts.isNamedImports(bindings) ? bindings.elements.map(withLocal) : 'all';
  }
  if (ts.isExportDeclaration(node)) {
    if (!node.moduleSpecifier || !isRuntime(node.moduleSpecifier)) return undefined;
    const clause = node.exportClause;
    return clause && ts.isNamedExports(clause)
      ? clause.elements.map(({ name, propertyName }) => ({ name: (propertyName ?? name).text }))
      : 'all';
  }
  if (!ts.isCallExpression(node) || !node.arguments[0] || !isRuntime(node.arguments[0])) return undefined;
  const { parent } = node;
  const target = ts.isAwaitExpression(parent) ? parent.parent : parent;
  if (!ts.isVariableDeclaration(target) || !ts.isObjectBindingPattern(target.name)) return 'all';
  return target.name.elements.map(withLocal);
}

function withLocal({ name, propertyName }: ts.ImportSpecifier | ts.BindingElement): Imported {
  const local = name.getText();
  return { name: propertyName?.getText() ?? local, local };
}

/** Aliases and folders differ, the name of the module does not. */
function isRuntime(node: ts.Expression): boolean {
  if (!ts.isStringLiteralLike(node)) return false;
  const name = node.text.slice(node.text.lastIndexOf('/') + 1);
  return name === RUNTIME || (name.startsWith(`${RUNTIME}.`) && name.split('.').length === 2);
}
