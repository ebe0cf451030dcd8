import type { TSESTree } from '@typescript-eslint/types';
import {
  isFunction,
  literalText,
  propertyName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { RetryContext } from './context.js';

/** A function that handles the jobs of a queue. */
export interface Handler {
  readonly fn: FunctionNode;
  /** The queue: its name where it is a constant, else the variable that holds it. */
  readonly queue: string;
  /** For a function that is told of failures: the one that has failed. */
  readonly work?: FunctionNode;
}

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
type Decorated = Node & { readonly decorators?: readonly TSESTree.Decorator[] | undefined };

/**
 * `@Processor('mail') class { @Process() handle(job) {} }` of `@nestjs/bull`, and `process(job)` of
 * `@nestjs/bullmq`.
 */
export function decoratedHandlers(context: RetryContext): Handler[] {
  if (!context.file.text.includes('@Processor')) return [];
  return [...context.syntax.all('ClassDeclaration'), ...context.syntax.all('ClassExpression')].flatMap(
    (node) => {
      const queue = decoratedName(node, 'Processor', context);
      if (queue === undefined) return [];
      return node.body.body.flatMap((member): Handler[] => {
        if (member.type !== 'MethodDefinition' || !isFunction(member.value)) return [];
        const isHandler =
          decoratorOf(member, 'Process') !== undefined ||
          (node.superClass != null && propertyName(member) === 'process');
        return isHandler ? [{ fn: member.value, queue }] : [];
      });
    },
  );
}

/**
 * The name of the queue that `this.queue` holds: `constructor(@InjectQueue('mail') private queue: Queue)`.
 */
export function injectedQueue(owner: Node, context: RetryContext): string | undefined {
  if (owner.type !== 'MemberExpression' || unwrap(owner.object).type !== 'ThisExpression') return undefined;
  const name = propertyName(owner);
  const holder = classAround(owner, context);
  for (const member of holder?.body.body ?? []) {
    if (member.type === 'PropertyDefinition' && propertyName(member) === name)
      return decoratedName(member, 'InjectQueue', context);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const target = parameter.parameter;
      if (target.type === 'Identifier' && target.name === name)
        return decoratedName(parameter, 'InjectQueue', context);
    }
  }
  return undefined;
}

function classAround(node: Node, { syntax }: RetryContext): ClassNode | undefined {
  for (let current = syntax.parent(node); current; current = syntax.parent(current)) {
    if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression') return current;
  }
  return undefined;
}

function decoratorOf(node: Decorated, name: string): TSESTree.CallExpression | undefined {
  const calls = (node.decorators ?? []).flatMap(({ expression }) =>
    expression.type === 'CallExpression' ? [expression] : [],
  );
  return calls.find(({ callee }) => callee.type === 'Identifier' && callee.name === name);
}

/** The queue's name in a decorator: its text, or the source of the constant. */
function decoratedName(node: Decorated, name: string, { file }: RetryContext): string | undefined {
  const [given] = decoratorOf(node, name)?.arguments ?? [];
  if (!given) return undefined;
  const constant =
    given.type === 'Identifier' || given.type === 'MemberExpression'
      ? file.text.slice(given.range[0], given.range[1])
      : undefined;
  return literalText(given) ?? constant;
}
