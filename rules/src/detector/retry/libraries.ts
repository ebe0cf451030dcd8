import type { TSESTree } from '@typescript-eslint/utils';
import { importOf } from '../scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../syntax.js';
import type { UnboundedRetrySite } from '../types.js';
import type { RetryContext } from './context.js';
import { constantOf, optionsOf } from './options.js';

/** How one retry library is called and told to go on for ever. */
interface Library {
  readonly exports: readonly string[];
  /** Position of the repeated function and of the options. */
  readonly work: number;
  readonly options: number;
  /** Options that mean "for ever" with one of these values. */
  readonly forever: Readonly<Record<string, readonly (number | boolean | string)[]>>;
  /** Options that end it all the same. */
  readonly bounds: readonly string[];
}

/**
 * Read in the packages' own sources and documentation: p-retry 6–9, async-retry 1.3, promise-retry 2,
 * exponential-backoff 3.1, @lifeomic/attempt 3, ts-retry-promise 0.8.
 */
const LIBRARIES: Readonly<Record<string, Library>> = {
  'p-retry': { exports: ['default'], work: 0, options: 1, forever: { forever: [true], retries: [Infinity] }, bounds: ['maxRetryTime', 'signal', 'shouldRetry', 'onFailedAttempt', 'shouldConsumeRetry'] },
  'async-retry': { exports: ['default', '*'], work: 0, options: 1, forever: { forever: [true], retries: [Infinity] }, bounds: ['maxRetryTime', 'onRetry'] },
  'promise-retry': { exports: ['default', '*'], work: 0, options: 1, forever: { forever: [true], retries: [Infinity] }, bounds: ['maxRetryTime'] },
  'exponential-backoff': { exports: ['backOff'], work: 0, options: 1, forever: { numOfAttempts: [Infinity] }, bounds: ['retry'] },
  '@lifeomic/attempt': { exports: ['retry'], work: 0, options: 1, forever: { maxAttempts: [0, Infinity] }, bounds: ['timeout', 'handleError', 'beforeAttempt', 'handleTimeout'] },
  'ts-retry-promise': { exports: ['retry'], work: 0, options: 1, forever: { retries: ['INFINITELY', Infinity] }, bounds: ['retryIf'] },
};

/** Calls of retry libraries that repeat a Graph request without a limit. */
export function findLibraryRetries(context: RetryContext): UnboundedRetrySite[] {
  if (!Object.keys(LIBRARIES).some((name) => context.file.text.includes(name))) return [];
  return context.syntax.all('CallExpression').flatMap((call) => {
    const library = libraryOf(call, context);
    if (!library) return [];
    const work = call.arguments[library.work];
    const options = call.arguments[library.options];
    if (!work || !options || !isForever(options, library, context)) return [];
    const failure = context.graphFailure(isFunction(work) ? work : call);
    if (!failure) return [];
    const { callee } = call;
    const subject = context.file.text.slice(callee.range[0], callee.range[1]);
    return [
      {
        kind: 'unbounded-retry',
        form: 'library',
        range: [call.range[0], call.range[1]],
        evidence: { level: 'proven', chain: failure.chain },
        client: failure.client,
        subject,
        rewrite: 'retry-shape',
      } satisfies UnboundedRetrySite,
    ];
  });
}

function libraryOf(call: TSESTree.CallExpression, { names }: RetryContext): Library | undefined {
  const callee = unwrap(call.callee);
  const base = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const variable = base.type === 'Identifier' ? names.variable(base) : undefined;
  const imported = variable && importOf(variable);
  if (!imported || !Object.hasOwn(LIBRARIES, imported.module)) return undefined;
  const library = LIBRARIES[imported.module];
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : imported.name;
  return library && name !== undefined && library.exports.includes(name) ? library : undefined;
}

function isForever(options: Node, library: Library, context: RetryContext): boolean {
  const object = optionsOf(options, context);
  if (!object) return false;
  let endless = false;
  for (const property of object.properties) {
    if (property.type !== 'Property') return false;
    const name = propertyName(property);
    if (name === undefined || library.bounds.includes(name)) return false;
    const values = Object.hasOwn(library.forever, name) ? library.forever[name] : undefined;
    const value = constantOf(property.value, context);
    if (values && value !== undefined && values.includes(value)) endless = true;
  }
  return endless;
}
