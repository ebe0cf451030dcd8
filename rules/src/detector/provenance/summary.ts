import type { ClientId, EvidenceStep } from '../types.js';
import type { Beside } from '../../analysis/evaluate/items.js';
import type { Receiver } from './receiver.js';

/**
 * Whether the error that arrives was made anew: `true` where code, status and inner errors are gone, `'status'` where it
 * keeps the HTTP status in a property that `parseGraphError` reads, `'details'` where it keeps the body as well.
 */
export type Wrapped = boolean | 'status' | 'details';

const LOSSES: readonly Wrapped[] = [false, 'details', 'status', true];

/** What the error of a maker is made of: nothing is left unless both keep it. */
export function wrappedAgain(inner: Wrapped, outer: Wrapped): Wrapped {
  return LOSSES.indexOf(inner) > LOSSES.indexOf(outer) ? inner : outer;
}

/** How the project makes its own error of a failure. */
export interface Making {
  /** The class, or `THROWN_TEXT`. */
  readonly as?: string | undefined;
  /** Constant parts of the text. */
  readonly texts: readonly string[];
  /** Nothing that it is made of holds a code of Graph: its `code`, if it has one, is the project's own. */
  readonly isCodeLost?: boolean;
}

/** What may make a call of a function fail, as plain data that outlives the AST of its file. */
export type SummaryFailure =
  | { readonly kind: 'graph'; readonly client: ClientId; readonly chain: readonly EvidenceStep[]; readonly wrapped: Wrapped; readonly made?: Making; readonly shared?: boolean }
  | { readonly kind: 'own' | 'foreign' | 'unknown' | 'sign-in'; readonly texts: readonly string[] }
  /** The function runs its `parameter`-th argument, or waits for it when it is a promise. */
  | { readonly kind: 'call'; readonly parameter: number; readonly wrapped: Wrapped; readonly isAwaited?: boolean }
  /** The function requests the URL that its `parameter`-th argument gives, itself or as a property. */
  | { readonly kind: 'url'; readonly parameter: number; readonly client: ClientId; readonly chain: readonly EvidenceStep[]; readonly wrapped: Wrapped; readonly made?: Making };

/** One possible result of a function, in terms of its parameters or of a Graph response. */
export interface SummaryValue {
  readonly root:
    | { readonly kind: 'parameter'; readonly index: number }
    | { readonly kind: 'response' | 'body' | 'error'; readonly failure: SummaryFailure };
  readonly path: readonly string[];
  readonly at: readonly string[];
  readonly text: boolean;
  /** As in `Value`. */
  readonly walked?: boolean;
  readonly around?: readonly string[];
  readonly beside?: Beside;
}

export interface FunctionSummary {
  /** Made by `idOf`; the same function has the same id wherever it is imported. */
  readonly id: string;
  readonly failures: readonly SummaryFailure[];
  readonly returns: readonly SummaryValue[];
  /** The Graph client that the function hands out. */
  readonly client?: Receiver | undefined;
  /** The Graph clients in the object that the function returns, by property. */
  readonly clients?: Readonly<Record<string, Receiver>> | undefined;
}
