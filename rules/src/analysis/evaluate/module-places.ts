import { isOwnModule, packageSpecifier } from '../models/own-modules.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue } from './items.js';
import type { EvaluatedFile } from './places.js';
import { libraryValue } from './library-values.js';
import type { Makers } from './make.js';

/**
 * What rows may say of a module: as it is imported, and of a file by its path. Of a package of which they say
 * nothing, that it is one.
 */
export function placesOfModule(
  specifier: string,
  from: EvaluatedFile,
  target: EvaluatedFile | undefined,
  evaluator: Evaluator,
  make: Makers,
): readonly LibraryValue[] {
  const { models } = evaluator;
  const module = packageSpecifier(specifier);
  const path = target?.path ?? (module.startsWith('.') ? joined(from.path, module) : undefined);
  const own = target === undefined && !isOwnModule(module) ? [nameOfPackage(module)] : [];
  const described = [module, ...(path === undefined ? [] : models.filesAt(path))].filter((of) =>
    models.leadsOn(of, ''),
  );
  return [...new Set([...own, ...described])].map((of) => libraryValue(of, '', undefined, evaluator, make));
}

/** `lodash/get.js` is `lodash/get`; what a package itself is called may end like a file. */
function nameOfPackage(module: string): string {
  const names = module.startsWith('@') ? 2 : 1;
  return module.split('/').length > names ? module.replace(/\.[cm]?js$/, '') : module;
}

/** A relative specifier as a path. */
function joined(from: string, specifier: string): string {
  const parts = from.replaceAll('\\', '/').split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
