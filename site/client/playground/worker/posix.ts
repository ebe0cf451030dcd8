/** The paths of the playground: absolute, with `/`. The part of `node:path` that is asked for. */

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export const sep = '/';
export const delimiter = ':';
export const isAbsolute = (path: string): boolean => path.startsWith('/');
export const join = (...parts: readonly string[]): string => normalize(parts.join('/'));
export const resolve = (...parts: readonly string[]): string =>
  normalize(parts.reduceRight((after, part) => (isAbsolute(after) ? after : `${part}/${after}`), ''));
export const dirname = (path: string): string => path.replace(/\/[^/]*$/, '') || '/';
export const extname = (path: string): string => /[^/.](\.[^./]*)$/.exec(path)?.[1] ?? '';
export { normalize };

export function basename(path: string, ending = ''): string {
  const name = path.replace(/^.*\//, '');
  return ending !== '' && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}

/** How one path is reached from a folder. */
export function relative(from: string, to: string): string {
  const [start, end] = [from, to].map((path) =>
    normalize(path)
      .split('/')
      .filter((part) => part !== ''),
  ) as [string[], string[]];
  const shared = start.findIndex((part, index) => part !== end[index]);
  const common = shared === -1 ? start.length : shared;
  return [...start.slice(common).map(() => '..'), ...end.slice(common)].join('/');
}

const posix = { sep, delimiter, isAbsolute, join, resolve, dirname, extname, basename, relative, normalize };

export default { ...posix, posix };
