/**
 * Whether a specifier must be a file of the project: a path, or an alias as bundlers and `package.json` have
 * them.
 */
export function isOwnModule(specifier: string): boolean {
  return /^(?:\.|\/|@\/|~\/|#)/.test(specifier);
}

/**
 * What stands before the name of a package where it is not installed: `npm:` of Deno, and hosts that serve
 * packages of npm.
 */
const BEFORE_PACKAGE =
  /^(?:npm:\/?|https:\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|esm\.run|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:)\/?(?:v\d+\/)?)/;

/**
 * The package that a specifier means, and the path in it: `@microsoft/microsoft-graph-client` for
 * `npm:@microsoft/microsoft-graph-client@3.0.7`.
 * @see https://docs.deno.com/runtime/fundamentals/modules/
 */
export function packageSpecifier(specifier: string): string {
  const rest = specifier.replace(BEFORE_PACKAGE, '');
  if (rest === specifier) return specifier;
  const [, name = rest, path = ''] = /^((?:@[^/@]+\/)?[^/@?]+)(?:@[^/?]*)?([^?]*)/.exec(rest) ?? [];
  return `${name}${path}`;
}
