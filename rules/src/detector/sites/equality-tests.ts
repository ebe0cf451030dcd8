import type { TSESTree } from '@typescript-eslint/types';
import { literalText, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { constantTexts, tableKeys } from './literals.js';
import type { TextTest } from './text-test.js';
import { base, isNamed, sourceOf } from './written-test.js';

export function equalityTest(node: TSESTree.BinaryExpression, context: FileContext): readonly TextTest[] {
  const { operator } = node;
  const keys = operator === 'in' ? tableKeys(node.right, context) : undefined;
  if (keys)
    return [
      {
        ...base(node, context),
        subject: node.left,
        operator,
        exact: true,
        texts: keys,
        plain: true,
        table: node.right,
      },
    ];
  if (operator !== '===' && operator !== '==' && operator !== '!==' && operator !== '!=') return [];
  const negated = operator.startsWith('!');
  if (node.left.type === 'UnaryExpression' || node.right.type === 'UnaryExpression') return [];
  const right = comparable(node.right, context);
  if (right)
    return [
      {
        node,
        subject: node.left,
        operator,
        exact: !isCut(node.left),
        negated,
        texts: right,
        plain: true,
        ...writtenAs(node.right, context),
      },
    ];
  const left = comparable(node.left, context);
  return left
    ? [
        {
          node,
          subject: node.right,
          operator,
          exact: !isCut(node.right),
          negated,
          texts: left,
          plain: true,
          ...writtenAs(node.left, context),
        },
      ]
    : [];
}

/** `text.slice(0, 9)`: more may follow in the text. */
function isCut(node: Node): boolean {
  const inner = unwrap(node);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' && /^(?:slice|substring|substr)$/.test(propertyName(callee) ?? '')
  );
}

function writtenAs(node: Node, context: FileContext): { written?: string } {
  return isNamed(node) ? { written: sourceOf(node, context) } : {};
}

/** Texts that the side of an equality stands for; numbers and other constants are no texts. */
function comparable(node: Node, context: FileContext): readonly string[] | undefined {
  const inner = unwrap(node);
  if (
    (inner.type === 'Literal' && typeof inner.value !== 'string') ||
    (inner.type === 'Identifier' && inner.name === 'undefined')
  )
    return undefined;
  return literalText(inner) !== undefined || inner.type === 'Identifier' || inner.type === 'MemberExpression'
    ? constantTexts(inner, context)
    : undefined;
}

export function switchTest(node: TSESTree.SwitchStatement, context: FileContext): TextTest {
  const cases = node.cases.flatMap((item) => (item.test ? [constantTexts(item.test, context)] : []));
  const texts = cases.every((item) => item !== undefined) ? cases.flat() : undefined;
  return {
    node,
    subject: node.discriminant,
    operator: 'switch',
    exact: true,
    negated: false,
    texts,
    plain: true,
  };
}
