import {
  conditionBeside,
  conditionForStatus,
  isGraphLookingText,
  verdictForText,
  type CatalogTables,
} from 'msgraph-errors/knowledge';
import type { Provenance } from '../provenance/index.js';
import { roleOf, type ConcreteValue } from '../provenance/values.js';
import type { LeftReason } from '../reasons.js';
import { rangeOf } from '../../syntax/tree.js';
import type { MessageMatchSite, TestRewrite, Verdict } from '../types.js';
import { tablesOf } from '../settings.js';
import { conditionsAround } from './conditions-around.js';
import { isShared, originsOf, type Origins } from './evidence.js';
import { hasLeftBefore } from './left-before.js';
import { originOf } from './origin.js';
import { possibleValues } from './ruled-out.js';
import { comparedPart } from './compared.js';
import { isLookup, isOnlyWatched, type TextTest } from './text-tests.js';
import { mayBeOfSignIn, mayBeStatusOfToken } from './token-words.js';
import { mayBeRelevant, mayBeText, relevantTexts } from './relevant-texts.js';
import { addressableError, isAlwaysMade } from './addressable-error.js';

/** The site of a test on the text of a Graph error, or undefined when it is none or nothing proves it. */
export function messageMatch(test: TextTest, provenance: Provenance): MessageMatchSite | undefined {
  if (test.operator === 'switch' && test.texts?.length === 0) return undefined;
  const { context } = provenance;
  // Looking at the texts costs nothing beside asking where the subject comes from.
  if (
    test.texts?.every((text) => !mayBeRelevant(text, test.exact, context)) === true ||
    !mayBeText(test, provenance)
  )
    return undefined;
  const all = possibleValues(test, provenance);
  if (!all) return undefined;
  const values = all.filter((value) => roleOf(value) === 'message');
  const origins = originsOf(values);
  if (isOnlyWatched(test.node, context)) return undefined;
  const tables = tablesOf(context.settings);
  // Only a token endpoint explains itself by this name.
  const isExplained = provenance.values(test.subject).some(({ path }) => path.includes('error_description'));
  const texts = relevantTexts(
    test,
    isExplained ? { ...origins, signsIn: [...origins.signsIn, 'token endpoint'] } : origins,
    values.length === 0 || !values.every(isAnswer),
    context,
  );
  if (texts?.length === 0) return undefined;
  const graphTexts = texts?.filter((text) => isGraphLookingText(text, tables)) ?? [];
  if (graphTexts.length === 0 && all.some(isOfAnswer)) return undefined;
  const origin = originOf(
    {
      test,
      origins,
      values,
      distinctive: graphTexts.length > 0,
      graphTexts,
      mayBeOfAnother: mayBeOfSignIn({ texts, exact: test.exact }, values, origins, tables),
      isPart: (value) => roleOf(value) === 'message',
    },
    provenance,
  );
  if (!origin || (values.length > 0 && !isFailureText(values, graphTexts, test, provenance)))
    return undefined;
  return siteOf({ test, values, origins, origin, texts, graphTexts }, provenance);
}

/** A test on the text of an error that is known to be Graph's. */
interface Match {
  readonly test: TextTest;
  readonly values: readonly ConcreteValue[];
  readonly origins: Origins;
  readonly origin: Pick<MessageMatchSite, 'evidence' | 'client'>;
  /** The compared texts that may be Graph's; undefined when they are not constant. */
  readonly texts: readonly string[] | undefined;
  /** Those that only Graph sends. */
  readonly graphTexts: readonly string[];
}

function siteOf(match: Match, provenance: Provenance): MessageMatchSite {
  const { test, values, origins, origin, texts } = match;
  const { context } = provenance;
  const known = origins.isHelper
    ? undefined
    : [context.file.text, ...origin.evidence.chain.map(({ text }) => text)].join('\n');
  const verdicts = combined(test, texts, tablesOf(context.settings), known);
  const rewrite = rewriteOfMatch(match, verdicts, provenance);
  const beside = rewrite === 'text-ambiguous' ? commonBeside(texts, known) : undefined;
  const error = beside === undefined ? undefined : addressableError(test.node, values, provenance, true);
  return {
    kind: 'message-match',
    range: rangeOf(test.node),
    ...origin,
    operator: test.operator,
    negated: test.negated,
    literals: test.texts ?? [],
    isMessage: values.every(
      ({ root, path, text }) => root.kind === 'error' && !text && path.length === 1 && path[0] === 'message',
    ),
    verdict: verdictOf(verdicts),
    rewrite,
    ...(beside !== undefined &&
      typeof error === 'string' && {
        beside: { condition: beside, error, compared: [comparedPart(test, values)] },
      }),
  };
}

/** The one that all texts have, or else the one that keeps them from being rewritten. */
function verdictOf(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts;
  if (first && others.length === 0) return first;
  return verdicts.find(({ kind }) => kind === 'none') ?? first ?? { kind: 'none', reason: 'text-dynamic' };
}

function rewriteOfMatch(
  { test, values, origins, texts, graphTexts }: Match,
  verdicts: readonly Verdict[],
  provenance: Provenance,
): TestRewrite | LeftReason {
  if (origins.graph.length === 0) return 'origin-unknown';
  if (graphTexts.length < (texts?.length ?? 0) && isShared(origins)) return 'likely-only';
  if (texts?.some((text) => mayBeStatusOfToken(text, origins)) === true) return 'likely-only';
  return rewriteOf(test, values, verdicts, provenance);
}

/**
 * What a request has found, made a part of a text: `` `Draft id: ${draft.id}` ``. Such a text tells of
 * successes as well.
 */
function isOfAnswer(value: ConcreteValue): boolean {
  return (
    value.root.kind === 'body' &&
    value.text &&
    roleOf(value) === 'other' &&
    value.path.some((name) => !name.startsWith('$')) &&
    !value.path.some((name) => /err|fault|problem|detail|reason|title|request|trace|date/i.test(name))
  );
}

/** What Graph has answered, which nobody has thrown yet. */
function isAnswer({ root }: ConcreteValue): boolean {
  return root.kind === 'body' || root.kind === 'response';
}

/** The one condition that all texts name where it is tested beside them. */
function commonBeside(texts: readonly string[] | undefined, code: string | undefined): string | undefined {
  const [first, ...others] = new Set(texts?.map((text) => conditionBeside(text, code)));
  return others.length === 0 ? first : undefined;
}

/**
 * The text of a response counts only where it is known to have failed, or where nobody asks how it went and a
 * code is looked for in it.
 */
function isFailureText(
  values: readonly ConcreteValue[],
  graphTexts: readonly string[],
  { node }: TextTest,
  provenance: Provenance,
): boolean {
  if (!values.every(isAnswer)) return true;
  if (values.some((value) => value.path.includes('error') || value.path.includes('odata.error'))) return true;
  const isAsked = (): boolean =>
    conditionsAround(node, provenance.context).some(({ test }) => provenance.readsOutcome(test));
  return provenance.isOnFailurePath(node) || (graphTexts.some(isOneWord) && !isAsked());
}

/** The name of a code; messages are sentences. */
function isOneWord(text: string): boolean {
  return !/\s/.test(text.trim());
}

/** @param code the code that the error can come from; undefined when not all of it is known */
function combined(
  test: TextTest,
  texts: readonly string[] | undefined,
  tables: CatalogTables | undefined,
  code: string | undefined,
): readonly Verdict[] {
  if (!test.texts || !texts) return [{ kind: 'none', reason: 'text-dynamic' }];
  if (!test.plain) return [{ kind: 'none', reason: 'text-unknown' }];
  const alone: Verdict[] = texts.map((text) => verdictForText(text, { exact: test.exact }, tables));
  const tested = new Set(
    alone.map((verdict) => (verdict.kind === 'condition' ? verdict.condition : undefined)),
  );
  const verdicts = alone.map((verdict, index): Verdict => {
    const condition = verdict.kind === 'none' ? conditionBeside(texts[index] ?? '', code) : undefined;
    return condition !== undefined && tested.has(condition) ? { kind: 'condition', condition } : verdict;
  });
  if (texts.length < test.texts.length) verdicts.push({ kind: 'none', reason: 'text-mixed' });
  return distinct(verdicts);
}

function distinct(verdicts: readonly Verdict[]): readonly Verdict[] {
  const seen = new Set<string>();
  return verdicts.filter((verdict) => {
    const key = JSON.stringify(verdict);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function rewriteOf(
  test: TextTest,
  values: readonly ConcreteValue[],
  verdicts: readonly Verdict[],
  provenance: Provenance,
): TestRewrite | LeftReason {
  const known = verdicts.filter((verdict) => verdict.kind !== 'none');
  if (known.length < verdicts.length) {
    // Whatever the text is: with code and status on the error it need not be asked for.
    if (isAlwaysMade(values)) return 'error-wrapped';
    const none = verdicts.find((verdict) => verdict.kind === 'none');
    return known.length > 0 ? 'text-mixed' : (none?.reason ?? 'text-unknown');
  }
  if (test.operator === 'switch') return 'switch-shape';
  if (isLookup(test)) return 'table-key';
  const error = addressableError(test.node, values, provenance, known.every(isToldByStatus));
  if (typeof error !== 'string') return error.left;
  const rewrite = {
    range: rangeOf(test.node),
    error,
    negated: test.negated,
    tests: known,
    compared: [comparedPart(test, values)],
  };
  return hasLeftBefore(rewrite, test.node, provenance.context) ? 'status-left' : rewrite;
}

const STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

/** Whether an HTTP status alone tells what a test asks for. */
function isToldByStatus(test: Verdict): boolean {
  return (
    test.kind === 'status' ||
    (test.kind === 'condition' && STATUSES.some((status) => conditionForStatus(status) === test.condition))
  );
}
