import * as errors from 'msgraph-errors';

export function isGone(error: unknown): boolean {
  return errors.hasErrorCode(error, errors.GraphErrorCode.ItemNotFound);
}
