import type { TSESTree } from '@typescript-eslint/types';
import type { DeclaredType, TypeView } from '../../detector/types.js';
import type { RuleContext } from './eslint.js';

interface TypeSymbol {
  readonly declarations?: readonly { getSourceFile(): { readonly fileName: string } }[];
  getName(): string;
}

/** What is asked of a type of TypeScript; `types` are the members of a union or an intersection. */
interface Type {
  readonly types?: readonly Type[];
  readonly aliasSymbol?: TypeSymbol;
  readonly intrinsicName?: string;
  isUnion(): boolean;
  isIntersection(): boolean;
  isTypeParameter(): boolean;
  getConstraint(): Type | undefined;
  getSymbol(): TypeSymbol | undefined;
  getBaseTypes(): readonly Type[] | undefined;
}

/** What `@typescript-eslint/parser` offers when it was told to make types. */
interface TypedServices {
  readonly program: object;
  readonly esTreeNodeToTSNodeMap: { has(node: TSESTree.Node): boolean };
  getTypeAtLocation(node: TSESTree.Node): Type;
}

/**
 * What the type checker of the parser knows. Nothing is computed before the first question, and TypeScript
 * itself is not imported: all that is needed hangs on the types.
 * @returns undefined under oxlint, which has no type checker
 * @throws {Error} when ESLint's parser was not told to make types
 */
export function typeViewOf(context: RuleContext): TypeView | undefined {
  const { parserServices } = context.sourceCode;
  if (hasTypes(parserServices))
    return {
      typesOf: (node) =>
        parserServices.esTreeNodeToTSNodeMap.has(node)
          ? alternativesOf(parserServices.getTypeAtLocation(node))
          : [],
    };
  if (isOxlint(context.languageOptions)) return undefined;
  throw new Error(
    'The preset `recommended-type-checked` of eslint-plugin-msgraph needs type information, and there is none for this file. ' +
      'Use `@typescript-eslint/parser` with `languageOptions.parserOptions.projectService: true`, or the preset `recommended`.',
  );
}

/** oxlint gives its parser this name, or shows none. */
export function isOxlint(options: { readonly parser?: unknown }): boolean {
  const { parser } = options;
  return (
    parser === undefined ||
    (typeof parser === 'object' && parser !== null && 'name' in parser && parser.name === 'oxlint')
  );
}

function hasTypes(services: unknown): services is TypedServices {
  return (
    typeof services === 'object' && services !== null && 'program' in services && services.program !== null
  );
}

/** One list of names for each member of a union; `null` and `undefined` are no members. */
function alternativesOf(type: Type): readonly (readonly DeclaredType[])[] {
  const members = type.isUnion() ? (type.types ?? []) : [type];
  const defined = members.filter((member) => !isNullish(member));
  return defined.map((member) => namesOf(member, 0));
}

/**
 * `TypeFlags.Undefined`, `TypeFlags.Null` and `TypeFlags.Void` have these names in every version of
 * TypeScript.
 */
function isNullish(type: Type): boolean {
  return ['undefined', 'null', 'void'].includes(type.intrinsicName ?? '');
}

const MAX_BASES = 6;

/** A type by its own name, its alias, and the names of what it extends. */
function namesOf(type: Type, depth: number): readonly DeclaredType[] {
  if (depth > MAX_BASES) return [];
  const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
  if (constraint) return namesOf(constraint, depth + 1);
  const symbols = [type.aliasSymbol, type.getSymbol()].filter((symbol) => symbol !== undefined);
  const own = symbols.map((symbol): DeclaredType => ({
    name: symbol.getName(),
    module: packageOf(symbol.declarations?.[0]?.getSourceFile().fileName ?? ''),
  }));
  const parts = (type.isIntersection() ? type.types : type.getBaseTypes()) ?? [];
  return [...own, ...parts.flatMap((part) => namesOf(part, depth + 1))];
}

/** The installed package that a declaration file belongs to. */
function packageOf(file: string): string | undefined {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1];
}
