import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from '../syntax.js';

/** Calls that hand out what they are asked for: containers, injectors, contexts. */
const HANDS_OUT: ReadonlySet<string> = new Set(['resolve', 'resolveAsync', 'get', 'getAsync', 'inject', 'useInjection', 'useContext', 'getInstance', 'make', 'lookup']);

/** The type that a value is asked for by: `container.resolve<Mail>('mail')`. */
export function typeAsked(call: TSESTree.CallExpression): TSESTree.TypeNode | undefined {
  return HANDS_OUT.has(calledName(call.callee) ?? '') ? call.typeArguments?.params[0] : undefined;
}

/** The class that an instance is asked for by: `inject(Mail)`, `container.resolve(Mail)`. */
export function classAsked(call: TSESTree.CallExpression): TSESTree.Identifier | undefined {
  const [first] = call.arguments;
  if (first?.type !== 'Identifier' || !/^[A-Z][A-Za-z0-9]*[a-z]/.test(first.name)) return undefined;
  return HANDS_OUT.has(calledName(call.callee) ?? '') ? first : undefined;
}
