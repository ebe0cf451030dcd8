import type { DeclaredType } from '../../syntax/types.js';

/**
 * What is kept of a source file: a graph of values and effects as plain data. It holds nothing of any other
 * file, so it is valid as long as the content of the file is the same, whoever imports it. All shapes of the
 * syntax end here: aliases, destructuring, defaults, spread, getters, classes, assertions are nodes of a
 * handful of kinds.
 */
export interface FileFacts {
  /** The first node stands for "nothing is known". */
  readonly nodes: readonly ValueNode[];
  readonly variables: readonly VariableFacts[];
  /** The first function is the module itself. */
  readonly functions: readonly FunctionFacts[];
  readonly classes: readonly ClassFacts[];
  readonly interfaces: readonly InterfaceFacts[];
  /** The first region is what no `try` of the function holds. */
  readonly regions: readonly RegionFacts[];
  readonly exports: readonly (readonly [name: string, value: ValueId])[];
  /** Specifiers of `export * from`. */
  readonly reexports: readonly string[];
}

/** Index into `FileFacts.nodes`; 0 where nothing is known. */
export type ValueId = number;

/** Keys of properties that have no name of their own. */
export const SPREAD = '...';
export const COMPUTED = '*';
/** `module.exports = value` and `export = value` */
export const WHOLE_MODULE = '=';

export type ValueNode =
  | { readonly op: 'nothing' }
  /** A string or a number. */
  | { readonly op: 'text'; readonly text: string; readonly isNumber?: true }
  /** Compared with what is asked of a property, and nothing else: no value is followed from it. */
  | { readonly op: 'constant'; readonly value: boolean | null }
  | { readonly op: 'pattern'; readonly source: string; readonly flags: string }
  /** Parts that are put together to a text. */
  | { readonly op: 'template'; readonly parts: readonly ValueId[] }
  | {
      readonly op: 'parameter';
      readonly fn: number;
      readonly index: number;
      readonly isRest: boolean;
      readonly type: ValueId;
    }
  | { readonly op: 'global'; readonly name: string }
  /**
   * `name` is `default`, `*` for the namespace, or the exported name; `local` is what the file calls one that
   * has no other name.
   */
  | { readonly op: 'import'; readonly module: string; readonly name: string; readonly local?: string }
  | CallNode
  | { readonly op: 'member'; readonly object: ValueId; readonly name: string }
  /** `object[key]`; without a key any element. */
  | { readonly op: 'element'; readonly object: ValueId; readonly key: ValueId }
  | { readonly op: 'object'; readonly properties: readonly (readonly [name: string, value: ValueId])[] }
  /** Items may be `spread`. */
  | { readonly op: 'array'; readonly items: readonly ValueId[] }
  | { readonly op: 'spread'; readonly value: ValueId }
  /** The elements from the `from`-th on. */
  | { readonly op: 'tail'; readonly value: ValueId; readonly from: number }
  | { readonly op: 'function'; readonly fn: number }
  /** Reading the property calls the function. */
  | { readonly op: 'getter'; readonly fn: number }
  | { readonly op: 'class'; readonly cls: number }
  /** The instance that a method of the class runs on; the class itself in a static one. */
  | { readonly op: 'this'; readonly cls: number; readonly isStatic: boolean }
  | { readonly op: 'super'; readonly cls: number }
  /** What the `catch` of a region gets. */
  | { readonly op: 'caught'; readonly region: number }
  | { readonly op: 'union'; readonly of: readonly ValueId[] }
  | { readonly op: 'await'; readonly value: ValueId }
  | { readonly op: 'variable'; readonly variable: number }
  /** A value that comes from itself, by way of its parts, no more than a few times. */
  | { readonly op: 'few'; readonly value: ValueId }
  /** A value of which only the written type is known. */
  | { readonly op: 'typed'; readonly type: ValueId }
  /** A value of which a type checker knows the type at its place. */
  | { readonly op: 'checked'; readonly value: ValueId; readonly types: Alternatives }
  | { readonly op: 'interface'; readonly interface: number }
  | { readonly op: 'list-type'; readonly element: ValueId }
  /** A `Map`, whose elements are pairs, or a `Record`. */
  | { readonly op: 'map-type'; readonly value: ValueId; readonly isRecord: boolean }
  | { readonly op: 'promise-type'; readonly value: ValueId }
  | { readonly op: 'function-type'; readonly result: ValueId }
  /** `ReturnType<typeof fn>`, `Awaited<T>` */
  | { readonly op: 'result-type'; readonly of: ValueId }
  | { readonly op: 'awaited-type'; readonly of: ValueId }
  /** `InstanceType<typeof Class>` */
  | { readonly op: 'instance-type'; readonly of: ValueId }
  /** `typeof value` */
  | { readonly op: 'type-query'; readonly value: ValueId };

/** One list for each member of a union: the type itself, and what it extends. */
export type Alternatives = readonly (readonly DeclaredType[])[];

export interface CallNode {
  readonly op: 'call' | 'new';
  readonly callee: ValueId;
  /** Arguments may be `spread`. */
  readonly args: readonly ValueId[];
  /** The written type arguments, where something is known of one; absent elsewhere. */
  readonly types?: readonly ValueId[];
  /** Offsets into the text: start inclusive, end exclusive. */
  readonly span: readonly [start: number, end: number];
  /** The function that the call stands in. */
  readonly fn: number;
  /** The function counts the calls of itself, and ends after a few. */
  readonly isFew?: true;
}

export interface VariableFacts {
  readonly name: string;
  /** Everything that is ever assigned. */
  readonly values: readonly ValueId[];
  /**
   * Everything that is ever stored in a property or added to the list; what statements of one block store has
   * the number of that block.
   */
  readonly stores: readonly (readonly [name: string, value: ValueId, block?: number])[];
  readonly fn: number;
}

export interface FunctionFacts {
  /** The function around it. */
  readonly parent: number;
  readonly name: string;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: number;
  readonly returns: readonly ValueId[];
  /** In source order. */
  readonly effects: readonly Effect[];
  /** The class whose method it is or stands in; -1 without one. */
  readonly cls: number;
  /** The written type of what it returns. */
  readonly returnType: ValueId;
  /** Where the function is written as an argument; absent elsewhere. */
  readonly use?: FunctionUse;
  /**
   * What it does only for some of the texts that something may be: `provider === 'google'`; absent where
   * there is nothing.
   */
  readonly branches?: readonly BranchFacts[];
}

/** `call(…, function, …)`, or `call({ property: function })` where `property` is given. */
export interface FunctionUse {
  readonly call: ValueId;
  readonly argument: number;
  readonly property?: string;
}

/** A branch of a choice by a text, by its place. */
export interface BranchFacts {
  readonly range: readonly [start: number, end: number];
  /** All branches together. */
  readonly choice: readonly [start: number, end: number];
  /** Whether what stands behind it is not reached by it. */
  readonly leaves: boolean;
}

/** Something that may make the function fail. `region` is the innermost `try` with a `catch` around it. */
export interface Effect {
  readonly kind: 'call' | 'await' | 'throw' | 'return';
  readonly value: ValueId;
  readonly region: number;
  readonly start: number;
}

export interface ClassFacts {
  readonly name: string;
  readonly superclass: ValueId;
  /** The types that are written behind it: `extends Component<Props>`. */
  readonly superTypes: readonly ValueId[];
  /** -1 without a constructor. */
  readonly constructor_: number;
  readonly members: readonly (readonly [name: string, value: ValueId, isStatic: boolean])[];
  /** What methods store in `this`. */
  readonly stores: readonly (readonly [name: string, value: ValueId])[];
  readonly implements: readonly ValueId[];
  /** The function that the class stands in. */
  readonly fn: number;
}

export interface InterfaceFacts {
  readonly name: string;
  readonly members: readonly (readonly [name: string, type: ValueId])[];
  readonly extends: readonly ValueId[];
}

export interface RegionFacts {
  readonly fn: number;
}
