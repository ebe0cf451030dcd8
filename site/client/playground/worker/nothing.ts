/** Stands for the modules of Node.js that the parser of TypeScript names and never uses in a browser. */
export default {};
