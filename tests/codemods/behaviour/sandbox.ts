import * as runtime from 'msgraph-errors';
import ts from 'typescript';

/** What code under test may do outside of itself. */
export interface World {
  /** A request that some client sends; `path` names what was called. */
  readonly request: (path: string) => Promise<unknown>;
  readonly fetch: (...args: unknown[]) => unknown;
  readonly log: (...parts: unknown[]) => void;
  /** Waits of `sleep`, `setTimeout` and the like, in milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Stands for `msgraph-errors`. */
  readonly runtime?: Readonly<Record<string, unknown>>;
  /** More names that the code can read. */
  readonly names?: Readonly<Record<string, unknown>>;
}

/** Called things that are no requests: waiting, tokens, logging, own bookkeeping. */
const WAITS = /(?:sleep|delay|wait|pause)\w*$/i;
const CLIENT = /(?:getClient|connect)\(\)$/i;
const QUIET = /token|log|report|track|refresh|renew|auth|notify|mark|save|store|cache|emit|telemetry|metric/i;

/**
 * Stands for anything that code imports or declares and does not define: every member and every result is the
 * same kind of thing, callbacks are called, and awaiting one sends a request.
 */
export function anything(path: string, world: World, isPromise = true): unknown {
  const members = new Map<PropertyKey, unknown>();
  const settle = (): Promise<unknown> => {
    if (CLIENT.test(path)) return Promise.resolve(anything('client', world, false));
    return QUIET.test(path) ? Promise.resolve('token') : world.request(path);
  };
  const special = (key: PropertyKey): unknown => {
    if (key === Symbol.toPrimitive) return () => 'x';
    if (key === Symbol.hasInstance) return () => true;
    if (key === Symbol.iterator)
      return () => [0, 1].map((index) => anything(`${path}.${String(index)}`, world)).values();
    if (key === 'then')
      return (...callbacks: Parameters<Promise<unknown>['then']>) => handled(settle().then(...callbacks));
    if (key === 'catch') return (handler: (error: unknown) => unknown) => handled(settle().catch(handler));
    if (key === 'finally') return (handler: () => void) => handled(settle().finally(handler));
    return undefined;
  };
  return new Proxy(function () {}, {
    get(_target, key) {
      if (key === 'then' && !isPromise) return undefined;
      const known = special(key);
      if (known !== undefined) return known;
      if (typeof key === 'symbol') return undefined;
      if (!members.has(key)) members.set(key, anything(`${path}.${key}`, world));
      return members.get(key);
    },
    has: () => true,
    apply: (_target, _self, args: readonly unknown[]) => called(path, args, world),
    construct: (_target, args: readonly unknown[]) =>
      anything(`${path}#${String(args.length)}`, world) as object,
  });
}

/**
 * A promise that may be dropped: what it rejects with is looked at elsewhere, or nowhere in the code under
 * test.
 */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function called(path: string, args: readonly unknown[], world: World): unknown {
  const [first] = args;
  if (WAITS.test(path)) return world.sleep(typeof first === 'number' ? first : 0);
  if (/(?:^|\.)(?:console|log(?:ger)?)\.\w+$/i.test(path)) {
    world.log(...args);
    return undefined;
  }
  if (QUIET.test(path)) world.log(path);
  if (isDecorator(args)) return undefined;
  // Handlers in options and in JSX are called as well.
  const handlers = args.flatMap((argument) =>
    typeof argument === 'object' && argument !== null && !(argument instanceof Error)
      ? (Object.values(argument) as unknown[])
      : [argument],
  );
  const given = ['first', 'second', 'third'].map((name) => anything(name, world));
  const results = handlers
    .filter((handler) => typeof handler === 'function' && !isAnything(handler) && !isClass(handler))
    .map((handler) => (handler as AnyFunction)(...given));
  const promises = results.filter((item) => item instanceof Promise);
  for (const promise of promises) void handled(promise);
  return promises[0] ?? anything(`${path}()`, world);
}

/** `@decorated class`, and `@decorated method()` with its descriptor: they stay as they are. */
function isDecorator([first, second, third]: readonly unknown[]): boolean {
  return (
    isClass(first) ||
    (typeof second === 'string' && typeof third === 'object' && third !== null && 'value' in third)
  );
}

function isClass(value: unknown): boolean {
  return typeof value === 'function' && Function.prototype.toString.call(value).startsWith('class');
}

function isAnything(value: unknown): boolean {
  return typeof value === 'function' && Symbol.toPrimitive in value;
}

type Program = (scope: object) => void;

const compiled = new Map<string, Program>();

function compile(path: string, text: string): Program {
  const known = compiled.get(text);
  if (known) return known;
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    jsx: ts.JsxEmit.React,
    esModuleInterop: true,
    experimentalDecorators: true,
  };
  const { outputText } = ts.transpileModule(text.replace(/^#!.*/, ''), {
    fileName: path.replace(/\.[cm](?=[jt]s$)/, '.'),
    compilerOptions: options,
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the cases are run as a user would run them
  const program = new Function(
    'scope',
    `with (scope) { (function () { 'use strict';\n${outputText}\n}).call(exports); }`,
  ) as Program;
  compiled.set(text, program);
  return program;
}

/**
 * Runs a module, TypeScript or JavaScript in any format, and gives its exports. What it does not define is
 * `anything`.
 */
export function load(path: string, text: string, world: World): unknown {
  const module = { exports: {} as Record<string, unknown> };
  const modules = new Map<string, unknown>([['msgraph-errors', { ...runtime, ...world.runtime }]]);
  const require = (name: string): unknown => {
    if (!modules.has(name))
      modules.set(
        name,
        name.includes('timers/promises') ? { setTimeout: world.sleep } : anything(name, world),
      );
    return modules.get(name);
  };
  const timer = (callback: () => unknown, ms = 0): void =>
    void world
      .sleep(ms)
      .then(() => callback())
      .catch(() => undefined);
  const known: Record<string, unknown> = {
    module,
    exports: module.exports,
    require,
    fetch: world.fetch,
    setTimeout: timer,
    console: { log: world.log, warn: world.log, error: world.log, info: world.log, debug: world.log },
    React: anything('React', world),
    ...world.names,
  };
  const scope = new Proxy(known, {
    has: (target, key) => key in target || !(key in globalThis),
    get: (target, key) =>
      key === Symbol.unscopables
        ? undefined
        : key in target
          ? target[key as string]
          : (target[key as string] = anything(String(key), world)),
  });
  compile(path, text)(scope);
  return module.exports;
}

/**
 * Calls of every function that a module exports, methods of its classes included; `give` makes an argument
 * for a parameter.
 */
export function callsOf(exports: unknown, give: (parameter: string) => unknown): readonly (() => unknown)[] {
  const values = typeof exports === 'function' ? [exports] : Object.values(exports as object);
  return values.flatMap((value: unknown) => callsOfValue(value, give));
}

type AnyFunction = (...given: unknown[]) => unknown;

function callsOfValue(value: unknown, give: (parameter: string) => unknown): readonly (() => unknown)[] {
  if (typeof value !== 'function' || isAnything(value)) return [];
  const args = (): unknown[] => parametersOf(value).map(give);
  if (!isClass(value)) return [() => (value as AnyFunction)(...args())];
  const { prototype } = value as { prototype: object };
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (name === 'constructor' || typeof method !== 'function') return [];
    return [
      () =>
        (method as AnyFunction).apply(
          new (value as new (...given: unknown[]) => object)(...args()),
          parametersOf(method).map(give),
        ),
    ];
  });
}

function parametersOf(fn: unknown): readonly string[] {
  const text = Function.prototype.toString.call(fn);
  const file = ts.createSourceFile(
    'f.js',
    `(${/^(?:async\s+)?(?:function|\(|[\w$]+\s*=>|class)/.test(text) ? text : `{${text}}`})`,
    ts.ScriptTarget.ES2022,
    true,
  );
  let found: readonly string[] | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isFunctionLike(node) &&
      !(ts.isMethodDeclaration(node) && ts.isClassLike(node.parent) && node.name.getText() !== 'constructor')
    )
      found = node.parameters.map(({ name }) => name.getText());
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found ?? [];
}
