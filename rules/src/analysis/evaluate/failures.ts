import type { CallNode, Effect, ValueId } from '../facts/types.js';
import { NAMED } from '../models/names.js';
import { argumentsOf } from './arguments.js';
import type { Evaluator } from './evaluator.js';
import type { Environment, ErrorValue, Failure, Failures, Value } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';
import { withAlternatives } from './alternatives.js';
import { thrownByArguments } from './unknown-calls.js';
import { calledNameOf } from './call-context.js';

/** What makes a function fail: what no `try` in it holds. */
export function failuresOfFunction(
  file: EvaluatedFile,
  fn: number,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { effects = [], branches = [] } = file.facts.functions[fn] ?? {};
  const each = effects
    .filter(({ region }) => region === 0)
    .map((effect) => ({
      start: effect.start,
      failures: failuresOfEffect(file, fn, effect, evaluator, make),
    }));
  return evaluator.pool.union(...withAlternatives(each, branches, evaluator, make));
}

/** What one effect fails with that is handled as an error. */
export interface FailureGroup {
  /** Where the effect stands; absent where only the failures are known. */
  readonly effect: { readonly file: EvaluatedFile; readonly node: ValueId } | undefined;
  readonly failures: Failures;
}

export function groupsOf(
  { source }: ErrorValue,
  evaluator: Evaluator,
  make: Makers,
): readonly FailureGroup[] {
  if (source.kind === 'failures')
    return source.failures.items.map((failure) => ({
      effect: undefined,
      failures: evaluator.pool.one(failure),
    }));
  const { file, region, env } = source;
  const fn = file.facts.regions[region]?.fn ?? 0;
  const effects = (file.facts.functions[fn]?.effects ?? []).filter((effect) => effect.region === region);
  return groupsOfEffects(file, fn, effects, evaluator, make, env);
}

/** @param env what fills the parameters; without it they stay open */
export function groupsOfEffects(
  file: EvaluatedFile,
  fn: number,
  effects: readonly Effect[],
  evaluator: Evaluator,
  make: Makers,
  env?: Environment,
): readonly FailureGroup[] {
  return effects.map((effect) => ({
    effect: { file, node: effect.value },
    failures: evaluator.fillFailures(failuresOfEffect(file, fn, effect, evaluator, make), env),
  }));
}

function failuresOfEffect(
  file: EvaluatedFile,
  fn: number,
  effect: Effect,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  return evaluator.once(`effect ${file.id} ${fn} ${effect.kind} ${effect.value} ${effect.start}`, () =>
    findFailures(file, fn, effect, evaluator, make),
  );
}

function findFailures(
  file: EvaluatedFile,
  fn: number,
  { kind, value }: Effect,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { pool } = evaluator;
  const node = file.facts.nodes[value];
  switch (kind) {
    case 'call':
      return node?.op === 'call' ? thrownBy(file, node, value, evaluator) : pool.empty;
    case 'await':
      return node?.op === 'await' ? failuresOfWait(file, node.value, evaluator, make) : pool.empty;
    case 'return':
      return file.facts.functions[fn]?.isAsync === true
        ? failuresOfWait(file, value, evaluator, make)
        : pool.empty;
    case 'throw': {
      const thrown = pool.flat(evaluator.value(file, value), (item) => evaluator.thrown(item));
      return thrown.items.length > 0 ? thrown : pool.one(make.unknown());
    }
  }
}

function thrownBy(file: EvaluatedFile, node: CallNode, id: number, evaluator: Evaluator): Failures {
  const { pool } = evaluator;
  const callees = evaluator.value(file, node.callee);
  const args = argumentsOf(file, node.args, evaluator);
  if (callees.items.length === 0) return thrownByArguments(calledNameOf(file, node), args, evaluator);
  return pool.flat(callees, (callee) => evaluator.thrownBy(callee, args, { file, node: id }));
}

/** What an `await` fails with. Something that cannot be followed counts: it may fail as well. */
function failuresOfWait(file: EvaluatedFile, waited: number, evaluator: Evaluator, make: Makers): Failures {
  const { pool, models } = evaluator;
  const values = evaluator.value(file, waited);
  const found = pool.flat(values, (value) => evaluator.rejected(value));
  const node = file.facts.nodes[waited];
  // A parameter whose type is of a package is told by that, whoever gives it.
  const isOpen = found.items.every(({ kind }) => kind === 'open');
  if (!isOpen || node?.op !== 'call' || values.items.some(isFollowed)) return found;
  const callees = evaluator.value(file, node.callee);
  if (
    callees.items.some(({ kind }) => kind === 'function') ||
    callees.items.some(
      (item) =>
        item.kind === 'method' && (item.receiver.kind === 'response' || item.receiver.kind === 'body'),
    )
  )
    return found;
  const library = callees.items.find((item) => item.kind === 'library');
  const orElse = (failure: Failure): Failures => (found.items.length > 0 ? found : pool.one(failure));
  if (library?.kind !== 'library' || library.type === 'global' || library.type === NAMED)
    return orElse(make.unknown());
  // Where rows say what it fails with, it fails with nothing else.
  if (models.flows(library.type, library.path).some(({ output }) => /^Rejects\b/.test(output))) return found;
  const barrier = models.barrier(library.type);
  if (barrier !== undefined) return barrier === 'sign-in' ? pool.one(make.signIn('sign-in')) : pool.empty;
  // What may send requests to Graph itself is nothing foreign.
  return orElse(models.sendsRequests(library.type) ? make.unknown() : make.foreign(library.type));
}

/** Where a promise is known, it is known that it does not fail. */
function isFollowed({ kind }: Value): boolean {
  return kind === 'async' || kind === 'promise' || kind === 'body' || kind === 'request';
}
