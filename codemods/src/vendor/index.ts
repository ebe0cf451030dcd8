export { completedCopy, copyFor } from './copy.js';
export { VENDORED } from './header.js';
export { toJavaScript } from './runtime.js';
