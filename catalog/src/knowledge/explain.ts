import type { CodeDescription } from '../describe.js';
import { describeCode } from '../describe.js';
import { conditionRows, messageRows, statusRows } from '../tables/tables.generated.js';
import type { ConditionRow, MessageRow, StatusRow } from '../tables/rows.js';
import { similarCodes } from './similar.js';
import { verdictForText, type TextVerdict } from './verdict.js';

/** What the catalogue knows about a message. */
export interface ExplainedMessage {
  readonly pattern: string;
  readonly codes: readonly string[];
  /** True where the code alone does not tell this text from others. */
  readonly ambiguous: boolean;
  readonly statuses: readonly number[];
  readonly note: string;
  readonly sources: readonly string[];
}

/** What the catalogue knows about a term. */
export interface Explanation {
  readonly term: string;
  readonly code: CodeDescription | undefined;
  readonly status:
    | { readonly status: number; readonly name: string; readonly retry: string; readonly guidance: string }
    | undefined;
  readonly condition:
    { readonly condition: string; readonly meaning: string; readonly advice: string } | undefined;
  /** Known messages that hold the term or are held by it. */
  readonly messages: readonly ExplainedMessage[];
  /** What a comparison with this text can be replaced by. */
  readonly verdict: TextVerdict;
  readonly similar: readonly string[];
}

/** How many messages one explanation lists. */
const maximalMessages = 8;

/** How many codes of messages it describes. */
const maximalCodes = 3;

/** What each class of repetition asks for. */
export const adviceByRetry: Readonly<Record<string, string>> = {
  never: 'Do not repeat the request.',
  'after-fix': 'Change the request; repeating it as it is cannot help.',
  'after-reauth': 'Get a fresh token, then repeat once.',
  'after-resync': 'Read the state again or restart the delta query.',
  'after-delay': 'Repeat after a wait, with backoff.',
  'after-retry-after': 'Wait as long as Retry-After says, else back off; then repeat.',
  unknown: 'Whether repeating helps is not known.',
};

function messagesFor(term: string): readonly MessageRow[] {
  const wanted = term.toLowerCase();
  if (wanted.length < 4) return [];
  return messageRows.filter(
    ([pattern]) => pattern.toLowerCase().includes(wanted) || wanted.includes(pattern.toLowerCase()),
  );
}

const ofStatus = ([status, name, retry, , , guidance]: StatusRow): Explanation['status'] => ({
  status,
  name,
  retry,
  guidance,
});
const ofCondition = ([condition, meaning, advice]: ConditionRow): Explanation['condition'] => ({
  condition,
  meaning,
  advice,
});

/**
 * Explains a code, a status, a condition or a text of an error message.
 *
 * @param term for example `itemNotFound`, `429`, `throttled` or `Insufficient privileges`
 * @returns every part that the catalogue has something about; parts without are undefined or empty
 * @throws never
 */
export function explainTerm(term: string): Explanation {
  const wanted = term.trim();
  const code = describeCode(wanted);
  const status = statusRows.find(
    (row) => String(row[0]) === wanted || row[1].toLowerCase() === wanted.toLowerCase(),
  );
  const condition = conditionRows.find((row) => row[0].toLowerCase() === wanted.toLowerCase());
  const messages = messagesFor(wanted).slice(0, maximalMessages);
  return {
    term: wanted,
    code,
    status: status && ofStatus(status),
    condition: condition && ofCondition(condition),
    messages: messages.map(([pattern, codes, inner, ambiguous, , statuses, note, sources]) => ({
      pattern,
      codes: [...codes, ...inner],
      ambiguous,
      statuses,
      note,
      sources,
    })),
    verdict: verdictForText(wanted, { exact: false }),
    similar: similarCodes(wanted, 5).filter((other) => other !== code?.code),
  };
}

/** What a comparison with the text is to be replaced by. */
function testOf(verdict: TextVerdict): string | undefined {
  switch (verdict.kind) {
    case 'codes':
      return `hasErrorCode(error, ${verdict.codes.map((code) => `'${code}'`).join(', ')})`;
    case 'condition':
      return `hasErrorCondition(error, '${verdict.condition}')`;
    case 'status':
      return `parseGraphError(error)?.status === ${verdict.status}`;
    case 'none':
      return undefined;
  }
}

function linesOfCode(code: CodeDescription): string[] {
  const lines = [`${code.code} (${code.service})`, `  ${code.meaning}`];
  if (code.member !== undefined) lines.push(`  Member: GraphErrorCode.${code.member}`);
  if (code.statuses.length > 0) lines.push(`  Status: ${code.statuses.join(', ')} (${code.statusEvidence})`);
  if (code.conditions.length > 0) lines.push(`  Condition: ${code.conditions.join(', ')}`);
  lines.push(`  What to do: ${adviceByRetry[code.retry] ?? code.retry}`);
  if (code.tier === 'exchange-only')
    lines.push('  Tier: exchange-only, so hardly ever in an answer of Graph');
  if (code.doubt !== undefined) lines.push(`  Doubt: ${code.doubt}`);
  if (code.note !== undefined) lines.push(`  Note: ${code.note}`);
  lines.push(`  Sources: ${code.sources.join('; ')}`);
  return lines;
}

function linesOfMessage({ pattern, codes, ambiguous, statuses, note, sources }: ExplainedMessage): string[] {
  const known = codes.length === 0 ? 'no code is known' : codes.join(', ');
  const lines = [
    `Message "${pattern}"`,
    `  Code: ${known}${ambiguous ? ' (the code alone does not tell this text)' : ''}`,
  ];
  if (statuses.length > 0) lines.push(`  Status: ${statuses.join(', ')}`);
  if (note !== '') lines.push(`  Note: ${note}`);
  lines.push(`  Sources: ${sources.join('; ')}`);
  return lines;
}

/** The codes that messages arrive with, where these were asked for and not a code. */
function codesOfMessages({ code, messages }: Explanation): readonly CodeDescription[] {
  if (code !== undefined) return [];
  const codes = new Set(messages.flatMap((message) => message.codes));
  return [...codes].slice(0, maximalCodes).flatMap((name) => describeCode(name) ?? []);
}

/**
 * An explanation as lines for a terminal.
 *
 * @param explanation from {@link explainTerm}
 * @returns text without colours, lines separated by `\n`; says so when nothing is known
 * @throws never
 */
export function formatExplanation(explanation: Explanation): string {
  const { term, code, status, condition, messages, verdict, similar } = explanation;
  const lines = code === undefined ? [] : linesOfCode(code);
  if (status !== undefined) lines.push(`${status.status} ${status.name}`, `  What to do: ${status.guidance}`);
  if (condition !== undefined)
    lines.push(
      `Condition ${condition.condition}`,
      `  ${condition.meaning}`,
      `  What to do: ${condition.advice}`,
    );
  lines.push(...messages.flatMap(linesOfMessage), ...codesOfMessages(explanation).flatMap(linesOfCode));
  const test = testOf(verdict);
  if (test !== undefined) lines.push(`In code: ${test}`);
  if (lines.length === 0) lines.push(`The catalogue knows nothing about "${term}".`);
  if (similar.length > 0) lines.push(`Similar codes: ${similar.join(', ')}`);
  return lines.join('\n');
}
