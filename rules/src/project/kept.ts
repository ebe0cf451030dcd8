import type { DetectorSettings } from '../detector/types.js';
import { rootOf, stampOf } from './files.js';
import { createProject, type Project } from './project.js';

interface Kept {
  readonly project: Project;
  checked: number;
}

const projects = new Map<string, Kept>();

/** In an editor files change between two runs; a command line run is over before it matters. */
const CHECK_EVERY_MS = 3000;

/** The project of a file, made once for each root and settings; undefined for files that lie in none or are not on disk. */
export function projectOf(path: string, settings: DetectorSettings = {}): Project | undefined {
  if (stampOf(path) === undefined) return undefined;
  const root = rootOf(path);
  if (root === undefined) return undefined;
  const key = `${root}\0${JSON.stringify(settings)}`;
  const now = Date.now();
  const known = projects.get(key);
  if (known) {
    if (now - known.checked > CHECK_EVERY_MS) known.project.refresh();
    known.checked = now;
    return known.project;
  }
  const project = createProject(root, settings);
  projects.set(key, { project, checked: now });
  return project;
}
