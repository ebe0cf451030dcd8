/** Whether a specifier must be a file of the project: a path, or an alias as bundlers and `package.json` have them. */
export function isOwnModule(specifier: string): boolean {
  return /^(?:\.|\/|@\/|~\/|#)/.test(specifier);
}
