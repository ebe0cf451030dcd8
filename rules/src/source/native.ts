import type * as Parser from 'oxc-parser';
import type * as Resolver from 'oxc-resolver';

interface Natives {
  readonly 'oxc-parser': typeof Parser;
  readonly 'oxc-resolver': typeof Resolver;
}

/** A package whose part for this platform is missing or does not load. */
export class NativeBindingError extends Error {
  override readonly name = 'NativeBindingError';

  constructor(dependency: string, cause: unknown) {
    super(`${dependency} has no native part for ${process.platform}-${process.arch}. Install the dependencies on this machine, optional ones included.`, { cause });
  }
}

const loaded: Partial<Natives> = {};

/**
 * A static import would load a native binding into every ESLint run and break bundles for the browser, where the AST
 * always comes from ESLint.
 * @throws {NativeBindingError} when the package cannot be loaded
 */
export function loadNative<K extends keyof Natives>(dependency: K): Natives[K] {
  const known: Natives[K] | undefined = loaded[dependency];
  if (known) return known;
  try {
    const found = process.getBuiltinModule('node:module').createRequire(import.meta.url)(dependency) as Natives[K];
    Object.assign(loaded, { [dependency]: found });
    return found;
  } catch (error) {
    throw new NativeBindingError(dependency, error);
  }
}
