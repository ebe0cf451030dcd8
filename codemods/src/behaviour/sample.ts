import type { ErrorRead } from 'eslint-plugin-msgraph/detector';
import type { KnownError } from './asked.js';

/** An error, or the body of a failed answer, that a condition is evaluated on. */
export interface Sample extends KnownError {
  /** What it is, for the report: `graph-404 of axios`, `the code itemNotFound in error.code`. */
  readonly name: string;
  /** Which of the compared values are read from such an error. */
  readonly isRead: (read: ErrorRead) => boolean;
}

/** Where the errors of a read come from; those of one origin have one form. */
export type Origin = Pick<ErrorRead, 'root' | 'client' | 'made'> & {
  /** The body, or the one that the error keeps, is still the text of the answer. */ readonly isText: boolean;
};

export const originOf = ({ root, client, made, path, text }: ErrorRead): Origin => ({
  root,
  client,
  made,
  isText:
    root === 'body'
      ? path[0] === '$json' || (text && path.length === 0)
      : made === 'details' && (path.length < 2 || path[1] === '$json'),
});
export const keyOf = (origin: Origin): string => JSON.stringify(Object.values(origin));

export const isOf =
  (origin: Origin) =>
  (read: ErrorRead): boolean =>
    keyOf(originOf(read)) === keyOf(origin);
