/** The modules of Node.js that are asked for where files are read. */
interface Modules {
  readonly crypto: typeof import('node:crypto');
  readonly fs: typeof import('node:fs');
  readonly module: typeof import('node:module');
  readonly os: typeof import('node:os');
  readonly path: typeof import('node:path');
  readonly url: typeof import('node:url');
}

/** Gives a module of Node.js, or what stands for it. */
export type ModuleSource = <K extends keyof Modules>(name: K) => Modules[K];

const fromNode: ModuleSource = (name) => process.getBuiltinModule(`node:${name}`) as Modules[typeof name];

let source = fromNode;
let loaded: Partial<Modules> = {};

function load<K extends keyof Modules>(name: K): Modules[K] {
  const known: Modules[K] | undefined = loaded[name];
  if (known) return known;
  const found = source(name);
  loaded = { ...loaded, [name]: found };
  return found;
}

/**
 * The machine that the analysis runs on. Nothing is asked for before it is needed: a page or a worker, which
 * has no files to read, loads the detector without a module of Node.js.
 */
export const host: Modules = {
  get crypto() {
    return load('crypto');
  },
  get fs() {
    return load('fs');
  },
  get module() {
    return load('module');
  },
  get os() {
    return load('os');
  },
  get path() {
    return load('path');
  },
  get url() {
    return load('url');
  },
};

/**
 * Puts something else in the place of Node.js, such as the files of an editor in a page. What was loaded
 * before is forgotten.
 * @param modules gives each module when it is first asked for; Node.js again when left out
 */
export function provideHost(modules: ModuleSource = fromNode): void {
  source = modules;
  loaded = {};
}
