import { lookupCode } from 'msgraph-errors/knowledge';
import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, roleOf } from '../provenance/values.js';
import { definitionOf } from '../../syntax/scope.js';
import { outermost, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { tablesOf } from '../settings.js';
import { mayBeCode } from './code-compare.js';
import { isInHelper } from './helpers.js';
import type { TextTest } from './text-test.js';
import { base } from './written-test.js';

/** A comparison with a parameter, by its syntax alone. */
interface Compared {
  readonly test: Omit<TextTest, 'texts'>;
  /** The parameter. */
  readonly given: Node;
}

/**
 * Comparisons of a code with one that callers give: `(error, code) => error.code === code`. Texts are those
 * that Graph is known to send; one that is given beside an error counts where that is the outer one of Graph.
 */
export function givenCodeTests(provenance: Provenance): readonly TextTest[] {
  const { context } = provenance;
  const compared = [
    ...context.index.all('BinaryExpression').flatMap((node) => equality(node, context)),
    ...context.index.all('CallExpression').flatMap((node) => membership(node, context)),
  ];
  return compared.flatMap(({ test, given }) => {
    if (isInHelper(test.node, context) || !mayBeCode(test.subject, provenance)) return [];
    const texts = codesGiven(test.subject, given, provenance);
    return texts.length > 0 ? [{ ...test, texts, given }] : [];
  });
}

function codesGiven(subject: Node, given: Node, provenance: Provenance): readonly string[] {
  const tables = tablesOf(provenance.context.settings);
  const known = provenance.textsGiven(given).filter(({ text }) => lookupCode(text, tables) !== undefined);
  if (known.length === 0) return [];
  const values = provenance.concrete(subject);
  const isGraph = (caller: string | undefined): boolean =>
    values.some(
      (value) =>
        value.caller === caller &&
        roleOf(value) === 'code' &&
        failuresOfRoot(value.root).some(({ kind }) => kind === 'graph'),
    );
  const isOfBoth = (caller: string | undefined): boolean => values.some((value) => value.caller === caller);
  return [
    ...new Set(known.filter(({ caller }) => isGraph(caller) || !isOfBoth(caller)).map(({ text }) => text)),
  ];
}

function equality(node: TSESTree.BinaryExpression, context: FileContext): readonly Compared[] {
  const { operator, left, right } = node;
  if (operator !== '===' && operator !== '==' && operator !== '!==' && operator !== '!=') return [];
  const of = (subject: Node, given: Node): readonly Compared[] =>
    isParameter(given, context) && !isParameter(subject, context)
      ? [
          {
            test: { node, subject, operator, exact: true, negated: operator.startsWith('!'), plain: true },
            given,
          },
        ]
      : [];
  return [...of(left, right), ...of(right, left)];
}

/** `codes.includes(error.code)`, `codes.has(error.code)` */
function membership(node: TSESTree.CallExpression, context: FileContext): readonly Compared[] {
  const callee = unwrap(node.callee);
  const [subject, ...others] = node.arguments;
  if (callee.type !== 'MemberExpression' || !subject || others.length > 0) return [];
  const name = propertyName(callee);
  if ((name !== 'includes' && name !== 'has') || !isParameter(callee.object, context)) return [];
  const operator = name === 'has' ? 'set.has' : 'list.includes';
  return [
    {
      test: { ...base(outermost(node, context.index), context), subject, operator, exact: true, plain: true },
      given: callee.object,
    },
  ];
}

function isParameter(node: Node, { names }: FileContext): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && definitionOf(names.variable(inner))?.type === ('Parameter' as never);
}
