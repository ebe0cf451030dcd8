import { hasErrorCode } from './errors.js';

export function isGone(error: unknown): boolean {
  return hasErrorCode(error, 'itemNotFound');
}
