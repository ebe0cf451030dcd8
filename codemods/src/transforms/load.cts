import type { TransformApi, TransformFile, TransformOptions } from './contract.js';
import type engine = require('./engine.js');

/**
 * Loads the engine and runs one transform.
 *
 * jscodeshift compiles everything that a transform loads with `@babel/register`, unless it is told not to. That is slow,
 * and it breaks packages that are ES modules only. The hook is taken out before the first of them is loaded; jscodeshift
 * itself is loaded already. This file is CommonJS because `require` is the only thing both kinds of loading have in
 * common.
 */
function run(
  name: string,
  file: TransformFile,
  _api: TransformApi,
  options: TransformOptions,
): string | undefined {
  revertBabelHook();
  const { transformFile } = require('./engine.js') as typeof engine;
  return transformFile(name, file, options);
}

function revertBabelHook(): void {
  const hook = Object.values(require.cache).find((module) =>
    /@babel[\\/]register[\\/]lib[\\/]index\.c?js$/.test(module?.filename ?? ''),
  );
  const register = hook?.exports as { revert?: () => void } | undefined;
  register?.revert?.();
}

export = run;
