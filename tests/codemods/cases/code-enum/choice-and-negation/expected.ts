import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

export function outcome(error: unknown): string {
  if (!hasErrorCode(error, GraphErrorCode.ItemNotFound) && !hasErrorCode(error, GraphErrorCode.AccessDenied)) return 'failed';
  return hasErrorCode(error, GraphErrorCode.ItemNotFound) ? 'gone' : 'denied';
}
