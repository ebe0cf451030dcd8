import type { FileInfo } from 'jscodeshift';
import { rewriteSource } from '../rewrite.js';

/**
 * What a transform returns to jscodeshift: the new text, or `undefined` when the file stays as it is.
 * @param options `runtime` is the module to import from; jscodeshift passes `--runtime=…` on
 */
export function transformFile(name: string, file: FileInfo, options: { readonly runtime?: string }): string | undefined {
  const settings = options.runtime === undefined ? {} : { runtime: options.runtime };
  const { text } = rewriteSource(file.path, file.source, { transforms: [name], settings });
  return text === file.source ? undefined : text;
}
