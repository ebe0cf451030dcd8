export { rootOf } from './files.js';
export { installAllCommand, installCommand } from './installed.js';
export { foldersOf, projectOf } from './kept.js';
export { canReadFiles } from './natives.js';
export { createProject, type Project } from './project.js';
