export { rootOf } from './files.js';
export { projectOf } from './kept.js';
export { canReadFiles } from './natives.js';
export { createProject, type Project } from './project.js';
