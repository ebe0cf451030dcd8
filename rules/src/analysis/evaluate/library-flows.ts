import { BATCH } from '../models/batches.js';
import { expandPath, tokensOf } from '../models/paths.js';
import { RESPONSE_CLIENTS } from '../models/responses.js';
import type { FlowRow, RequestRow } from '../models/types.js';
import { enclosingReceivers, givenToMethods, setterValues } from './call-context.js';
import { handlerFailures, runFailures } from './handlers.js';
import { namesIn } from './names-in.js';
import { givenByCalls } from './callbacks.js';
import { readPath, type Evaluator } from './evaluator.js';
import type { Failure, Failures, LibraryCall, LibraryValue, Value, Values } from './items.js';
import { intercepted } from './interceptors.js';
import { instanceOf, isKnown, stepInto } from './library-values.js';
import type { Makers } from './make.js';
import { parameterIn, requestTo, requestValues } from './requests.js';

/** A step from a place in a package, with what rows put there. */
export function libraryMember(
  value: LibraryValue,
  token: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const next = stepInto(value, token, evaluator, make);
  return evaluator.pool.union<Value>(
    isKnown(next) ? evaluator.pool.one(next) : evaluator.pool.empty,
    ...flowsInto(next, evaluator, make),
  );
}

/** What rows put at a place below the result of a call. */
export function flowsInto(
  { type, path, call }: LibraryValue,
  evaluator: Evaluator,
  make: Makers,
): readonly Values[] {
  if (!call || call.type !== type || !path.startsWith(call.path)) return [];
  const output = path.slice(call.path.length).replace(/^\./, '');
  const rows = flowsOf(call, evaluator).filter((row) => row.output === output);
  return rows.map((row) => inputOf(row, call, evaluator, make));
}

/**
 * What a value is a part of: `.Member[error]`, `.Member[errors].ArrayElement`; with `Rejects` a promise that
 * fails with it.
 */
export function placed(values: Values, steps: readonly string[], evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (values.items.length === 0) return values;
  return steps.reduceRight((inner, step): Values => {
    const [, name] = /^Member\[(.+)\]$/.exec(step) ?? [];
    if (name !== undefined) return pool.one<Value>(make.record([[name, inner]]));
    if (step === 'ArrayElement') return pool.one(make.list(inner));
    return pool.one<Value>(
      make.promise(
        pool.empty,
        pool.flat(inner, (value) => evaluator.thrown(value)),
      ),
    );
  }, values);
}

/** The rows about a call, those about another event left out. */
export function flowsOf({ type, path, args }: LibraryCall, { models }: Evaluator): readonly FlowRow[] {
  const isMeant = ({ event }: FlowRow): boolean =>
    event === undefined ||
    args[0]?.items.some(
      (item) => item.kind === 'text' && item.isWhole && new RegExp(event, 'i').test(item.text),
    ) === true;
  return models.flows(type, path).filter(isMeant);
}

/** The values that a row takes from a call. */
export function inputOf(
  row: Pick<FlowRow, 'input'>,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Values {
  return evaluator.pool.union(...expandPath(row.input).map((path) => valuesAt(path, call, evaluator, make)));
}

/** What a path of a row stands for at a call. */
export function valuesAt(path: string, call: LibraryCall, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  let origin: LibraryCall | undefined = call;
  let values: Values = pool.empty;
  let isOfCall = false;
  const tokens = tokensOf(path);
  for (const [position, token] of tokens.entries()) {
    const given = (): readonly Values[] =>
      origin
        ? givenAt(
            tokens
              .slice(0, position)
              .filter((before) => before !== 'Receiver')
              .join('.'),
            undefined,
            origin,
            evaluator,
            make,
          )
        : [];
    const [, name = '', list = ''] = /^(\w+)(?:\[(.*)\])?$/.exec(token) ?? [];
    if (name === 'Receiver') {
      origin = origin?.receiver;
      isOfCall = true;
      continue;
    }
    const each = (step: (value: Value) => Values): void => {
      values = pool.flat(values, step);
    };
    if (name === 'Argument') values = origin?.args[Number(list)] ?? pool.empty;
    else if (name === 'TypeArgument') values = typeArgument(call, Number(list), evaluator);
    else if (name === 'Instance') each((value) => instanceOf(value, evaluator, make));
    else if (name === 'Fails' && isOfCall && origin)
      values = asErrors(fails(origin, evaluator, make), evaluator, make);
    else if (name === 'Call') values = givenByCall(call, evaluator, make);
    else if (name === 'EnclosingReceiver') values = enclosingReceivers(call, evaluator);
    else if (name === 'Setter') values = setterValues(call, evaluator);
    else if (name === 'Handlers')
      return origin
        ? asErrors(handlerFailures(origin, list.split(','), evaluator, make), evaluator, make)
        : pool.empty;
    else if (name === 'Runs')
      return origin
        ? asErrors(runFailures(origin, list.split(','), evaluator, make), evaluator, make)
        : pool.empty;
    else if (name === 'Member')
      each((value) =>
        value.kind === 'text'
          ? pool.empty
          : pool.union(...list.split(',').map((property) => readPath(value, [property], evaluator))),
      );
    else if (name === 'CalledWith') each((value) => givenToMethods(value, list.split(','), evaluator));
    else if (name === 'ArrayElement') each((value) => evaluator.elements(value));
    else if (name === 'Property')
      each((value) =>
        pool.union(
          ...pathsIn(origin?.args[Number(list)] ?? pool.empty, evaluator).map((names) =>
            readPath(value, names, evaluator),
          ),
        ),
      );
    else if (name === 'ReturnValue')
      each((value) =>
        value.kind === 'function' || value.kind === 'library'
          ? evaluator.call(value, given(), call.site)
          : pool.empty,
      );
    else if (name === 'Unref') each((value) => unreferenced(value, evaluator, make));
    else if (name === 'Resolves') each((value) => evaluator.resolved(value));
    else if (name === 'Rejects')
      values = asErrors(
        pool.flat(values, (value) => failuresOfRunning(value, evaluator, given())),
        evaluator,
        make,
      );
    else if (name === 'Fails')
      values = asErrors(
        pool.flat(values, (value) => failuresOfObservable(value, evaluator, make)),
        evaluator,
        make,
      );
    else if (name === 'Parameter') return givenCalls(values, tokens.slice(position), evaluator);
    else return pool.empty;
    isOfCall = false;
  }
  return values;
}

/** What the type is of that is written at a call: `useState<Client>()`. */
function typeArgument({ site: { file, node } }: LibraryCall, index: number, evaluator: Evaluator): Values {
  const call = file.facts.nodes[node];
  return evaluator.typed(
    file,
    (call?.op === 'call' || call?.op === 'new' ? call.types?.[index] : undefined) ?? 0,
  );
}

/** Names in a list of names. */
const MAX_NAMES = 8;

/** Paths of properties as libraries take them: `'response.data.error'`, `['response', 'data', 'error']`. */
function pathsIn(values: Values, evaluator: Evaluator): readonly (readonly string[])[] {
  return values.items.flatMap((item) => {
    if (item.kind === 'text')
      return item.isWhole ? [item.text.split(/[.[\]'"]+/).filter((name) => name !== '')] : [];
    const names = Array.from(
      { length: MAX_NAMES },
      (_, index) =>
        evaluator
          .member(item, String(index))
          .items.flatMap((name) => (name.kind === 'text' && name.isWhole ? [name.text] : []))[0],
    );
    const end = names.indexOf(undefined);
    const known = names.slice(0, end === -1 ? MAX_NAMES : end) as readonly string[];
    return known.length > 0 ? [known] : [];
  });
}

/** Parameters of which rows say the type. */
const PARAMETERS = [0, 1, 2, 3] as const;

/**
 * What rows give to the parameters of the function at a place of a call: each as a whole, or some of its
 * properties. A function may be given what it fails with itself, so the answers depend on each other.
 * @param arity how many parameters it has, where that is known: some rows are about functions of so many only
 */
export function givenAt(
  place: string,
  arity: number | undefined,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): readonly Values[] {
  const { pool } = evaluator;
  const rows = flowsOf(call, evaluator).flatMap((row) => {
    const at = row.output.startsWith(`${place}.Parameter[`)
      ? /^\[(\d+)\](?:\.(.+))?$/.exec(row.output.slice(`${place}.Parameter`.length))
      : null;
    return at && (row.arity === undefined || row.arity === arity)
      ? [{ row, index: Number(at[1]), steps: tokensOf(at[2] ?? '') }]
      : [];
  });
  const given = ({ row, steps }: (typeof rows)[number]): Values =>
    placed(inputOf(row, call, evaluator, make), steps, evaluator, make);
  const isBetween = evaluator.models
    .intercepts(call.type)
    .some(({ path, handler }) => path === call.path && handler === place);
  const types = PARAMETERS.map((index) =>
    evaluator.models.typeAt(call.type, `${call.path}.${place}.Parameter[${index}]`),
  );
  return Array.from(
    {
      length:
        1 +
        Math.max(
          isBetween ? 0 : -1,
          types.findLastIndex((type) => type !== undefined),
          ...rows.map(({ index }) => index),
        ),
    },
    (_, index) =>
      evaluator.once(`given at ${call.id} ${place} ${index} ${arity ?? ''}`, () => {
        const type = types[index];
        return pool.union(
          ...(type === undefined ? [] : [pool.one<Value>(make.library(type, '', call))]),
          ...(isBetween && index === 0 ? [failuresOfClient(call, evaluator, make)] : []),
          ...rows.filter((row) => row.index === index).map(given),
        );
      }),
  );
}

/**
 * `Argument[0].Parameter[0].Given[0]`: what the function gives to calls of its parameter, or of a property of
 * that; with `ReturnValue` what a function gives that it gives there.
 */
function givenCalls(functions: Values, tokens: readonly string[], evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const numberIn = (token: string): number => Number(/\[(\d+)\]/.exec(token)?.[1] ?? 0);
  const [, property] = tokens.map((token) => /^Member\[(.+)\]$/.exec(token)).find((found) => found) ?? [];
  const place = numberIn(tokens.find((token) => token.startsWith('Given')) ?? '');
  const given = pool.flat(functions, (fn) =>
    fn.kind === 'function'
      ? givenByCalls(fn, numberIn(tokens[0] ?? ''), property, place, evaluator)
      : pool.empty,
  );
  return tokens.at(-1) === 'ReturnValue'
    ? pool.flat(given, (value) => (value.kind === 'function' ? evaluator.invoke(value, []) : pool.empty))
    : given;
}

/**
 * An object as it is read through a proxy that gives the values of references in it: `store.error` of
 * `{ error: ref(null) }`.
 */
function unreferenced(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const referenced = (item: Value): Values =>
    pool.bag(evaluator.member(item, 'value').items.filter(({ kind }) => kind !== 'method'));
  return pool.one<Value>(
    make.record(
      namesIn(value).map((name) => [name, pool.flat(evaluator.member(value, name), referenced)] as const),
    ),
  );
}

/** What the requests of a client fail with whose address it knows itself. */
function failuresOfClient(call: LibraryCall, evaluator: Evaluator, make: Makers): Values {
  const row = evaluator.models.sender(call.type, '');
  return row
    ? asErrors(failuresOfRequest(row, { ...call, args: [] }, evaluator, make), evaluator, make)
    : evaluator.pool.empty;
}

/** What a call gives: by the row of a request, and else by what stands where it is called. */
function givenByCall(call: LibraryCall, evaluator: Evaluator, make: Makers): Values {
  const request = evaluator.models.request(call.type, call.path);
  return request ? sentBy(request, call, evaluator, make) : evaluator.value(call.site.file, call.site.node);
}

/**
 * The values of a URL: the first of the places of a row at which something is known. What a caller gives may
 * be nothing: then a whole URL counts that stands at a later place, and what a caller gives there as well.
 */
function urlsOf(places: string, call: LibraryCall, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const open: Value[] = [];
  for (const place of expandPath(places)) {
    const found = valuesAt(place, call, evaluator, make).items.filter(
      (item) => item.kind === 'text' || parameterIn(item).length > 0,
    );
    const isText = found.some(
      (item) => item.kind === 'text' && (open.length === 0 || /^https?:/.test(item.text)),
    );
    if (isText) return pool.bag(found);
    open.push(...found.filter((item) => item.kind !== 'text'));
  }
  return pool.bag(open);
}

/** What a request fails with, by the URL that is given to it. */
function failuresOfRequest(
  { client, url }: Pick<RequestRow, 'client' | 'url'>,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  return requestTo(urlsOf(url, call, evaluator, make), client, call.site, evaluator, make);
}

/** The promise of what a row says that a call sends. */
export function sentBy(
  { client, url }: Pick<RequestRow, 'client' | 'url'>,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (url !== 'always') {
    const failures = failuresOfRequest({ client, url }, call, evaluator, make);
    return intercepted(requestValues(failures, evaluator, make), failures, call, evaluator, make);
  }
  const request = make.graph(client, call.site);
  if (isBatch(call) && !RESPONSE_CLIENTS.has(client))
    return pool.one<Value>(make.promise(pool.one<Value>(make.body(request)), pool.one<Failure>(request)));
  return pool.one<Value>(make.request(request));
}

/** Whether a call, or one that made what it is called on, is given the address of a batch. */
function isBatch(call: LibraryCall): boolean {
  for (let current: LibraryCall | undefined = call; current; current = current.receiver) {
    if (current.args.some(({ items }) => items.some((item) => item.kind === 'text' && BATCH.test(item.text))))
      return true;
  }
  return false;
}

/** What an observable fails with; nothing for other values. */
export function failuresOfObservable(value: Value, evaluator: Evaluator, make: Makers): Failures {
  return value.kind === 'library' && value.call ? fails(value.call, evaluator, make) : evaluator.pool.empty;
}

/** What an observable fails with: by the call that made it, or the one that made what that was called on. */
function fails(call: LibraryCall, evaluator: Evaluator, make: Makers): Failures {
  const { pool } = evaluator;
  const found: Failures[] = [];
  for (let current: LibraryCall | undefined = call; current; current = current.receiver) {
    const made = current;
    const request = evaluator.models.request(made.type, made.path);
    if (request?.gives !== undefined) found.push(failuresOfRequest(request, made, evaluator, make));
    for (const row of flowsOf(made, evaluator))
      if (row.output === 'ReturnValue.Fails')
        found.push(pool.flat(inputOf(row, made, evaluator, make), (value) => evaluator.thrown(value)));
  }
  return pool.union(...found);
}

/** What running a function fails with, or waiting for a promise. */
export function failuresOfRunning(
  value: Value,
  evaluator: Evaluator,
  given: readonly Values[] = [],
): Failures {
  const { pool } = evaluator;
  if (value.kind !== 'function' && value.kind !== 'method') return evaluator.rejected(value);
  const site = value.kind === 'function' ? { file: value.file, node: 0 } : undefined;
  if (!site) return pool.empty;
  const result = evaluator.call(value, given, site);
  return pool.union(
    evaluator.thrownBy(value, given, site),
    pool.flat(result, (item) => evaluator.rejected(item)),
  );
}

export function asErrors(failures: Failures, { pool }: Evaluator, make: Makers): Values {
  return failures.items.length > 0 ? pool.one(make.error({ kind: 'failures', failures })) : pool.empty;
}
