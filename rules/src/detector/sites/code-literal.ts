import type { TSESTree } from '@typescript-eslint/types';
import { GraphErrorCode } from 'msgraph-errors';
import { intendedCode } from 'msgraph-errors/knowledge';
import { importedBy, indexNames, type NameIndex } from '../../syntax/scope.js';
import type { FileContext } from '../provenance/context.js';
import { excerpt, rangeOf, type Node } from '../../syntax/tree.js';
import { indexSyntax } from '../../syntax/syntax-index.js';
import type { CodeLiteralSite, DetectorSettings, ReportedSite, SourceFile } from '../types.js';
import { tablesOf } from '../settings.js';

const RUNTIME = 'msgraph-errors';

/** Members of the enum by their codes in lower case: `hasErrorCode` does not look at the case either. */
const MEMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries(GraphErrorCode).map(([member, code]) => [code.toLowerCase(), member]),
);

/**
 * String literals in calls of the runtime's `hasErrorCode` for which `GraphErrorCode` has a member. Other
 * codes may be those of a service of one's own, or new, and are no sites, unless a typing error away from a
 * known one.
 */
export function codeLiterals(
  file: SourceFile,
  settings: DetectorSettings,
): (CodeLiteralSite | ReportedSite<'unknown-code'>)[] {
  if (!file.text.includes('hasErrorCode')) return [];
  const index = indexSyntax(file);
  const names = indexNames(file, (node) => index.parent(node));
  const calls = index.all('CallExpression').filter((call) => isRuntime(call.callee, names, settings));
  return calls.flatMap((call) =>
    call.arguments.slice(1).flatMap((argument) => siteOf(argument, call, { file, index, settings })),
  );
}

function isRuntime(callee: Node, names: NameIndex, { runtime = RUNTIME }: DetectorSettings): boolean {
  const imported = importedBy(callee, names);
  return imported?.module === runtime && imported.name === 'hasErrorCode';
}

function siteOf(
  node: Node,
  call: TSESTree.CallExpression,
  { file, index, settings }: Pick<FileContext, 'file' | 'index' | 'settings'>,
): (CodeLiteralSite | ReportedSite<'unknown-code'>)[] {
  if (node.type !== 'Literal' || typeof node.value !== 'string') return [];
  const [start, end] = rangeOf(node);
  const chain = [{ text: `\`${excerpt(file, call)}\``, path: file.path, line: index.lineAt(call.range[0]) }];
  const common = { range: [start, end], evidence: { level: 'proven', chain }, client: 'unknown' } as const;
  const member = MEMBERS.get(node.value.toLowerCase());
  if (member !== undefined)
    return [
      {
        kind: 'code-literal',
        ...common,
        code: node.value,
        rewrite: { spans: [{ start, end, text: `{{GraphErrorCode}}.${member}` }], uses: ['GraphErrorCode'] },
      },
    ];
  const intended = intendedCode(node.value, tablesOf(settings));
  // The case does not matter to `hasErrorCode`.
  if (intended?.by !== 'typing') return [];
  const quote = node.raw.charAt(0);
  return [
    {
      kind: 'unknown-code',
      ...common,
      form: 'misspelt',
      facts: { code: node.value, meant: intended.code },
      rewrite: { spans: [{ start, end, text: quote + intended.code + quote }], uses: [] },
    },
  ];
}
