import type { ClassFacts, FunctionFacts, InterfaceFacts, VariableFacts } from './types.js';

/** Facts to which something is added while a file is lowered. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export type OpenFunction = Mutable<FunctionFacts>;
export type OpenClass = Mutable<ClassFacts>;
export type OpenInterface = Mutable<InterfaceFacts>;
export type OpenVariable = Mutable<VariableFacts>;
