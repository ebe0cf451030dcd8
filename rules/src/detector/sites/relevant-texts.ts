import { isGraphLookingText, textSource, verdictForText, type CatalogTables } from 'msgraph-errors/knowledge';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { roleOf } from '../provenance/values.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { tablesOf } from '../settings.js';
import { isOwnText, type Origins } from './evidence.js';
import { ownTextsNear } from './own-texts.js';
import type { TextTest } from './text-tests.js';
import { isAmongOthers, isAmongOwn } from './texts-beside.js';
import { isTokenWord } from './token-words.js';
import { foreignText, isOfAnother, isTrivialText } from './vendors.js';

/**
 * Whether it pays to ask where a subject comes from. A part of a parameter is followed to the callers only
 * when it is called like a text of an error; in a parameter itself something must be looked for that the
 * catalogue has or that is written like a code, or it must be made a text here and be called like an error.
 * That decides what is searched, never what is reported.
 */
export function mayBeText(test: TextTest, provenance: Provenance): boolean {
  return provenance.values(test.subject).some((value) => {
    const role = roleOf(value);
    // An error that is looked into as a text may have been thrown as one; under a name of the project's own a
    // part of the answer may stand.
    if (value.root.kind !== 'parameter')
      return role === 'message' || (value.root.kind === 'error' && (role === 'whole' || role === 'other'));
    const part = value.path.at(-1) ?? (test.texts ? memberName(test.subject) : undefined);
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

/** A parameter that an object keeps is called as the property: `this.message` of an error, `this.#text`. */
function memberName(subject: Node): string | undefined {
  const member = unwrap(subject);
  return member.type === 'MemberExpression' ? propertyName(member) : undefined;
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
export function relevantTexts(
  test: TextTest,
  origins: Origins,
  mayBeThrown: boolean,
  context: FileContext,
): readonly string[] | undefined {
  const { own, around, signsIn, isUnanswered, graph } = origins;
  const tables = tablesOf(context.settings);
  const near = ownTextsNear(test.node, test.subject, mayBeThrown, context);
  const mayBeOfAnother = !isOfGraphAlone(origins);
  const isNobodys =
    isAmongOthers(test, mayBeOfAnother, context) || isAmongOwn(test, (text) => isOwnText(text, own), context);
  return test.texts?.filter((text) => {
    const isKnown = verdictForText(text, { exact: test.exact }, tables).kind !== 'none';
    if (!isKnown && (isNobodys || textSource(text, signsIn) !== undefined)) return false;
    if (foreignText(text) === 'own marker' && !isMadeOfAnswer(text, graph)) return false;
    if (mayBeOfAnother && isOfAnother(text)) return false;
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

/** Nothing is seen to fail here but requests to Graph, and what they do on their way. */
function isOfGraphAlone({ unknownCalls, foreignRequests, libraryCalls, hasOtherService }: Origins): boolean {
  return unknownCalls + foreignRequests + libraryCalls === 0 && !hasOtherService;
}

/** Graph's messages are sentences; who compares a whole message with one plain word has thrown it. */
export function mayBeRelevant(text: string, exact: boolean, { settings }: FileContext): boolean {
  const isOfGraph = isGraphLookingText(text, tablesOf(settings));
  if (isTrivialText(text) || (!isOfGraph && isForeign(text))) return false;
  return !exact || /\s/.test(text.trim()) || isOfGraph;
}

/** Of something else, wherever it is looked for. A number behind a mark of the project may be a status. */
function isForeign(text: string): boolean {
  const foreign = foreignText(text);
  return (
    foreign !== undefined && !isOfAnother(text) && !(foreign === 'own marker' && /_\d+$/.test(text.trim()))
  );
}
