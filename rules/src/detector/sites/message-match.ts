import {
  conditionBeside,
  conditionForStatus,
  isGraphLookingText,
  textSource,
  verdictForText,
  type CatalogTables,
} from 'msgraph-errors/knowledge';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { putInto } from '../provenance/put-into.js';
import { roleOf, type ConcreteValue } from '../provenance/values.js';
import type { LeftReason } from '../reasons.js';
import type { Variable } from '../../syntax/scope.js';
import { rangeOf, type Node } from '../../syntax/tree.js';
import type { MessageMatchSite, TestRewrite, Verdict } from '../types.js';
import { tablesOf } from '../settings.js';
import { conditionsAround, isOwnText, isShared, originsOf, type Origins } from './evidence.js';
import { hasLeftBefore } from './left-before.js';
import { ownTextsNear } from './own-texts.js';
import { originOf } from './origin.js';
import { possibleValues } from './ruled-out.js';
import { comparedPart } from './compared.js';
import { isOnlyWatched, isLookup, type TextTest } from './text-tests.js';
import { isAmongOthers, isAmongOwn } from './texts-beside.js';
import { isTokenWord, mayBeOfSignIn } from './token-words.js';
import { isTrivialText, foreignText } from './vendors.js';

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
  const known = origins.isHelper
    ? undefined
    : [context.file.text, ...origin.evidence.chain.map(({ text }) => text)].join('\n');
  const verdict = combined(test, texts, tables, known);
  const isForeign = graphTexts.length < (texts?.length ?? 0) && isShared(origins);
  const rewrite =
    origins.graph.length === 0
      ? 'origin-unknown'
      : isForeign
        ? 'likely-only'
        : rewriteOf(test, values, verdict, provenance);
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
    verdict:
      verdict.length === 1 && verdict[0]
        ? verdict[0]
        : (verdict.find((item) => item.kind === 'none') ??
          verdict[0] ?? { kind: 'none', reason: 'text-dynamic' }),
    rewrite,
    ...(beside !== undefined &&
      typeof error === 'string' && {
        beside: { condition: beside, error, compared: [comparedPart(test, values)] },
      }),
  };
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
 * Whether it pays to ask where a subject comes from. A part of a parameter is followed to the callers only
 * when it is called like a text of an error; in a parameter itself something must be looked for that the
 * catalogue has or that is written like a code, or it must be made a text here and be called like an error.
 * That decides what is searched, never what is reported.
 */
function mayBeText(test: TextTest, provenance: Provenance): boolean {
  return provenance.values(test.subject).some((value) => {
    const role = roleOf(value);
    // An error that is looked into as a text may have been thrown as one; under a name of the project's own a
    // part of the answer may stand.
    if (value.root.kind !== 'parameter')
      return role === 'message' || (value.root.kind === 'error' && (role === 'whole' || role === 'other'));
    const part = value.path.at(-1);
    if (part !== undefined)
      return (
        /mess|msg|err|text|reason|detail|body|desc|stack|^ex?$|exception|cause/i.test(part) ||
        test.texts?.some(isSentence) === true
      );
    // `String(error)` is the text of an error; a bare `text` may be any text, unless something like a code is
    // looked for in it.
    if (value.text && /err|^ex?$|exception|cause/i.test(value.expression?.text ?? '')) return true;
    return (
      test.texts?.some(
        (text) =>
          CODE_SHAPE.test(text.trim()) ||
          isCatalogueText(text, test.exact, tablesOf(provenance.context.settings)),
      ) ?? false
    );
  });
}

/** Three words or more, as messages have them. */
function isSentence(text: string): boolean {
  return /\S\s+\S+\s+\S/.test(text.trim());
}

/** `CultureNotFoundException`: words that are written as one, as codes are. */
const CODE_SHAPE = /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/;

function isCatalogueText(text: string, exact: boolean, tables: CatalogTables | undefined): boolean {
  if (isTrivialText(text)) return false;
  const verdict = verdictForText(text, { exact }, tables);
  return verdict.kind !== 'none' || verdict.reason === 'text-ambiguous';
}

/**
 * Texts that may be Graph's: not trivial, not another vendor's, not thrown by the project itself on the way,
 * and not found in the project's own words of this file unless the catalogue knows them.
 */
function relevantTexts(
  test: TextTest,
  { own, around, signsIn, isUnanswered, graph }: Origins,
  mayBeThrown: boolean,
  context: FileContext,
): readonly string[] | undefined {
  const tables = tablesOf(context.settings);
  const near = ownTextsNear(test.node, test.subject, mayBeThrown, context);
  const isNobodys = isAmongOthers(test, context) || isAmongOwn(test, (text) => isOwnText(text, own), context);
  return test.texts?.filter((text) => {
    const isKnown = verdictForText(text, { exact: test.exact }, tables).kind !== 'none';
    if (!isKnown && (isNobodys || textSource(text, signsIn) !== undefined)) return false;
    if (foreignText(text) === 'own marker' && !isMadeOfAnswer(text, graph)) return false;
    if (!mayBeRelevant(text, test.exact, context) || isOwnText(text, own) || isTokenWord(text, test, context))
      return false;
    // `API 401` is what the project says; without an error that is made of an answer nothing else can have
    // the digits.
    if (isUnanswered && own.some((item) => isNumberIn(item, text))) return false;
    return (
      !isOwnText(text, [...around, ...(/\s/.test(text.trim()) ? near.sentences : near.words)]) || isKnown
    );
  });
}

function isNumberIn(text: string, digits: string): boolean {
  return /^\d+$/.test(digits.trim()) && text.split(/\D+/).includes(digits.trim());
}

/** `GRAPH_ERROR_404`: a mark of the project, and behind it what it has from the answer. */
function isMadeOfAnswer(text: string, graph: Origins['graph']): boolean {
  return graph.some(({ made }) =>
    made?.texts.some((part) => part !== '' && text.startsWith(part) && text.length > part.length),
  );
}

/** Graph's messages are sentences; who compares a whole message with one plain word has thrown it. */
function mayBeRelevant(text: string, exact: boolean, { settings }: FileContext): boolean {
  const foreign = foreignText(text);
  if (
    isTrivialText(text) ||
    (foreign !== undefined && !(foreign === 'own marker' && /_\d+$/.test(text.trim())))
  )
    return false;
  return !exact || /\s/.test(text.trim()) || isGraphLookingText(text, tablesOf(settings));
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

/** Whether no error arrives with code and status, and at least one is made from text. */
function isAlwaysMade(values: readonly ConcreteValue[]): boolean {
  const reasons = values.map((value) =>
    value.root.kind === 'error' && value.root.failure.kind === 'own' ? 'own' : unusable(value, false, false),
  );
  return reasons.includes('error-wrapped') && !reasons.includes(undefined);
}

const STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);

/** Whether an HTTP status alone tells what a test asks for. */
function isToldByStatus(test: Verdict): boolean {
  return (
    test.kind === 'status' ||
    (test.kind === 'condition' && STATUSES.some((status) => conditionForStatus(status) === test.condition))
  );
}

/**
 * The text of an expression that yields the whole structured error at `node`, or why there is none.
 * @param byStatus an error that has nothing but the HTTP status is enough
 */
export function addressableError(
  node: Node,
  values: readonly ConcreteValue[],
  provenance: Provenance,
  byStatus = false,
): string | { readonly left: LeftReason } {
  const isMade = (kept: 'status' | 'details'): boolean =>
    values.some(
      ({ root }) => root.kind === 'error' && root.failure.kind === 'graph' && root.failure.wrapped === kept,
    );
  const keepsStatus = isMade('details') || (byStatus && isMade('status'));
  const reasons = values.map((value) => unusable(value, keepsStatus, byStatus));
  const reason =
    reasons.find((item) => item === 'error-wrapped') ?? reasons.find((item) => item !== undefined);
  if (reason) return { left: reason };
  const texts = new Set<string>();
  for (const value of values) {
    const { expression } = value;
    if (!expression) return { left: 'error-unreachable' };
    if (isWrittenBefore(value.path[0], expression.variable, node, provenance.context))
      return { left: 'error-wrapped' };
    if (provenance.context.names.lookup(expression.variable.name, node) !== expression.variable)
      return { left: 'error-unreachable' };
    texts.add(expression.text);
  }
  const [text] = texts;
  return text !== undefined && texts.size === 1 ? text : { left: 'error-unreachable' };
}

/**
 * Whether the project has put a part of an error there itself:
 * `error.message = 'Draft 404: ' + error.message`.
 */
function isWrittenBefore(
  part: string | undefined,
  variable: Variable,
  node: Node,
  context: FileContext,
): boolean {
  return (
    part !== undefined &&
    putInto(variable, context).some(({ name, value }) => name === part && value.range[0] < node.range[0])
  );
}

/**
 * @param keepsStatus an answer is thrown as an error with its status; then what the client itself throws is
 *   no answer
 * @param byStatus the status alone is enough
 */
function unusable(value: ConcreteValue, keepsStatus: boolean, byStatus: boolean): LeftReason | undefined {
  const { root } = value;
  if (root.kind === 'response') return 'body-unread';
  if (root.kind !== 'error' || root.failure.kind !== 'graph') return undefined;
  if (root.failure.wrapped === 'details') return undefined;
  if (root.failure.wrapped !== false)
    return root.failure.wrapped === 'status' && byStatus ? undefined : 'error-wrapped';
  if (root.failure.client === 'fetch' || root.failure.client === 'undici')
    return keepsStatus ? undefined : 'client-never-throws';
  return root.failure.client === 'ky' ? 'body-unread' : undefined;
}
