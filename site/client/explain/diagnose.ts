import {
  describeCode,
  isRetryable,
  mostSpecificErrorCode,
  parseGraphError,
  type CodeDescription,
  type GraphErrorInfo,
} from 'msgraph-errors';
import { explainTerm, type ExplainedMessage, type Explanation } from 'msgraph-errors/knowledge';
import { adviceByRetry } from '../../../catalog/src/knowledge/explain.js';
import { clientOf, type ClientFacts } from './clients.js';
import { readInput, type Input } from './read-input.js';
import { snippetFor } from './snippet.js';

/** One code of the chain, from outside to inside. */
export interface ChainLink {
  readonly code: string;
  readonly known: CodeDescription | undefined;
  /** The one to decide by. */
  readonly isActedOn: boolean;
  /** A sibling of `details[]` and no inner error. */
  readonly isDetail: boolean;
}

/** Whether the request is to be sent again. */
export interface Repeat {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly advice: string;
  /** What the service asks for, in milliseconds. */
  readonly waitMs: number | undefined;
}

/** What there is to say about a paste. */
export interface Diagnosis {
  readonly notices: readonly string[];
  readonly info: GraphErrorInfo | undefined;
  readonly chain: readonly ChainLink[];
  readonly conditions: readonly { readonly condition: string; readonly meaning: string }[];
  readonly repeat: Repeat | undefined;
  readonly client: ClientFacts | undefined;
  readonly messages: readonly ExplainedMessage[];
  /** Codes that a misspelt one may have meant. */
  readonly similar: readonly string[];
  readonly snippet: string | undefined;
  /** What a word alone means, where there is no failure around it. */
  readonly term: Explanation | undefined;
}

/** A text that is one code, status, condition or sentence. */
const LONGEST_TERM = 200;

/**
 * Explains what was pasted.
 * @param pasted anything; secrets should be masked before
 * @throws never
 */
export function diagnose(pasted: string): Diagnosis {
  const input = readInput(pasted);
  const info = parseGraphError(input.thrown);
  const word = input.text.trim();
  if (
    word !== '' &&
    word.length <= LONGEST_TERM &&
    input.fields === undefined &&
    !/[\n{]/.test(word) &&
    isTerm(word, info)
  )
    return ofTerm(word, input);
  return info ? ofFailure(info, input) : { ...NOTHING, notices: input.notices };
}

const NOTHING: Diagnosis = {
  notices: [],
  info: undefined,
  chain: [],
  conditions: [],
  repeat: undefined,
  client: undefined,
  messages: [],
  similar: [],
  snippet: undefined,
  term: undefined,
};

/** A line with several facts is a failure; a word or a sentence that the catalogue knows is a term. */
function isTerm(word: string, info: GraphErrorInfo | undefined): boolean {
  return info === undefined || !/\s/.test(word) || (info.status === undefined && info.codes.length === 0);
}

function ofTerm(word: string, { notices }: Input): Diagnosis {
  const term = explainTerm(word);
  const { code, status, condition, verdict } = term;
  const actedOn =
    code ??
    (verdict.kind === 'codes' && verdict.codes.length === 1
      ? describeCode(verdict.codes[0] ?? '')
      : undefined);
  const conditions = [
    ...(actedOn?.conditions ?? []),
    ...(condition ? [condition.condition] : []),
    ...(verdict.kind === 'condition' ? [verdict.condition] : []),
  ];
  const retry = actedOn?.retry ?? status?.retry;
  const advice = retry === undefined ? condition?.advice : adviceByRetry[retry];
  const isKnown =
    actedOn !== undefined || status !== undefined || condition !== undefined || term.messages.length > 0;
  return {
    ...NOTHING,
    notices,
    term: isKnown || term.similar.length > 0 ? term : undefined,
    chain: actedOn ? [{ code: actedOn.code, known: actedOn, isActedOn: true, isDetail: false }] : [],
    conditions: described(conditions),
    repeat:
      retry === undefined ? undefined : { answer: answerOf(retry), advice: advice ?? '', waitMs: undefined },
    messages: term.messages,
    similar: isKnown ? [] : term.similar,
    snippet: isKnown
      ? snippetFor({
          member: actedOn?.member,
          conditions,
          isRetryable: retry === 'after-retry-after' || retry === 'after-delay',
          advice: advice ?? '',
        })
      : undefined,
  };
}

const answerOf = (retry: string): Repeat['answer'] =>
  retry === 'unknown'
    ? 'unknown'
    : retry === 'after-retry-after' || retry === 'after-delay' || retry === 'after-reauth'
      ? 'yes'
      : 'no';

function ofFailure(info: GraphErrorInfo, input: Input): Diagnosis {
  const { thrown, notices, fields, text } = input;
  const chain = chainOf(info, thrown);
  const actedOn = chain.find(({ isActedOn }) => isActedOn);
  const repeat = repeatOf(info, thrown, actedOn?.known);
  return {
    notices,
    info,
    chain,
    conditions: described(actedOn?.known?.conditions.length ? actedOn.known.conditions : info.conditions),
    repeat,
    client: clientOf(fields, text, info.status !== undefined),
    messages: info.message === '' ? [] : explainTerm(info.message.slice(0, 500)).messages,
    similar: actedOn && !actedOn.known ? explainTerm(actedOn.code).similar : [],
    snippet: snippetFor({
      member: actedOn?.known?.member,
      conditions: info.conditions,
      isRetryable: isRetryable(thrown),
      advice: repeat.advice,
    }),
    term: undefined,
  };
}

function chainOf(info: GraphErrorInfo, thrown: unknown): readonly ChainLink[] {
  const known = info.codes.filter((code) => describeCode(code) !== undefined);
  const decided = mostSpecificErrorCode(thrown, known) ?? info.codes.at(-1);
  const links = info.codes.map((code): ChainLink => ({
    code,
    known: describeCode(code),
    isActedOn: code === decided,
    isDetail: false,
  }));
  const details = info.details.flatMap(({ code }): ChainLink[] =>
    code === undefined || info.codes.includes(code)
      ? []
      : [{ code, known: describeCode(code), isActedOn: false, isDetail: true }],
  );
  return [...links, ...details];
}

function repeatOf(info: GraphErrorInfo, thrown: unknown, actedOn: CodeDescription | undefined): Repeat {
  const status = info.status === undefined ? undefined : explainTerm(String(info.status)).status;
  const retry = actedOn && actedOn.retry !== 'unknown' ? actedOn.retry : status?.retry;
  const mayPass = isRetryable(thrown);
  const answer = mayPass
    ? 'yes'
    : retry === undefined
      ? 'unknown'
      : answerOf(retry) === 'yes' && retry !== 'after-reauth'
        ? 'no'
        : answerOf(retry);
  const advice =
    (retry === undefined ? undefined : adviceByRetry[retry]) ??
    status?.guidance ??
    (info.category === 'network'
      ? 'No answer came: repeat after a wait, with backoff.'
      : 'The catalogue does not say whether repeating helps.');
  return { answer, advice, waitMs: info.retryAfterMs };
}

function described(conditions: readonly string[]): Diagnosis['conditions'] {
  return [...new Set(conditions)].map((condition) => ({
    condition,
    meaning: explainTerm(condition).condition?.meaning ?? '',
  }));
}
