import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** One text that was changed, or would be. */
export interface FileChange {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A unified diff that `git apply` and `patch -p1` take. */
export function patchOf({ path, before, after }: FileChange): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
