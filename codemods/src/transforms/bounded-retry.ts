import type { TransformApi, TransformFile, TransformOptions } from './contract.js';
import run from './load.cjs';

export const parser = 'tsx';

/** A jscodeshift transform; edits are text spans, so jscodeshift's parser and printer are not used. */
export default function transform(
  file: TransformFile,
  api: TransformApi,
  options: TransformOptions = {},
): string | undefined {
  return run('bounded-retry', file, api, options);
}
