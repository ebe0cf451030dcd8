import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, literalText, propertyName, walk } from '../syntax.js';
import type { Collected, FileContext } from './context.js';
import type { Engine } from './engine.js';
import { failuresOfRoot } from './values.js';
import { writtenValues } from './written.js';

/** Failures of requests, as opposed to errors of something else. */
type Structured = Extract<Collected, { wrapped: boolean }>;

/** Graph failures whose parts are put into a new error. */
export function carried(created: TSESTree.NewExpression | TSESTree.CallExpression, engine: Engine): { failures: readonly Structured[]; keepsCause: boolean } {
  const failures = new Set<Structured>();
  let keepsCause = false;
  for (const argument of created.arguments) {
    walk(argument, (node) => {
      if (isFunction(node)) return false;
      if (node.type === 'Property' && propertyName(node) === 'cause') keepsCause = true;
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
      for (const value of engine.values(node)) {
        for (const failure of failuresOfRoot(value.root)) if ('wrapped' in failure) failures.add(failure);
      }
      return node.type !== 'MemberExpression';
    });
  }
  return { failures: [...failures], keepsCause };
}

/** Constant parts of the texts that a new error is made of. */
export function errorTexts(created: TSESTree.NewExpression | TSESTree.CallExpression, context: FileContext): readonly string[] {
  const texts: string[] = [];
  for (const argument of created.arguments) {
    walk(argument, (node) => {
      const text = literalText(node);
      if (text !== undefined) texts.push(text);
      else if (node.type === 'TemplateElement') texts.push(node.value.cooked ?? '');
      else if (node.type === 'Identifier') {
        const variable = context.names.variable(node);
        for (const value of variable ? writtenValues(variable, context) : []) texts.push(...[literalText(value)].filter((item) => item !== undefined));
      }
      return undefined;
    });
  }
  return texts.filter((text) => text.trim() !== '');
}
