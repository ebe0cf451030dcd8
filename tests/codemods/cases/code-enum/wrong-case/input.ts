import { hasErrorCode } from 'msgraph-errors';

export function isGone(error: unknown): boolean {
  return hasErrorCode(error, "ITEMNOTFOUND");
}
