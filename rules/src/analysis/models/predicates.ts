import { packageSpecifier } from './own-modules.js';

/**
 * Functions of packages that answer by what they are given alone, and the same each time; `default` is the
 * default export. Such a function ends no repetition by itself.
 */
const PREDICATES: Readonly<Record<string, readonly string[]>> = {
  'msgraph-errors': [
    'getRetryInfo',
    'graphErrorCodes',
    'hasErrorCode',
    'hasErrorCondition',
    'isGraphError',
    'isRetryable',
    'mostSpecificErrorCode',
    'parseGraphError',
    'retryAfterMs',
  ],
  '@azure/core-rest-pipeline': ['isRestError'],
  axios: ['isAxiosError', 'isCancel'],
  'axios-retry': [
    'isIdempotentRequestError',
    'isNetworkError',
    'isNetworkOrIdempotentRequestError',
    'isRetryableError',
    'isSafeRequestError',
  ],
  'http-errors': ['isHttpError'],
  'is-network-error': ['default'],
  'is-retry-allowed': ['default'],
  ky: ['isHTTPError', 'isKyError', 'isTimeoutError'],
  lodash: ['endsWith', 'get', 'has', 'includes', 'isError', 'startsWith', 'toString'],
  'lodash-es': ['endsWith', 'get', 'has', 'includes', 'isError', 'startsWith', 'toString'],
};

/** Whether an imported function answers by what it is given alone. */
export function isPredicate({ module, name }: { readonly module: string; readonly name: string }): boolean {
  const [, owner = ''] = /^((?:@[^/]+\/)?[^/]+)/.exec(packageSpecifier(module)) ?? [];
  return Object.hasOwn(PREDICATES, owner) && PREDICATES[owner]?.includes(name) === true;
}
