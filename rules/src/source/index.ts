export { importNatives } from './native.js';
export { isSourcePath, parseSource, SourceSyntaxError } from './parse.js';
