import { propertyName, unwrap, type Node } from '../syntax.js';
import type { Failure, FileContext, GraphFailure } from '../provenance/context.js';
import { clientOfModule, isErrorType, isHttpClient } from '../provenance/clients.js';
import { failuresOfRoot, type ConcreteValue } from '../provenance/values.js';
import { importOf, type Variable } from '../scope.js';
import type { EvidenceLevel } from '../types.js';

/**
 * Where the line runs between `proven`, `likely` and silence, by what else may have failed at the same place.
 * `unknown`: a call that could not be followed. `foreign`: a call of another library or host.
 */
export interface Origins {
  readonly graph: readonly GraphFailure[];
  readonly own: readonly string[];
  readonly unknown: number;
  readonly foreign: number;
  /** Calls that give the error to the helper which tests it; 0 when it is tested where it is caught. */
  readonly callers: number;
  /** Those of the calls that may give a Graph error. */
  readonly graphCallers: number;
}

export function originsOf(values: readonly ConcreteValue[]): Origins {
  const failures = new Set<Failure>(values.flatMap((value) => failuresOfRoot(value.root)));
  const graph: GraphFailure[] = [];
  const own: string[] = [];
  let unknown = 0;
  let foreign = 0;
  for (const failure of failures) {
    if (failure.kind === 'graph') graph.push(failure);
    else if (failure.kind === 'own') own.push(...failure.texts);
    else if (failure.kind === 'unknown') unknown++;
    else foreign++;
  }
  const callers = new Set(values.flatMap((value) => value.caller ?? []));
  const graphCallers = new Set(values.flatMap((value) => (failuresOfRoot(value.root).some((failure) => failure.kind === 'graph') ? (value.caller ?? []) : [])));
  return { graph, own, unknown, foreign, callers: callers.size, graphCallers: graphCallers.size };
}

/** A helper is about Graph when at least this share of its calls may give it a Graph error. */
const MIN_CALLER_SHARE = 0.5;

/**
 * The level of evidence for a place that compares with `texts`.
 * @param graphText a compared text is one that only Graph sends
 */
export function levelOf(origins: Origins, graphText: boolean, guarded: boolean): EvidenceLevel | undefined {
  if (origins.graph.length === 0) return undefined;
  if (guarded || graphText) return 'proven';
  if (origins.callers > 0) return origins.graphCallers / origins.callers >= MIN_CALLER_SHARE ? 'proven' : 'likely';
  return origins.foreign === 0 && origins.unknown <= origins.graph.length ? 'proven' : 'likely';
}

/** Whether the project itself throws an error with this text, so that matching it is a private matter. */
export function isOwnText(text: string, own: readonly string[]): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || /^\d+$/.test(wanted)) return false;
  return own.some((item) => item.toLowerCase().includes(wanted));
}

export type Guard = 'graph' | 'other' | undefined;

/**
 * What the conditions around `node` say about the class of the error that `variable` holds:
 * `instanceof GraphError` proves, `instanceof ZodError` rules out, `instanceof Error` says nothing.
 */
export function guardAt(node: Node, variable: Variable | undefined, context: FileContext): Guard {
  let child: Node = node;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    const test = conditionFor(current, child);
    const found = test && guardIn(test, variable, context);
    if (found) return found;
    child = current;
  }
  return undefined;
}

/** The condition that holds where `child` is evaluated inside `parent`. */
function conditionFor(parent: Node, child: Node): Node | undefined {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.consequent === child ? parent.test : undefined;
  if (parent.type === 'LogicalExpression' && parent.operator === '&&') return parent.right === child ? parent.left : undefined;
  return undefined;
}

function guardIn(test: Node, variable: Variable | undefined, context: FileContext): Guard {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') return guardIn(inner.left, variable, context) ?? guardIn(inner.right, variable, context);
  if (inner.type !== 'BinaryExpression' || inner.operator !== 'instanceof') return undefined;
  const subject = unwrap(inner.left);
  if (variable && (subject.type !== 'Identifier' || context.names.variable(subject) !== variable)) return undefined;
  return classGuard(unwrap(inner.right), context);
}

const NEUTRAL: ReadonlySet<string> = new Set(['Error', 'Object', 'Response', 'AxiosError', 'HTTPError', 'FetchError', 'TypeError']);

function classGuard(node: Node, context: FileContext): Guard {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
  if (name === undefined || NEUTRAL.has(name)) return undefined;
  const root = node.type === 'Identifier' ? node : node.type === 'MemberExpression' ? unwrap(node.object) : node;
  const variable = root.type === 'Identifier' ? context.names.variable(root) : undefined;
  const imported = variable && importOf(variable);
  const client = imported && clientOfModule(imported.module);
  if (client && !isHttpClient(client) && isErrorType(name)) return 'graph';
  if (context.settings.errorTypes?.includes(name)) return 'graph';
  return 'other';
}
