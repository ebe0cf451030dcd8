import type { TSESTree } from '@typescript-eslint/types';
import { parseSource, SourceSyntaxError } from '../source/index.js';
import { host } from '../host.js';

/**
 * The aliases that a tsconfig has itself, without those that it extends: packages with a shared configuration
 * are not installed in every checkout.
 * @returns absolute targets by pattern; none where the file cannot be read
 */
export function ownAliases(config: string): Record<string, string[]> {
  const options = property(rootOf(config), 'compilerOptions');
  const home = host.path.dirname(config);
  const base = host.path.resolve(home, textOf(property(options, 'baseUrl')) ?? '.');
  const paths = property(options, 'paths');
  const entries = paths?.type === 'ObjectExpression' ? paths.properties : [];
  return Object.fromEntries(
    entries.flatMap((entry): [string, string[]][] => {
      if (entry.type !== 'Property' || entry.key.type !== 'Literal' || entry.value.type !== 'ArrayExpression')
        return [];
      const targets = entry.value.elements.flatMap((target) => textOf(target ?? undefined) ?? []);
      return [
        [
          String(entry.key.value),
          targets.map((target) => host.path.resolve(base, target.replace('${configDir}', home))),
        ],
      ];
    }),
  );
}

/** A tsconfig may have comments and trailing commas, as JavaScript does. */
function rootOf(config: string): TSESTree.Node | undefined {
  try {
    const [statement] = parseSource(
      'tsconfig.js',
      `(${host.fs.readFileSync(config, 'utf8').replace(/^\uFEFF/, '')}\n)`,
    ).ast.body;
    return statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  } catch (error) {
    if (error instanceof SourceSyntaxError || (error as NodeJS.ErrnoException).code !== undefined)
      return undefined;
    throw error;
  }
}

function property(node: TSESTree.Node | undefined, name: string): TSESTree.Node | undefined {
  const found =
    node?.type === 'ObjectExpression'
      ? node.properties.find(
          (item) => item.type === 'Property' && item.key.type === 'Literal' && item.key.value === name,
        )
      : undefined;
  return found?.type === 'Property' ? found.value : undefined;
}

function textOf(node: TSESTree.Node | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
