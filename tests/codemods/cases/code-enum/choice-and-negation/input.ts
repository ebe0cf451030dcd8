import { hasErrorCode } from 'msgraph-errors';

export function outcome(error: unknown): string {
  if (!hasErrorCode(error, 'itemNotFound') && !hasErrorCode(error, 'accessDenied')) return 'failed';
  return hasErrorCode(error, 'itemNotFound') ? 'gone' : 'denied';
}
