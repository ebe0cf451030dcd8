import { parseGraphError } from 'msgraph-errors';

export function test(error, hasErrorCode) {
  return hasErrorCode(parseGraphError(error), 'itemNotFound');
}
