import { hasErrorCode, GraphErrorCode } from 'msgraph-errors';

export function isGone(error: unknown): boolean {
  return hasErrorCode(error, GraphErrorCode.ItemNotFound);
}
