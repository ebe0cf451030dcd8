import type { ClientId } from '../models/types.js';
import type { ValueId } from '../facts/types.js';
import { type EvaluatedFile, type CallSite } from './places.js';
import { type Wrapped } from './wrapping.js';

/** A set of interned items: equal sets are the same object. */
export interface Bag<T extends Item = Item> {
  readonly id: number;
  readonly items: readonly T[];
  /** There may be more than these: the set was too large, or the search for it too long. */
  readonly isPartial: boolean;
  /** How deep environments are nested in it. */
  readonly depth: number;
}

export type Values = Bag<Value>;
export type Failures = Bag<Failure>;

/** What one call gives to the parameters of a function. */
export interface Frame {
  readonly file: EvaluatedFile;
  readonly fn: number;
  readonly args: readonly Values[];
}

/** What is known of the parameters that a closure may read. */
export interface Environment {
  readonly id: number;
  readonly frames: readonly Frame[];
  readonly depth: number;
}

interface Interned {
  readonly id: number;
  readonly depth: number;
}

/** Something that was written in a file, with what is known of the parameters in it. */
interface Closure extends Interned {
  readonly file: EvaluatedFile;
  readonly env: Environment | undefined;
}

export type FunctionValue = Closure & {
  readonly kind: 'function';
  readonly fn: number;
  /** Arguments given by `bind`. */ readonly bound: readonly Values[];
  /** Other classes have a method in its place. */ readonly isShared: boolean;
};
export type ClassValue = Closure & { readonly kind: 'class'; readonly cls: number };
export type InstanceValue = Closure & {
  readonly kind: 'instance';
  readonly cls: number;
  /** Absent where only the class is known. */ readonly args: readonly Values[] | undefined;
};
/** An object or array literal. */
export type ObjectValue = Closure & { readonly kind: 'object'; readonly node: ValueId };
/** What is stored in properties of a variable. */
export type StoreValue = Closure & { readonly kind: 'store'; readonly variable: number };
/** The promise that a call of an async function gives. */
export type AsyncValue = Closure & {
  readonly kind: 'async';
  readonly fn: number;
  readonly isShared: boolean;
};

export type ErrorSource =
  | {
      readonly kind: 'region';
      readonly file: EvaluatedFile;
      readonly region: number;
      readonly env: Environment | undefined;
    }
  | { readonly kind: 'failures'; readonly failures: Failures };

/** What arrives where a failure is handled, or a part of it. */
export type ErrorValue = Interned & {
  readonly kind: 'error';
  readonly source: ErrorSource;
  readonly path: readonly string[];
};
/** An error that was made and not thrown yet. */
export type MadeValue = Interned & {
  readonly kind: 'made';
  readonly name: string;
  readonly args: readonly Values[];
};
/**
 * An error that was made, with what was put into it before it is thrown: `error.status = status`,
 * `Object.assign(error, { status })`.
 */
export type ExtendedValue = Interned & {
  readonly kind: 'extended';
  readonly of: MadeValue | InstanceValue;
  /** Objects, and stores of variables. */ readonly added: readonly Values[];
};
/** The promise of a request. */
export type RequestValue = Interned & { readonly kind: 'request'; readonly request: RequestFailure };
/** A response, or a part of it that tells how the request went. */
export type ResponseValue = Interned & {
  readonly kind: 'response';
  readonly request: RequestFailure;
  readonly path: readonly string[];
};
export type BodyValue = Interned & {
  readonly kind: 'body';
  readonly request: RequestFailure;
  readonly path: readonly string[];
};
/** A parameter, or a part of it, that no caller has filled yet. */
export type ParameterValue = Interned & {
  readonly kind: 'parameter';
  readonly file: EvaluatedFile;
  readonly fn: number;
  readonly index: number;
  readonly isRest: boolean;
  readonly path: readonly string[];
};
/** What calling a parameter returns, or a part of it. */
export type ResultValue = Interned & {
  readonly kind: 'result';
  readonly of: OpenValue;
  readonly args: readonly Values[];
  readonly path: readonly string[];
};
/** A value that is not known until a caller fills a parameter. */
export type OpenValue = ParameterValue | ResultValue;
/** The text of something, or a text that it is a part of. */
export type TextOfValue = Interned & {
  readonly kind: 'text-of';
  readonly of: Value;
  /** Constant texts around it. */ readonly around: readonly string[];
};
/** A place in a package, or in a type that rows describe. */
export type LibraryValue = Interned & {
  readonly kind: 'library';
  readonly type: string;
  readonly path: string;
  /** The call that made it. */ readonly call: LibraryCall | undefined;
};
export type MethodValue = Interned & {
  readonly kind: 'method';
  readonly receiver: Value;
  readonly name: string;
};
export type PromiseValue = Interned & {
  readonly kind: 'promise';
  readonly resolved: Values;
  readonly rejected: Failures;
};

export type Value =
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ObjectValue
  | StoreValue
  | AsyncValue
  | ErrorValue
  | MadeValue
  | ExtendedValue
  | RequestValue
  | ResponseValue
  | BodyValue
  | ParameterValue
  | ResultValue
  | TextOfValue
  | LibraryValue
  | MethodValue
  | PromiseValue
  | (Interned & {
      readonly kind: 'text';
      readonly text: string;
      /** Nothing unknown follows. */ readonly isWhole: boolean;
    })
  | (Interned & { readonly kind: 'pattern'; readonly source: string })
  | (Interned & { readonly kind: 'list'; readonly element: Values })
  | (Interned & { readonly kind: 'tuple'; readonly elements: readonly Values[] })
  | (Interned & {
      readonly kind: 'record';
      readonly entries: readonly (readonly [name: string, value: Values])[];
    })
  | (Interned & { readonly kind: 'map'; readonly pairs: Values })
  | (Interned & { readonly kind: 'namespace'; readonly file: EvaluatedFile })
  | (Interned & { readonly kind: 'superclass'; readonly file: EvaluatedFile; readonly cls: number })
  | (Interned & { readonly kind: 'typed'; readonly file: EvaluatedFile; readonly type: ValueId });

/** A call of something that rows describe. */
export interface LibraryCall {
  readonly id: number;
  readonly depth: number;
  readonly type: string;
  readonly path: string;
  readonly args: readonly Values[];
  /** The call that made what it was called on. */
  readonly receiver: LibraryCall | undefined;
  readonly site: CallSite;
}

/** How the project has made the error that arrives. */
export interface Making {
  /** The class that it was made as, or `THROWN_TEXT`. */
  readonly as: string | undefined;
  /** The constant texts in it. */
  readonly texts: readonly string[];
  /** What was thrown: the other properties of the error are read from it. */
  readonly of: Value | undefined;
}

export type GraphFailure = Interned & {
  readonly kind: 'graph';
  readonly client: ClientId;
  readonly site: CallSite;
  readonly wrapped: Wrapped;
  readonly made: Making | undefined;
  readonly isShared: boolean;
};
/** A request whose URL depends on a parameter. */
export type OpenRequest = Interned & {
  readonly kind: 'open-request';
  readonly client: ClientId;
  readonly site: CallSite;
  readonly url: ParameterValue;
  readonly wrapped: Wrapped;
  readonly made: Making | undefined;
};
export type RequestFailure = GraphFailure | OpenRequest;

export type Failure =
  | RequestFailure
  | (Interned & { readonly kind: 'own'; readonly name: string; readonly texts: readonly string[] })
  /** Without a package: a request to another host. */
  | (Interned & { readonly kind: 'foreign'; readonly package: string | undefined })
  | (Interned & { readonly kind: 'sign-in'; readonly source: 'sign-in' | 'token endpoint' })
  | (Interned & { readonly kind: 'unknown' })
  /**
   * What a parameter fails with when it is called, when it is awaited, when it throws before it returns, or
   * when it is itself thrown.
   */
  | (Interned & {
      readonly kind: 'open';
      readonly how: 'call' | 'await' | 'throw' | 'value';
      readonly of: OpenValue;
      readonly wrapped: Wrapped;
      readonly made: Making | undefined;
      /** The package that calls it: where it turns out to be no function, that fails by itself. */ readonly package:
        string | undefined;
    });

export type Item = Value | Failure;
