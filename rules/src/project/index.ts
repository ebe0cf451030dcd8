export { rootOf } from './files.js';
export { installCommand } from './installed.js';
export { installAllCommand } from './package-managers.js';
export { foldersOf, projectOf } from './kept.js';
export { canReadFiles } from './natives.js';
export { createProject, type Project } from './project.js';
