import type { API, FileInfo } from 'jscodeshift';
import run from './load.cjs';

export const parser = 'tsx';

/** A jscodeshift transform; edits are text spans, so jscodeshift's parser and printer are not used. */
export default function transform(file: FileInfo, api: API, options: { readonly runtime?: string } = {}): string | undefined {
  return run('aad-graph-error', file, api, options);
}
