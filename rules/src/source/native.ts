import type * as Parser from 'oxc-parser';
import type * as Resolver from 'oxc-resolver';
import { host } from '../host.js';

interface Natives {
  readonly 'oxc-parser': typeof Parser;
  readonly 'oxc-resolver': typeof Resolver;
}

/** A package with a part for each platform that does not load; the message says why. */
export class NativeBindingError extends Error {
  override readonly name = 'NativeBindingError';

  constructor(dependency: string, cause: unknown) {
    super(`${dependency} ${whyNot(cause)}`, { cause });
  }
}

/**
 * Most often the part for the platform was left out when the dependencies were installed; everything else is
 * told as it is.
 */
function whyNot(cause: unknown): string {
  const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  if (/native binding/i.test(said))
    return `has no native part for ${process.platform}-${process.arch}. Install the dependencies on this machine, optional ones included.`;
  return `cannot be loaded: ${said.replace(/\.$/, '')}.`;
}

const loaded: Partial<Natives> = {};
const failures = new Map<keyof Natives, unknown>();

/**
 * A static import would load a native binding into every ESLint run and break bundles for the browser, where
 * the AST always comes from ESLint.
 * @throws {NativeBindingError} when the package cannot be loaded
 */
export function loadNative<K extends keyof Natives>(dependency: K): Natives[K] {
  const known: Natives[K] | undefined = loaded[dependency];
  if (known) return known;
  try {
    const found = host.module.createRequire(import.meta.url)(dependency) as Natives[K];
    Object.assign(loaded, { [dependency]: found });
    return found;
  } catch (error) {
    throw new NativeBindingError(dependency, failures.get(dependency) ?? error);
  }
}

/**
 * Loads the native packages ahead, for those who can wait. In an archive, where Yarn's Plug'n'Play keeps
 * packages, an ES module can only be imported, never required. Never rejects: `loadNative` says what is
 * missing when it is needed.
 * @see https://yarnpkg.com/features/pnp
 */
export async function importNatives(): Promise<void> {
  await Promise.all([keep('oxc-parser'), keep('oxc-resolver')]);
}

async function keep(dependency: keyof Natives): Promise<void> {
  try {
    // Bundlers leave a name alone that is not written down here.
    const found = (await import(dependency)) as object;
    Object.assign(loaded, { [dependency]: found });
  } catch (error) {
    failures.set(dependency, error);
  }
}
