/** The client library whose failure shape decides what can be read from an error. */
export type ClientId =
  | 'graph-sdk'
  | 'kiota'
  | 'pnp'
  | 'spfx'
  | 'teams-graph'
  | 'fetch'
  | 'axios'
  | 'got'
  | 'ky'
  | 'ofetch'
  | 'undici'
  | 'superagent'
  | 'unknown';

/**
 * What is known of libraries, as rows. `of` is a package as it is imported, `global`, or a type that another
 * row names; several with `|` between them. Places are paths of tokens (`grammar.ts`) with dots between them,
 * from the package or type outwards, alternatives with `|`: `Member[get,post].ReturnValue`. `Member[*]` at
 * the end is any property; an empty path is the package or value itself.
 */
export type Row =
  | TypeRow
  | ErrorRow
  | RequestRow
  | FlowRow
  | InterceptsRow
  | RunsRow
  | BarrierRow
  | TravelsRow
  | KeepsRow
  | SendsRow
  | AskedRow;

/** Values at this place are of a type. */
export interface TypeRow {
  readonly kind: 'type';
  readonly of: string;
  readonly path: string;
  /** Another package, or a name such as `contoso.Client` that other rows are `of`. */
  readonly type: string;
}

/** Values at this place are what a request to Graph fails with. */
export interface ErrorRow {
  readonly kind: 'error';
  readonly of: string;
  readonly path: string;
  /** Whose errors they look like. */
  readonly client: ClientId;
}

/** A call of what is at this place sends a request. */
export interface RequestRow {
  readonly kind: 'request';
  readonly of: string;
  readonly path: string;
  /** Whose errors its errors look like; `unknown` where they are like those of no other client. */
  readonly client: ClientId;
  /** `always` to Graph, or where the URL stands. */
  readonly url: string;
  /** The type of what the call gives instead of a promise; its `Fails` are what the request fails with. */
  readonly gives?: string;
}

/** A call of what is at this place moves a value. */
export interface FlowRow {
  readonly kind: 'flow';
  readonly of: string;
  readonly path: string;
  readonly input: string;
  readonly output: string;
  /** Only functions with so many parameters get it. */
  readonly arity?: number;
  /**
   * Only calls for an event whose name matches, whatever its case: the first argument of
   * `worker.on('failed', …)`.
   */
  readonly event?: string;
}

/**
 * A call of what is at this place puts a function between a client and its callers: what a request fails
 * with, the function makes of it.
 */
export interface InterceptsRow {
  readonly kind: 'intercepts';
  readonly of: string;
  readonly path: string;
  /** Where the function stands. */
  readonly handler: string;
}

/** Functions and methods of these names call what they are given when the caller has gone on. */
export interface RunsRow {
  readonly kind: 'runs';
  readonly when: 'later';
  readonly names: readonly string[];
}

/** What a package fails with is not Graph's. */
export interface BarrierRow {
  readonly kind: 'barrier';
  readonly of: string;
  readonly source: 'sign-in' | 'nothing';
}

/** Values of a type come out of unknown functions that they are given to. */
export interface TravelsRow {
  readonly kind: 'travels';
  readonly type: string;
}

/**
 * Values of a type stand for one object: what the project puts into a property of any of them is read from
 * all, such as what middleware leaves on a request.
 */
export interface KeepsRow {
  readonly kind: 'keeps';
  readonly type: string;
  /**
   * Methods that put what they are given second under the name that they are given first; `set` always does.
   */
  readonly putBy?: readonly string[];
  /** Methods that give what stands under the name that they are given. */
  readonly readBy?: readonly string[];
}

/**
 * A call of something of which nothing else is known, by its name: it sends a request where a URL of Graph is
 * at this place, or where `mayBeOpen` one that a caller gives. With `gives` it gives a value of that type,
 * where a URL or path of Graph is at this place.
 */
export interface SendsRow {
  readonly kind: 'sends';
  /**
   * What the name matches, whatever its case; calls of what has no name, such as a parameter, have an empty
   * one.
   */
  readonly called: string;
  readonly url: string;
  readonly client: ClientId;
  readonly mayBeOpen?: boolean;
  readonly gives?: string;
}

/**
 * A call of something of which nothing else is known gives, by its name, what stands at a place:
 * `container.get<Mail>('mail')`.
 */
export interface AskedRow {
  readonly kind: 'asked';
  /** What the name matches, whatever its case. */
  readonly called: string;
  readonly input: string;
}
