import type { TSESTree } from '@typescript-eslint/utils';
import { importedBy } from '../scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../syntax.js';
import type { UnboundedRetrySite } from '../types.js';
import { constantInit, type RetryContext } from './context.js';
import { constantOf, isHarmless, namedOptions, optionsOf } from './options.js';

/** What selects the failures to repeat, as cockatiel 3.2 exports it. */
const SELECTS: ReadonlySet<string> = new Set(['handleAll', 'handleType', 'handleWhen', 'orType', 'orWhen']);

/** `retry(handleAll, { backoff }).execute(work)` of cockatiel: without `maxAttempts`, it repeats for ever. */
export function findPolicyRetries(context: RetryContext): UnboundedRetrySite[] {
  if (!context.file.text.includes('cockatiel')) return [];
  return context.syntax.callsNamed('execute').flatMap((call) => {
    const callee = unwrap(call.callee);
    const [work, signal] = call.arguments;
    if (callee.type !== 'MemberExpression' || !work || signal || !isEndless(callee.object, context)) return [];
    // A function with parameters is given the attempt and a signal, and may end it.
    if (!isFunction(work) || work.params.length > 0) return [];
    const failure = context.graphFailure(work);
    if (!failure) return [];
    const subject = context.file.text.slice(callee.range[0], callee.range[1]);
    return [{ kind: 'unbounded-retry', form: 'library', range: [call.range[0], call.range[1]], evidence: { level: 'proven', chain: failure.chain }, client: failure.client, subject, rewrite: 'retry-shape' } satisfies UnboundedRetrySite];
  });
}

function isEndless(policy: Node, context: RetryContext): boolean {
  const inner = unwrap(policy);
  const created = inner.type === 'Identifier' ? constantInit(inner, context) : inner;
  if (created?.type !== 'CallExpression' || !isExport(created.callee, 'retry', context)) return false;
  const [selected, given] = created.arguments;
  if (!selected || !isSelection(selected, context)) return false;
  if (!given) return true;
  const object = optionsOf(given, context);
  const options = object && namedOptions(object);
  if (!options || options.has('attempts')) return false;
  const limit = options.get('maxAttempts');
  return limit === undefined || constantOf(limit, context) === Infinity;
}

/** `handleAll`, `handleWhen((error) => error.statusCode === 429)` */
function isSelection(node: Node, context: RetryContext): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return isExport(inner, 'handleAll', context);
  const callee = unwrap(inner.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : importedBy(callee, context.names)?.name;
  if (name === undefined || !SELECTS.has(name) || !inner.arguments.every((argument) => isSteady(argument))) return false;
  return callee.type === 'MemberExpression' && !isExport(callee, name, context) ? isSelection(callee.object, context) : isExport(callee, name, context);
}

/** A class of errors, or a function that only looks at the failure. */
function isSteady(argument: TSESTree.CallExpressionArgument): boolean {
  return isFunction(argument) ? isHarmless(argument) : argument.type === 'Identifier' && /^[A-Z]/.test(argument.name);
}

function isExport(node: Node, name: string, { names }: RetryContext): boolean {
  const imported = importedBy(node, names);
  return imported?.module === 'cockatiel' && imported.name === name;
}
