import { isGraphLookingText } from 'msgraph-errors/knowledge';
import { mayReachGraph } from '../../analysis/models/reach.js';
import { step, type FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, type Value } from '../provenance/values.js';
import { tablesOf } from '../settings.js';
import type { Evidence } from '../types.js';
import type { TextTest } from './text-tests.js';

/** What every OData service says, Dataverse and SharePoint included. */
const ODATA = /property named|\bedm\.|odata|query option|syntax error/i;

/** What a file is about when its errors are Graph's, though the request is out of reach. */
export const ABOUT: RegExp =
  /microsoft|ms-?graph|\bgraph\.|graph[-_ ]?(api|client|error)|outlook|one-?drive|one-?note|share-?point|\bteams\b|\bentra\b|azure|m365|office-?365/i;

/**
 * `ErrorItemNotFound` of Exchange, `Request_ResourceNotFound` of the directory: nobody else's names look like
 * that.
 */
export const OWN_SHAPE: RegExp = /\bError[A-Z][a-z]+[A-Z]\w+|\b[A-Z][a-z]+_[A-Z][a-zA-Z]+\b/;

/** The codes that Graph has from Exchange all look like this, documented or not. */
export const OF_EXCHANGE: RegExp = /^Error[A-Z][a-z]+[A-Z]\w+$/;

/**
 * Evidence from the catalogue alone: what only Graph sends is compared with a part of an error whose origin
 * could not be followed, in a project that reaches Graph and a file that is about it. One plain name such as
 * `itemNotFound`, which others may use too, is not enough; two of them in the same file, or one that is read
 * from `error.code` of an answer, are. What looks like a code of Exchange counts only there when the
 * catalogue has not got it.
 * @param texts the compared texts that the catalogue has as Graph's, or that look like them
 */
export function catalogueEvidence(
  test: TextTest,
  texts: readonly string[],
  isPart: (value: Value) => boolean,
  provenance: Provenance,
): Evidence | undefined {
  const { context } = provenance;
  const names = texts.filter((text) => !ODATA.test(text));
  if (names.length === 0 || !isAboutGraph(context)) return undefined;
  const tables = tablesOf(context.settings);
  const known = names.filter((text) => isGraphLookingText(text, tables));
  const plain = new Set(known.filter((text) => !/\s/.test(text.trim())));
  const isCertain =
    plain.size > 1 || known.some((text) => OWN_SHAPE.test(text)) || (plain.size > 0 && codesIn(context) > 1);
  const parts = provenance
    .values(test.subject)
    .filter((value) => isPart(value) && (isCertain ? value.path.length > 0 : isInWireShape(value)));
  if (!parts.some((value) => isOpen(value, test, provenance))) return undefined;
  return { level: 'proven', chain: [step(context, test.node)] };
}

const counted = new WeakMap<FileContext, number>();

/**
 * How many different codes that only Graph sends a file compares with the code of something:
 * `err.code === 'itemNotFound'`.
 */
function codesIn(context: FileContext): number {
  const known = counted.get(context);
  if (known !== undefined) return known;
  const tables = tablesOf(context.settings);
  const compared = [...context.file.text.matchAll(/\bcode\)?\s*[!=]==?\s*(['"`])([a-z]+[A-Z]\w+)\1/g)].map(
    ([, , code = '']) => code,
  );
  const found = new Set(compared.filter((code) => isGraphLookingText(code, tables))).size;
  counted.set(context, found);
  return found;
}

/** A property of an `error` object, as in the body of a failed request. */
export function isInWireShape({ path }: Pick<Value, 'path'>): boolean {
  const owner = path.at(-2);
  return owner === 'error' || owner === 'odata.error';
}

/** Exchange Web Services send the codes that Graph has from them. */
const ABOUT_EWS = /\bews\b|exchange\.asmx|node-ews/i;

/** The whole text is searched, so once for each file. */
const about = new WeakMap<FileContext, boolean>();

function isAboutGraph(context: FileContext): boolean {
  const known = about.get(context) ?? findAbout(context);
  about.set(context, known);
  return known;
}

function findAbout({ file, settings, project }: FileContext): boolean {
  const path = project ? file.path.slice(project.root.length) : file.path.replace(/^.*[\\/]/, '');
  if (ABOUT_EWS.test(file.text) || ABOUT_EWS.test(path)) return false;
  return (
    (project !== undefined || mayReachGraph(file.text, settings)) &&
    (ABOUT.test(file.text) || ABOUT.test(path))
  );
}

/**
 * Whether nothing is known of a value's origin: calls that could not be followed, or a parameter that nobody
 * is seen to fill.
 */
function isOpen(value: Value, test: TextTest, provenance: Provenance): boolean {
  if (value.root.kind !== 'parameter')
    return failuresOfRoot(value.root).some((failure) => failure.kind === 'unknown');
  const given = provenance.concrete(test.subject);
  return given.every(({ root }) =>
    failuresOfRoot(root).every((failure) => failure.kind === 'unknown' || failure.kind === 'own'),
  );
}
