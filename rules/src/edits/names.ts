import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';
import type { SourceFile } from '../detector/types.js';

/** Whether the top-level binding `local` is what `local` means at `offset`. */
export function isVisible(file: SourceFile, local: string, offset: number): boolean {
  for (let scope: Scope.Scope | null = scopeAt(file, offset); scope; scope = scope.upper) {
    if (scope.set.has(local)) return isTopLevel(scope);
  }
  return false;
}

/**
 * Whether a new top-level binding `name` would be what `name` means at all `offsets` and would not take the
 * meaning of a global from other code.
 */
export function isFree(file: SourceFile, name: string, offsets: readonly number[]): boolean {
  if (file.scopes.globalScope?.through.some((reference) => reference.identifier.name === name)) return false;
  const scopes = file.scopes.scopes;
  if (scopes.some((scope) => isTopLevel(scope) && scope.set.has(name))) return false;
  return offsets.every((offset) => {
    for (let scope: Scope.Scope | null = scopeAt(file, offset); scope; scope = scope.upper) {
      if (scope.set.has(name)) return false;
    }
    return true;
  });
}

/** `name`, or `name2`, `name3`, … until it is free at all `offsets` and not in `taken`. */
export function freeName(
  file: SourceFile,
  name: string,
  offsets: readonly number[],
  taken: ReadonlySet<string>,
): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}${count}`;
    if (!taken.has(candidate) && isFree(file, candidate, offsets)) return candidate;
  }
}

/** Whether a name that the file does not declare is used, for example `require`. */
export function usesGlobal(file: SourceFile, name: string): boolean {
  const globalScope = file.scopes.globalScope;
  if (!globalScope) return false;
  if (globalScope.through.some((reference) => reference.identifier.name === name)) return true;
  const variable = globalScope.set.get(name);
  return variable !== undefined && variable.defs.length === 0 && variable.references.length > 0;
}

function scopeAt(file: SourceFile, offset: number): Scope.Scope | null {
  let found: Scope.Scope | null = file.scopes.globalScope;
  for (const scope of file.scopes.scopes) {
    const [start, end] = (scope.block as TSESTree.Node).range;
    // Scopes are listed from the outside in, so the last one around the offset is the innermost.
    if (start <= offset && offset < end) found = scope;
  }
  return found;
}

/** The module scope, the function scope of CommonJS, or the global scope of a script. */
function isTopLevel(scope: Scope.Scope): boolean {
  return scope.block.type === 'Program';
}
