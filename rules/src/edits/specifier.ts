/** The module that rewritten code imports from, unless the settings name another. */
export const RUNTIME = 'msgraph-errors';

/**
 * How a file imports the runtime: a module name as it is, an absolute path relative to the file.
 * @param runtime a module name, or the absolute path of a copy of the runtime
 * @param file path of the importing file; a relative one takes no path of the runtime apart
 */
export function specifierFor(runtime: string, file: string): string {
  if (!isAbsolute(runtime) || !isAbsolute(file)) return runtime;
  const target = partsOf(runtime);
  const folder = partsOf(file).slice(0, -1);
  let shared = 0;
  while (shared < folder.length && folder[shared] === target[shared]) shared += 1;
  const up = folder.slice(shared).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...target.slice(shared)].join('/');
}

const isAbsolute = (path: string): boolean => /^(\/|[A-Za-z]:[\\/])/.test(path);

const partsOf = (path: string): string[] => path.split(/[\\/]/);
