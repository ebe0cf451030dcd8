import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { RuleContext } from '@typescript-eslint/utils/ts-eslint';
import type { DeclaredType, TypeView } from '../../detector/types.js';

type Type = ReturnType<ParserServicesWithTypeInformation['getTypeAtLocation']>;

/**
 * What the type checker of the parser knows. Nothing is computed before the first question, and TypeScript itself is not
 * imported: all that is needed hangs on the types.
 * @returns undefined under oxlint, which has no type checker
 * @throws {Error} when ESLint's parser was not told to make types
 */
export function typeViewOf(context: Readonly<RuleContext<string, readonly unknown[]>>): TypeView | undefined {
  const { parserServices } = context.sourceCode;
  if (hasTypes(parserServices)) return { typesOf: (node) => (parserServices.esTreeNodeToTSNodeMap.has(node) ? alternativesOf(parserServices.getTypeAtLocation(node)) : []) };
  if (isOxlint(context.languageOptions)) return undefined;
  throw new Error(
    'The preset `recommended-type-checked` of eslint-plugin-msgraph needs type information, and there is none for this file. ' +
      'Use `@typescript-eslint/parser` with `languageOptions.parserOptions.projectService: true`, or the preset `recommended`.',
  );
}

/** oxlint gives its parser this name, or shows none. */
export function isOxlint(options: { readonly parser?: unknown }): boolean {
  const { parser } = options;
  return parser === undefined || (typeof parser === 'object' && parser !== null && 'name' in parser && parser.name === 'oxlint');
}

function hasTypes(services: unknown): services is ParserServicesWithTypeInformation {
  return typeof services === 'object' && services !== null && 'program' in services && services.program !== null;
}

/** One list of names for each member of a union; `null` and `undefined` are no members. */
function alternativesOf(type: Type): readonly (readonly DeclaredType[])[] {
  const members = type.isUnion() ? type.types : [type];
  const defined = members.filter((member) => !isNullish(member));
  return defined.map((member) => namesOf(member, 0));
}

/** `TypeFlags.Undefined`, `TypeFlags.Null` and `TypeFlags.Void` have these names in every version of TypeScript. */
function isNullish(type: Type): boolean {
  return ['undefined', 'null', 'void'].includes((type as { intrinsicName?: string }).intrinsicName ?? '');
}

const MAX_BASES = 6;

/** A type by its own name, its alias, and the names of what it extends. */
function namesOf(type: Type, depth: number): readonly DeclaredType[] {
  if (depth > MAX_BASES) return [];
  const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
  if (constraint) return namesOf(constraint, depth + 1);
  const symbols = [type.aliasSymbol, type.getSymbol()].filter((symbol) => symbol !== undefined);
  const own = symbols.map((symbol): DeclaredType => ({ name: symbol.getName(), module: packageOf(symbol.declarations?.[0]?.getSourceFile().fileName ?? '') }));
  const parts = type.isIntersection() ? type.types : (type.getBaseTypes() ?? []);
  return [...own, ...parts.flatMap((part) => namesOf(part, depth + 1))];
}

/** The installed package that a declaration file belongs to. */
function packageOf(file: string): string | undefined {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1];
}
