import type { TSESTree } from '@typescript-eslint/types';
import { GraphErrorCode } from 'msgraph-errors';
import { importedBy, indexNames, type NameIndex } from '../scope.js';
import { excerpt, indexSyntax, rangeOf, type Node, type SyntaxIndex } from '../syntax.js';
import type { CodeLiteralSite, DetectorSettings, SourceFile } from '../types.js';

const RUNTIME = 'msgraph-errors';

/** Members of the enum by their codes in lower case: `hasErrorCode` does not look at the case either. */
const MEMBERS: ReadonlyMap<string, string> = new Map(Object.entries(GraphErrorCode).map(([member, code]) => [code.toLowerCase(), member]));

/**
 * String literals in calls of the runtime's `hasErrorCode` for which `GraphErrorCode` has a member. Other codes may be those
 * of a service of one's own, or new, and are no sites.
 */
export function codeLiterals(file: SourceFile, settings: DetectorSettings): CodeLiteralSite[] {
  if (!file.text.includes('hasErrorCode')) return [];
  const index = indexSyntax(file);
  const names = indexNames(file, (node) => index.parent(node));
  const calls = index.all('CallExpression').filter((call) => isRuntime(call.callee, names, settings));
  return calls.flatMap((call) => call.arguments.slice(1).flatMap((argument) => siteOf(argument, call, file, index)));
}

function isRuntime(callee: Node, names: NameIndex, { runtime = RUNTIME }: DetectorSettings): boolean {
  const imported = importedBy(callee, names);
  return imported?.module === runtime && imported.name === 'hasErrorCode';
}

function siteOf(node: Node, call: TSESTree.CallExpression, file: SourceFile, index: SyntaxIndex): CodeLiteralSite[] {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return [];
  const member = MEMBERS.get(node.value.toLowerCase());
  if (member === undefined) return [];
  const [start, end] = rangeOf(node);
  const chain = [{ text: `\`${excerpt(file, call)}\``, path: file.path, line: index.lineAt(call.range[0]) }];
  return [
    {
      kind: 'code-literal',
      range: [start, end],
      evidence: { level: 'proven', chain },
      client: 'unknown',
      code: node.value,
      rewrite: { spans: [{ start, end, text: `{{GraphErrorCode}}.${member}` }], uses: ['GraphErrorCode'] },
    },
  ];
}
