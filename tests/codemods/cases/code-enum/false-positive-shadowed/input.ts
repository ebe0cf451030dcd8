import { hasErrorCode } from 'msgraph-errors';

export function load(hasErrorCode: (error: unknown, code: string) => boolean, error: unknown) {
  return hasErrorCode(error, 'itemNotFound');
}

export const all = hasErrorCode;
