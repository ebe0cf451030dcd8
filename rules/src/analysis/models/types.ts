import type { ClientId } from '../../detector/types.js';

/**
 * What is known of libraries, as rows. `of` is a package, or a type that another row names. Places are paths of tokens with
 * dots between them, from the package or type outwards, alternatives with `|`:
 *
 * `Member[a,b]` a property, `Member[*]` any; `ReturnValue` of a call; `Instance` of `new`; `Argument[0]`, `Parameter[0]` of a
 * function; `ArrayElement`; `Resolves` what awaiting gives; `Rejects` the error that it fails with, functions are called for it;
 * `Fails` the error of an observable; `Given[0]` what a function gives to calls of it as first argument.
 *
 * An input starts with `Argument[n]` of the call, `Receiver` for the call that made what it is called on, `Call` for the call
 * itself, `EnclosingReceiver` for what the method is called on that has this call as an argument, `Setter` for what is given to
 * the second element of what the call returns, or `Handlers[a,b]` for the errors of the functions that are given to these
 * methods of the same value.
 */
export type Row = TypeRow | RequestRow | FlowRow | RunsRow | BarrierRow | TravelsRow;

/** Values at this place are of a type. */
export interface TypeRow {
  readonly kind: 'type';
  readonly of: string;
  readonly path: string;
  readonly type: string;
}

/** A call of what is at this place sends a request. */
export interface RequestRow {
  readonly kind: 'request';
  readonly of: string;
  readonly path: string;
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
