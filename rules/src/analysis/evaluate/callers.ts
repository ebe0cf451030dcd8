import type { CallNode, FileFacts, ValueId } from '../facts/types.js';
import { argumentsOf } from './arguments.js';
import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { givenByUse } from './given.js';
import type { Makers } from './make.js';

/** What one call gives to the parameters of a function. */
export interface Given {
  /** Tells calls apart. */
  readonly place: string;
  readonly call: ValueId;
  /** The function that the call stands in. */
  readonly fn: number;
  readonly file: EvaluatedFile;
  readonly args: readonly Values[];
  /** The call may as well be one of another function. */
  readonly isShared: boolean;
  /** The function counts the calls of itself, and ends after a few. */
  readonly isFew: boolean;
}

/** More callers than this say no more. */
const MAX_CALLERS = 60;

/** The calls of a function in its own file, and those that are given it as an argument. */
export function callersIn(
  file: EvaluatedFile,
  target: EvaluatedFile,
  fn: number,
  evaluator: Evaluator,
  make: Makers,
): readonly Given[] {
  const found: Given[] = [];
  const facts = target.facts.functions[fn];
  if (!facts || facts.use) return found;
  const isReturned = isGivenBack(target.facts, fn);
  const name = calledAs(target.facts, fn);
  // Other files know a file by what is written in it, whatever a type checker has to say of it.
  const isTarget = (value: Value): boolean =>
    value.kind === 'function' && value.file.path === target.path && value.fn === fn;
  file.facts.nodes.forEach((node, id) => {
    if ((node.op !== 'call' && node.op !== 'new') || found.length >= MAX_CALLERS) return;
    // Other files are known to hold the name, and most of their calls are of something else.
    if (file !== target && !names(file, node, name)) return;
    const place = `${file.path}:${String(node.span[0])}`;
    const callees = evaluator.value(file, node.callee).items;
    if (isConstructor(file, node, target, fn, evaluator) || callees.some(isTarget)) {
      const isShared = callees.some((callee) => callee.kind === 'function' && !isTarget(callee));
      found.push({
        place,
        call: id,
        fn: node.fn,
        file,
        args: argumentsOf(file, node.args, evaluator),
        isShared,
        isFew: node.isFew === true,
      });
      return;
    }
    const argument = node.args.findIndex(
      (arg) => mayBeFunction(file, arg, isReturned) && evaluator.value(file, arg).items.some(isTarget),
    );
    if (argument < 0) return;
    const args = Array.from({ length: facts.parameters }, (_, index) =>
      givenByUse(file, facts.parameters, { call: id, argument }, index, evaluator, make),
    );
    if (args.some(({ items }) => items.length > 0))
      found.push({ place, call: id, fn: node.fn, file, args, isShared: false, isFew: false });
  });
  return found;
}

/** Whether a call, or one of its arguments, goes by a name. */
function names(file: EvaluatedFile, node: CallNode, name: string): boolean {
  return [node.callee, ...node.args].some((id) => namesOf(file, id).includes(name));
}

function namesOf(file: EvaluatedFile, id: ValueId): readonly string[] {
  const node = file.facts.nodes[id];
  if (node?.op === 'member' || node?.op === 'import') return [node.name];
  if (node?.op === 'call') return namesOf(file, node.callee);
  return node?.op === 'variable'
    ? (file.facts.variables[node.variable]?.values ?? []).flatMap((value) =>
        file.facts.nodes[value]?.op === 'variable' ? [] : namesOf(file, value),
      )
    : [];
}

function isConstructor(
  file: EvaluatedFile,
  node: CallNode,
  target: EvaluatedFile,
  fn: number,
  evaluator: Evaluator,
): boolean {
  if (node.op !== 'new') return false;
  return evaluator
    .value(file, node.callee)
    .items.some(
      (value) =>
        value.kind === 'class' &&
        value.file.path === target.path &&
        value.file.facts.classes[value.cls]?.constructor_ === fn,
    );
}

/**
 * The name by which others come to a function: its own, that of the class which it makes, or that of the function
 * which gives it back.
 */
export function calledAs(facts: FileFacts, fn: number): string {
  const made = facts.classes.find(({ constructor_ }) => constructor_ === fn);
  if (made) return made.name;
  const { name = '', parent = 0 } = facts.functions[fn] ?? {};
  return name === '' && isGivenBack(facts, fn) ? (facts.functions[parent]?.name ?? '') : name;
}

/** Whether the function around it returns a function: `const ignoring = (text) => (error) => { … }`. */
function isGivenBack({ functions, nodes }: FileFacts, fn: number): boolean {
  const returned = functions[functions[fn]?.parent ?? 0]?.returns ?? [];
  return returned.some((id) => {
    const node = nodes[id];
    return node?.op === 'function' && node.fn === fn;
  });
}

function mayBeFunction(file: EvaluatedFile, id: ValueId, isReturned: boolean): boolean {
  const op = file.facts.nodes[id]?.op;
  if (op === 'call') return isReturned;
  return op === 'variable' || op === 'member' || op === 'import' || op === 'union';
}
