import type { TransformFile, TransformOptions } from './contract.js';
import { resolve } from 'node:path';
import { checkSettings, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { projectOf } from 'eslint-plugin-msgraph/project';
import { rewriteSource } from '../rewrite.js';

/**
 * What a transform returns to jscodeshift: the new text, or `undefined` when the file stays as it is.
 * @param options `runtime` is the module to import from; jscodeshift passes `--runtime=…` on
 */
export function transformFile(
  name: string,
  file: TransformFile,
  options: TransformOptions,
): string | undefined {
  const { runtime } = options;
  // A pipeline names the module as imports shall name it.
  const settings: DetectorSettings = runtime === undefined ? {} : { runtime };
  checkSettings(settings);
  const path = resolve(file.path);
  const { text } = rewriteSource(path, file.source, {
    transforms: [name],
    settings,
    project: projectOf(path, settings)?.viewFor(path),
  });
  return text === file.source ? undefined : text;
}
