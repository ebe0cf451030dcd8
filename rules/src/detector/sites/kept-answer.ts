import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext, GraphFailure } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import type { Variable } from '../../syntax/scope.js';
import { writtenValues } from '../provenance/written.js';
import {
  calledName,
  contains,
  enclosingFunction,
  isFunction,
  unwrap,
  walk,
  type Node,
} from '../../syntax/tree.js';
import type { EvidenceLevel } from '../types.js';
import { conditionsAround } from './conditions-around.js';

/** What can be kept of the failure that an error is made of, and where that comes from. */
export interface Kept {
  /** Source text for the cause. `{{name}}` stands for an export of the runtime. */
  readonly cause: string;
  readonly uses?: readonly string[];
  readonly request: GraphFailure;
  readonly level: EvidenceLevel;
}

/** A response that has failed, and the variable that holds it. */
interface Answer {
  readonly variable: Variable;
  readonly request: GraphFailure;
}

/**
 * The failed response, or its parts, that an error can keep which is made where the response is known to have
 * failed.
 */
export function answerKept(made: Node, provenance: Provenance): Kept | undefined {
  const answer = provenance.isOnFailurePath(made) ? answerAt(made, provenance) : undefined;
  const cause = answer && causeOf(answer, made, provenance);
  return cause === undefined || !answer ? undefined : { cause, request: answer.request, level: 'proven' };
}

/** The one response that the text of the error, or a condition around it, reads. */
function answerAt(made: Node, provenance: Provenance): Answer | undefined {
  const { context } = provenance;
  const owner = enclosingFunction(made, context.index);
  const tests = conditionsAround(made, context)
    .map(({ test }) => test)
    .filter((test) => !owner || contains(owner, test));
  const found = new Map<Variable, GraphFailure>();
  for (const node of [made, ...tests]) {
    for (const name of namesIn(node)) {
      const variable = context.names.variable(name);
      if (
        !variable ||
        found.has(variable) ||
        context.names.lookup(name.name, made) !== variable ||
        !mayBeResponse(name, provenance)
      )
        continue;
      const request = provenance.responseOrigin(name);
      if (request && request.shared !== true) found.set(variable, request);
    }
  }
  const [[variable, request] = [], ...others] = [...found];
  return variable && request && others.length === 0 ? { variable, request } : undefined;
}

function mayBeResponse(name: Node, provenance: Provenance): boolean {
  return provenance
    .values(name)
    .some(({ root, path }) => path.length === 0 && (root.kind === 'response' || root.kind === 'parameter'));
}

/**
 * A response of `fetch` holds nothing of its request; that of another client may hold its headers, and with
 * them the token.
 */
function causeOf(
  { variable: { name }, request }: Answer,
  made: Node,
  provenance: Provenance,
): string | undefined {
  if (request.client !== 'fetch') return undefined;
  const body = bodyAt(made, request, provenance);
  if (body === undefined) return name;
  return `{ status: ${name}.status, headers: ${name}.headers, ${body === 'body' ? 'body' : `body: ${body}`} }`;
}

/** A variable with the whole body of the response: one that the text reads, or one that is read before. */
function bodyAt(made: Node, request: GraphFailure, provenance: Provenance): string | undefined {
  const { context } = provenance;
  const owner = enclosingFunction(made, context.index) ?? context.file.ast;
  const declared = context.index
    .all('VariableDeclarator')
    .flatMap(({ id }) =>
      id.type === 'Identifier' && id.range[1] <= made.range[0] && contains(owner, id) ? [id] : [],
    );
  const read = namesIn(made);
  const all = [
    ...read,
    ...declared.filter((name) => context.names.lookup(name.name, made) === context.names.variable(name)),
  ];
  return all.find((name) => isBodyOf(name, request, provenance))?.name;
}

function isBodyOf(name: TSESTree.Identifier, request: GraphFailure, provenance: Provenance): boolean {
  // Where it is declared a name has no value yet.
  const read =
    provenance.context.names.variable(name)?.references.find((reference) => reference.isRead())?.identifier ??
    name;
  const values = provenance.values(read).some(({ root }) => root.kind === 'body')
    ? provenance.concrete(read)
    : [];
  const isBody =
    values.length > 0 &&
    values.every(
      ({ root, path, at }) =>
        root.kind === 'body' &&
        at.length === 0 &&
        path.every((part) => part === '$json') &&
        'node' in root.failure &&
        root.failure.node === request.node,
    );
  return isBody && isWholeBody(name, provenance.context);
}

/** Names of variables that are read in an expression, those of functions in it left out. */
export function namesIn(node: Node): readonly TSESTree.Identifier[] {
  const names: TSESTree.Identifier[] = [];
  walk(node, (inner) => {
    if (isFunction(inner)) return false;
    if (inner.type === 'Identifier') names.push(inner);
    return undefined;
  });
  return names;
}

/** Calls that give the body of a response, as it is or parsed. */
const READS: ReadonlySet<string> = new Set(['text', 'json', 'catch', 'parse', 'toString', 'trim']);

/** A body that nothing was cut from, and that nothing was put around. */
function isWholeBody(node: Node, context: FileContext, depth = 0): boolean {
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return isWholeBody(inner.argument, context, depth);
  if (inner.type === 'CallExpression') return READS.has(calledName(inner.callee) ?? '');
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return (
    variable !== undefined &&
    depth < 3 &&
    writtenValues(variable, context).every(
      (value) => isEmptyText(value) || isWholeBody(value, context, depth + 1),
    )
  );
}

const isEmptyText = (node: Node): boolean =>
  node.type === 'Literal' && (node.value === '' || node.value === null);
