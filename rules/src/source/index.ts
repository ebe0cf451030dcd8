export { isSourcePath, parseSource, SourceSyntaxError } from './parse.js';
