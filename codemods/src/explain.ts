import { describeCode, verdictForText, type CodeDescription } from 'msgraph-errors/knowledge';

/**
 * What the catalogue knows about an error code, or which code a text of a Graph error stands for.
 * @returns lines for a terminal, without a line end
 */
export function explain(term: string): string {
  const code = describeCode(term);
  if (code) return describe(code);
  const verdict = verdictForText(term, { exact: false });
  switch (verdict.kind) {
    case 'codes':
      return [`This text stands for ${verdict.codes.join(' or ')}.`, ...verdict.codes.flatMap(described)].join('\n\n');
    case 'condition':
      return `This text stands for the condition ${verdict.condition}: test it with \`hasErrorCondition\`.`;
    case 'status':
      return `This text stands for the HTTP status ${verdict.status}.`;
    case 'none':
      return verdict.reason === 'text-ambiguous'
        ? 'Graph sends this text with several codes, or the code alone does not tell it.'
        : 'The catalogue knows neither a code nor a text like this.';
  }
}

function described(name: string): string[] {
  const code = describeCode(name);
  return code ? [describe(code)] : [];
}

function describe(code: CodeDescription): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Meaning', code.meaning],
    ['Service', [code.service, ...code.alsoServices].join(', ')],
    ['Statuses', code.statuses.join(', ')],
    ['Retry', code.retry],
    ['Conditions', code.conditions.join(', ')],
    ['In code', code.member === undefined ? '' : `GraphErrorCode.${code.member}`],
    ['Also spelt', code.aliases.join(', ')],
    ['Note', code.note ?? ''],
    ['Sources', code.sources.join(', ')],
  ];
  const lines = rows.filter(([, text]) => text !== '').map(([title, text]) => `  ${title.padEnd(12)}${text}`);
  return [code.code, ...lines].join('\n');
}
