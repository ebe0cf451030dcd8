import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, type Node } from '../syntax/tree.js';

const PURE_METHODS: ReadonlySet<string> = new Set([
  'includes',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'trim',
]);

/** Whether nobody notices when an expression is not evaluated, or later than it was. */
export function isPure(node: Node | null): boolean {
  if (!node) return false;
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
    case 'TemplateElement':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    case 'MemberExpression':
      return isPure(node.object) && (!node.computed || isPure(node.property));
    case 'CallExpression':
      return isPureCall(node);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Set' && node.arguments.every(isPure);
    case 'UnaryExpression':
      return node.operator !== 'delete' && isPure(node.argument);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return isPure(node.expression);
    case 'ChainExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'TemplateLiteral':
    case 'ArrayExpression':
      return childrenOf(node).every(isPure);
    default:
      return false;
  }
}

/** `String(e)`, `JSON.stringify(e)`, `text.toLowerCase()` */
function isPureCall({ callee, arguments: args }: TSESTree.CallExpression): boolean {
  if (!args.every(isPure)) return false;
  if (callee.type === 'Identifier') return callee.name === 'String';
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier')
    return false;
  if (callee.object.type === 'Identifier' && callee.object.name === 'JSON')
    return callee.property.name === 'stringify';
  return PURE_METHODS.has(callee.property.name) && isPure(callee.object);
}
