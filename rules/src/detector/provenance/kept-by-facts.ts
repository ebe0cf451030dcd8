import {
  TEXT,
  type Failure,
  type FileEvaluation,
  type GraphFailure,
  type Value as Item,
} from '../../analysis/index.js';
import { pathOf, type Rest } from './items-of-facts.js';
import type { Wrapped } from './making.js';

/** What the texts of an error are made of is told by the failure itself. */
const TEXTS: ReadonlySet<string> = new Set(['message', 'stack', 'toString', 'name']);

/** Parts of a failure that an error may hold under a name of its own. */
const PARTS: ReadonlySet<Item['kind']> = new Set(['body', 'response', 'error', 'text-of']);

/**
 * What a property of an error is that the project has made: a part of the answer that was put there, or,
 * where only a text of the project was, nothing of Graph.
 * @returns undefined where the property may be anything
 */
export function partsOfThrown(
  failure: Failure,
  path: readonly string[],
  evaluation: FileEvaluation,
): readonly Item[] | undefined {
  const thrown = 'made' in failure ? failure.made?.of : undefined;
  if (!thrown || path.length === 0 || TEXTS.has(path[0] ?? '')) return undefined;
  const { items, isPartial } = evaluation.read(thrown, path);
  const parts = items.filter(({ kind }) => PARTS.has(kind));
  if (parts.length > 0) return parts;
  return items.length > 0 && !isPartial && items.every(({ kind }) => kind === 'text') ? [] : undefined;
}

/** Where a part of an answer stands in it, and what is made of it. */
export function pathIn(item: Item, { text }: Pick<Rest, 'text'>): Pick<Rest, 'path' | 'text' | 'around'> {
  if (item.kind === 'text-of')
    return {
      ...pathIn(item.of, { text }),
      text: true,
      ...(item.around.length > 0 && { around: item.around }),
    };
  const { path, isText } = pathOf(item);
  return { path, text: text || isText };
}

/** Whether the error has no code of Graph: nothing that it was made of was put into `code`. */
export function hasNoCode({ made, wrapped }: GraphFailure, evaluation: FileEvaluation): boolean {
  if (wrapped !== true || !made?.of) return false;
  return !evaluation
    .read(made.of, ['code'])
    .items.some(({ kind }) => PARTS.has(kind) || kind === 'parameter' || kind === 'result');
}

/** Where `parseGraphError` looks for the HTTP status of a thrown error, and for the body of the answer. */
const STATUSES = ['statusCode', 'responseStatusCode', 'status', 'httpCode'];
const BODIES = ['body', 'data', 'bodyAsText', 'errorResponse'];

/** Whether the runtime finds what stands in this property of an error. */
export function isFoundIn(name: string | undefined): boolean {
  return name === 'cause' || BODIES.includes(name ?? '');
}

/** What an error keeps of the failure that it is made of, where `parseGraphError` finds it. */
export function keptBy({ made, wrapped }: GraphFailure, evaluation: FileEvaluation): Wrapped {
  const thrown = made?.of;
  if (wrapped !== true || !thrown) return wrapped;
  const read = (path: readonly string[]): readonly Item[] =>
    evaluation.read(thrown, path).items.filter(({ kind }) => kind !== 'method');
  const cause = read(['cause']);
  if (cause.some((item) => item.kind === 'error' && item.path.length === 0)) return false;
  const all = (names: readonly string[]): readonly Item[] =>
    [...names.map((name) => [name]), ...names.map((name) => ['cause', name])].flatMap(read);
  const statuses = all(STATUSES);
  const hasStatus = cause.some(isWholeResponse) || (statuses.length > 0 && statuses.every(isStatus));
  if (!hasStatus) return true;
  // The body of a response that is kept has been read already: it is only where it was put.
  const bodies = cause.some(isWholeResponse) ? BODIES.flatMap((name) => read([name])) : all(BODIES);
  return bodies.some(isWholeBody) || textOfLanguage(thrown, evaluation).some(isBodyInText)
    ? 'details'
    : 'status';
}

/**
 * What the text of an error of the language is made of: a body that stands in it as a whole can be read from
 * there.
 */
function textOfLanguage(thrown: Item, evaluation: FileEvaluation): readonly Item[] {
  const made = thrown.kind === 'extended' ? thrown.of : thrown;
  return made.kind === 'made' ? evaluation.read(thrown, ['message']).items : [];
}

const isWholeResponse = (item: Item): boolean => item.kind === 'response' && item.path.length === 0;

const isWholeBody = (item: Item): boolean =>
  (item.kind === 'body' && item.path.every((name) => name === TEXT)) ||
  (item.kind === 'text-of' && item.around.length === 0 && isWholeBody(item.of));

const isBodyInText = (item: Item): boolean => isWholeBody(item.kind === 'text-of' ? item.of : item);

function isStatus(item: Item): boolean {
  return (
    (item.kind === 'response' || item.kind === 'error') &&
    /^(?:status|statusCode)$/.test(item.path.at(-1) ?? '')
  );
}
