import type { TextSource } from 'msgraph-errors/knowledge';
import type { Failure, GraphFailure } from '../provenance/context.js';
import { failuresOfRoot, UNANSWERED, type ConcreteValue } from '../provenance/values.js';
import type { EvidenceLevel } from '../types.js';
import { isOtherClient } from '../../analysis/models/other-clients.js';

/** Where the errors that reach a place come from. */
export interface Origins {
  readonly graph: readonly GraphFailure[];
  /** Constant texts of the project's own errors. */
  readonly own: readonly string[];
  /**
   * Constant texts that the project puts what it compares into: `` `Graph query failed: ${error.message}` ``.
   */
  readonly around: readonly string[];
  /** What gets a token on the way, whose texts may arrive as well. */
  readonly signsIn: readonly TextSource[];
  /**
   * Calls that may bring a Graph error here: calls in the `try`, or calls of the helper that tests the error.
   */
  readonly graphCalls: number;
  /** Calls that could not be followed. */
  readonly unknownCalls: number;
  /** Requests to another host. */
  readonly foreignRequests: number;
  /** Calls of another library that are not seen to send requests. */
  readonly libraryCalls: number;
  /** Something that fails here, perhaps within a call that is also one to Graph, is another service. */
  readonly hasOtherService: boolean;
  /** The project's own classes that the Graph failures are thrown as. */
  readonly thrownAs: readonly string[];
  /**
   * Nobody is seen to make an error of an answer: what fails are requests before there was one, and the
   * project's own errors.
   */
  readonly isUnanswered: boolean;
  /** The error is a parameter, filled by the calls counted above. */
  readonly isHelper: boolean;
}

export function originsOf(values: readonly ConcreteValue[]): Origins {
  const graph = new Set<GraphFailure>();
  const own: string[] = [];
  let answered = 0;
  const calls = new Map<unknown, Set<Failure['kind'] | 'library'>>();
  const signsIn = new Set<TextSource>();
  let hasOtherService = false;
  for (const { root, caller } of values) {
    for (const failure of failuresOfRoot(root)) {
      const call = caller ?? failure.node;
      if (failure.kind === 'graph') {
        graph.add(failure);
        if (
          root.kind === 'response' ||
          root.kind === 'body' ||
          failure.wrapped ||
          !UNANSWERED.has(failure.client)
        )
          answered++;
      }
      if (failure.kind === 'foreign' && failure.texts.some(isOtherClient)) hasOtherService = true;
      if (failure.kind === 'own') own.push(...failure.texts);
      else if (failure.kind === 'sign-in') for (const text of failure.texts) signsIn.add(text as TextSource);
      else
        calls.set(
          call,
          (calls.get(call) ?? new Set()).add(
            failure.kind === 'foreign' && failure.texts.length > 0 ? 'library' : failure.kind,
          ),
        );
    }
  }
  const kinds = [...calls.values()];
  const graphCalls = kinds.filter((kind) => kind.has('graph')).length;
  const foreignRequests = kinds.filter((kind) => !kind.has('graph') && kind.has('foreign')).length;
  const libraryCalls = kinds.filter(
    (kind) => !kind.has('graph') && !kind.has('foreign') && kind.has('library'),
  ).length;
  const unknownCalls = kinds.length - graphCalls - foreignRequests - libraryCalls;
  const around = values.flatMap((value) => value.around ?? []);
  return {
    graph: [...graph],
    own,
    around,
    signsIn: [...signsIn],
    graphCalls,
    unknownCalls,
    foreignRequests,
    libraryCalls,
    hasOtherService,
    thrownAs: [
      ...[...graph].flatMap((failure) => failure.made?.as ?? []),
      ...values.flatMap((value) => value.heldBy ?? []),
    ],
    isUnanswered: answered === 0,
    isHelper: values.some((value) => value.caller !== undefined),
  };
}

/**
 * Whether errors of another service are known to come here too: of a request to another host, or of a library
 * by which another caller of the helper asks something else. Their words and codes mean what that service
 * means by them, so they are no place for a test that asks for what Graph means.
 */
export function isShared(origins: Origins): boolean {
  const { foreignRequests, isHelper, libraryCalls, hasOtherService } = origins;
  return foreignRequests > 0 || hasOtherService || (isHelper && libraryCalls > 0);
}

/**
 * Where the line runs between `proven` and `likely`. A call that may bring a Graph error counts as a Graph
 * call, whatever else it does on its way (tokens, waiting); what counts against is a call that has nothing to
 * do with Graph.
 */
const LIMITS = {
  /** A helper is about Graph when at least this share of its calls may give it a Graph error. */
  helper: 0.5,
  /** A `try` is about Graph when at least this share of its calls may fail with a Graph error. */
  tried: 0.5,
  /** A call that is known to be of something else weighs more than one that could not be followed. */
  foreignWeight: 2,
  /**
   * The same for a call that is no request, where an HTTP status is looked for: a database or a file system
   * has none.
   */
  libraryWeightOfStatus: 1,
} as const;

/**
 * The level of evidence for a place that compares with constant texts.
 * @param graphText a compared text is one that only Graph sends
 * @param guarded the error's class is known to be a Graph client's
 * @param isStatus a compared text is an HTTP status
 */
export function levelOf(
  origins: Origins,
  graphText: boolean,
  guarded: boolean,
  isStatus = false,
): EvidenceLevel | undefined {
  if (origins.graph.length === 0) return undefined;
  if (guarded || graphText) return 'proven';
  if (origins.isUnanswered && !isStatus) return 'likely';
  if (origins.graph.every((failure) => failure.shared === true)) return 'likely';
  const { graphCalls, unknownCalls, foreignRequests, libraryCalls, isHelper } = origins;
  if (isHelper)
    return graphCalls / (graphCalls + unknownCalls + foreignRequests + libraryCalls) >= LIMITS.helper
      ? 'proven'
      : 'likely';
  const weight = isStatus ? LIMITS.libraryWeightOfStatus : LIMITS.foreignWeight;
  const share =
    graphCalls / (graphCalls + unknownCalls + LIMITS.foreignWeight * foreignRequests + weight * libraryCalls);
  return share >= LIMITS.tried ? 'proven' : 'likely';
}

/**
 * Whether a text has words in it that the project puts around what Graph says: `Graph [401]` where a wrapper
 * throws `` new Error(`Graph [${res.status}]: ${text}`) ``. Nothing else in the same `try` is worded like
 * that.
 */
export function hasWording(text: string, graph: readonly GraphFailure[]): boolean {
  return graph.some(({ made }) => made?.texts.some((part) => isTelling(part) && text.includes(part.trim())));
}

/** More than a word that any error may begin with. */
function isTelling(part: string): boolean {
  const words = part
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => !/^(error|failed|failure|http|status|code|request|response|with|the)?$/i.test(word));
  return words.join('').length >= 5;
}

/** Whether the project itself throws an error with this text, so that matching it is a private matter. */
export function isOwnText(text: string, own: readonly string[]): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || /^\d+$/.test(wanted)) return false;
  const parts = own.map((item) => item.toLowerCase());
  return parts.some((part) => part.includes(wanted)) || isPutTogether(wanted, parts);
}

/** Whether a text is made of several others: `domain: THROTTLED` where `domain: ${code}` is thrown. */
function isPutTogether(wanted: string, parts: readonly string[]): boolean {
  // Digits may be the status of the answer.
  const worded = parts.filter((part) => /\p{L}/u.test(part));
  const seen = new Set<number>();
  const isMadeFrom = (start: number): boolean => {
    if (seen.has(start)) return false;
    seen.add(start);
    const rest = wanted.slice(start);
    return worded.some(
      (part) => part.startsWith(rest) || (rest.startsWith(part) && isMadeFrom(start + part.length)),
    );
  };
  return isMadeFrom(0);
}
