import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf } from '../../rules/src/syntax/tree.js';

type Identifier = TSESTree.Node & { readonly parent: TSESTree.Node };
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const RENAMED: ReadonlySet<string> = new Set(['Variable', 'Parameter', 'FunctionName', 'CatchClause']);

/**
 * The text of a file with another name for each variable, parameter and function that no other file knows.
 */
export function renamed(path: string, text: string): string {
  const { ast, scopeManager } = parser.parseForESLint(text, {
    filePath: path,
    range: true,
    loc: true,
    sourceType: /\.c[jt]s$/.test(path) ? 'script' : 'module',
    ecmaFeatures: { jsx: /(?:x|js)$/.test(path) },
  });
  setParents(ast);
  const edits = new Map<number, Edit>();
  let count = 0;
  for (const scope of scopeManager.scopes) {
    if (scope.type === 'global') continue;
    for (const { name, defs, identifiers, references } of scope.variables) {
      if (
        defs.length === 0 ||
        defs.some(
          ({ type, node }) =>
            !RENAMED.has(type) || (type !== 'Parameter' && isExported(node)) || isField(node, name),
        )
      )
        continue;
      const other = `${/^[A-Z]/.test(name) ? 'N' : 'n'}${String(count++)}`;
      for (const node of [...identifiers, ...references.map(({ identifier }) => identifier)]) {
        const edit = editOf(node, name, other);
        edits.set(edit.start, edit);
      }
    }
  }
  return [...edits.values()]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (result, { start, end, text: instead }) => result.slice(0, start) + instead + result.slice(end),
      text,
    );
}

function setParents(node: TSESTree.Node): void {
  for (const child of childrenOf(node)) {
    Object.assign(child, { parent: node });
    setParents(child);
  }
}

/** Other files know the name of what is declared in an export. */
function isExported(definition: Identifier): boolean {
  const statement = definition.type === 'VariableDeclarator' ? definition.parent : definition;
  return statement.parent.type === 'ExportNamedDeclaration';
}

/** `constructor(private name)` is the name of a field as well. */
function isField(definition: Identifier, name: string): boolean {
  const parameters =
    'params' in definition && Array.isArray(definition.params)
      ? (definition.params as TSESTree.Parameter[])
      : [];
  return parameters.some((parameter) => {
    if (parameter.type !== 'TSParameterProperty') return false;
    const named =
      parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    return 'name' in named && named.name === name;
  });
}

/** Where a name stands for a property or an export as well, that one keeps it. */
function editOf({ range: [start], parent }: Identifier, name: string, other: string): Edit {
  const at = { start, end: start + name.length };
  const owner =
    parent.type === 'AssignmentPattern' && parent.left.range[0] === start ? parent.parent : parent;
  if (owner.type === 'Property' && owner.shorthand) return { ...at, text: `${name}: ${other}` };
  if (owner.type === 'ExportSpecifier' && owner.exported.range[0] === owner.local.range[0])
    return { ...at, text: `${other} as ${name}` };
  return { ...at, text: other };
}
