import type { DetectorSettings } from '../detector/types.js';
import { rootOf, stampOf } from './files.js';
import { createProject, type Project } from './project.js';

const path = process.getBuiltinModule('node:path');

interface Kept {
  readonly project: Project;
  checked: number;
}

const projects = new Map<string, Kept>();
const roots = new Map<string, string | undefined>();
/** The same object serves all files of a configuration. */
const keys = new WeakMap<DetectorSettings, string>();

/** In an editor files change between two runs; a command line run is over before it matters. */
const CHECK_EVERY_MS = 3000;

/** The project of a file, made once for each root and settings; undefined for files that lie in none or are not on disk. */
export function projectOf(file: string, settings: DetectorSettings = {}): Project | undefined {
  if (stampOf(file) === undefined) return undefined;
  const root = rootBeside(file);
  if (root === undefined) return undefined;
  const key = `${root}\0${keyOf(settings)}`;
  const now = Date.now();
  const known = projects.get(key);
  if (known) {
    if (now - known.checked > CHECK_EVERY_MS) known.project.refresh();
    known.checked = now;
    return known.project;
  }
  const project = createProject(root, settings);
  if (projects.size === 0) process.once('exit', saveAll);
  projects.set(key, { project, checked: now });
  return project;
}

/** Looking for the root of every file would cost more system calls than reading it. */
function rootBeside(file: string): string | undefined {
  const directory = path.dirname(file);
  if (!roots.has(directory)) roots.set(directory, rootOf(file));
  return roots.get(directory);
}

function keyOf(settings: DetectorSettings): string {
  const known = keys.get(settings) ?? JSON.stringify(settings);
  keys.set(settings, known);
  return known;
}

/** A linter does not say when it is done. */
function saveAll(): void {
  for (const { project } of projects.values()) project.save();
}
