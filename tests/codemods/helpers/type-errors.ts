import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { TestProject } from './project.js';

/** The types that a project has beside its own. */
export interface Platform {
  readonly lib: readonly string[];
  readonly types: readonly string[];
}

export const browser: Platform = {
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};

/** Type errors of files in a project of their own, under strict settings. */
export function typeErrors(
  project: TestProject,
  names: readonly string[],
  { lib, types }: Platform = browser,
): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    lib: [...lib],
    module: ts.ModuleKind.NodeNext,
    skipLibCheck: true,
    types: [...types],
    typeRoots: [fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))],
  };
  const program = ts.createProgram(
    names.map((name) => project.path(name)),
    options,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
