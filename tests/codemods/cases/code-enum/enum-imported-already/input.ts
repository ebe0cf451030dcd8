import { GraphErrorCode as Code, hasErrorCode as has } from 'msgraph-errors';

export function isGone(error: unknown): boolean {
  return has(error, Code.AccessDenied, 'itemNotFound' /* gone */);
}
