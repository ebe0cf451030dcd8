import { expandPath, partsOfToken, tokensOf } from '../models/paths.js';
import { RESPONSE_CLIENTS } from '../models/responses.js';
import type { FlowRow, RequestRow } from '../models/types.js';
import { enclosingReceivers, setterValues } from './call-context.js';
import { emittedValues } from './emitted.js';
import { handlerFailures, runFailures } from './handlers.js';
import type { Evaluator } from './evaluator.js';
import type { Failure, Failures, LibraryCall, Value, Values } from './items.js';
import { flowsOf, placed, typesOfParameters } from './flow-rows.js';
import { intercepted } from './interceptors.js';
import type { Makers } from './make.js';
import { givenCalls, isBatch, stepOf, typeArgument } from './parts-of-calls.js';
import { parameterIn, requestTo, requestValues } from './requests.js';
import { asErrors, failuresOfRunning } from './running.js';

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
    const [name = '', list = ''] = partsOfToken(token);
    if (name === 'Receiver') {
      origin = origin?.receiver;
      isOfCall = true;
      continue;
    }
    const step = stepOf(name, list, origin, evaluator, make);
    if (step) values = pool.flat(values, step);
    else if (name === 'Argument') values = origin?.args[Number(list)] ?? pool.empty;
    else if (name === 'TypeArgument') values = typeArgument(call, Number(list), evaluator);
    else if (name === 'Call') values = givenByCall(call, evaluator, make);
    else if (name === 'EnclosingReceiver') values = enclosingReceivers(call, evaluator);
    else if (name === 'Emitted') values = emittedValues(call, Number(list), evaluator);
    else if (name === 'Setter') values = setterValues(call, evaluator);
    else if (name === 'ReturnValue')
      values = pool.flat(values, (value) =>
        value.kind === 'function' || value.kind === 'library'
          ? evaluator.call(value, given(), call.site)
          : pool.empty,
      );
    else if (name === 'Parameter') return givenCalls(values, tokens.slice(position), evaluator);
    else {
      const failures = failuresAt(name, list, { values, origin, isOfCall, given }, evaluator, make);
      if (name === 'Handlers' || name === 'Runs' || !failures)
        return failures ? asErrors(failures, evaluator, make) : pool.empty;
      values = asErrors(failures, evaluator, make);
    }
    isOfCall = false;
  }
  return values;
}

/** How far a path of a row has been followed. */
interface Reached {
  readonly values: Values;
  /** The call that is meant; undefined where none has made what was called. */
  readonly origin: LibraryCall | undefined;
  /** The call itself is meant, and no value of it. */
  readonly isOfCall: boolean;
  /** What rows give to the function that was come to. */
  readonly given: () => readonly Values[];
}

/** The failures that a token of a path stands for; undefined for tokens of none. */
function failuresAt(
  token: string,
  list: string,
  { values, origin, isOfCall, given }: Reached,
  evaluator: Evaluator,
  make: Makers,
): Failures | undefined {
  const { pool } = evaluator;
  switch (token) {
    case 'Fails':
      return isOfCall && origin
        ? fails(origin, evaluator, make)
        : pool.flat(values, (value) => failuresOfObservable(value, evaluator, make));
    case 'Rejects':
      return pool.flat(values, (value) => failuresOfRunning(value, evaluator, given()));
    case 'Handlers':
      return origin ? handlerFailures(origin, list.split(','), evaluator, make) : undefined;
    case 'Runs':
      return origin ? runFailures(origin, list.split(','), evaluator, make) : undefined;
    default:
      return undefined;
  }
}

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
  // A handler of errors has other parameters than its siblings.
  const isOfItsOwn = rows.some(({ row }) => row.arity !== undefined);
  const types = isOfItsOwn ? [] : typesOfParameters(place, call, evaluator);
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
