import { isSourcePath, parseSource, SourceSyntaxError } from '../source/index.js';
import { walk, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../syntax/types.js';
import type { Texts } from './texts.js';

/**
 * Whether a file imports a module. In its text the words of an import may as well be part of a string or of a
 * comment.
 * @param specifier the module, as written
 * @param path absolute path of the file
 */
export function isImported(specifier: string, path: string, texts: Texts): boolean {
  const file = parsedAt(path, texts);
  if (!file) return false;
  let isFound = false;
  walk(file.ast, (node) => {
    const source = sourceOf(node);
    isFound ||= source?.type === 'Literal' && source.value === specifier;
    return !isFound;
  });
  return isFound;
}

/** The syntax tree of a file; undefined where its text is none that can be parsed. */
export function parsedAt(path: string, texts: Texts): SourceFile | undefined {
  const text = isSourcePath(path) ? texts.get(path) : undefined;
  if (text === undefined) return undefined;
  try {
    return parseSource(path, text);
  } catch (error) {
    if (error instanceof SourceSyntaxError) return undefined;
    throw error;
  }
}

/** Where a statement or an expression names the module that it imports. */
function sourceOf(node: Node): Node | null | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? node.arguments[0]
        : undefined;
    default:
      return undefined;
  }
}
