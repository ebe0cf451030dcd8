import type { TSESTree } from '@typescript-eslint/types';
import { excerpt, type Node } from '../../syntax/tree.js';
import type { ClientId, EvidenceStep } from '../types.js';
import type { RetryContext } from './context.js';
import type { Left } from './cycles.js';

/** Requests that a library sends again: where they go, and the client that sends them. */
export interface Sent {
  readonly client: ClientId;
  readonly chain: readonly EvidenceStep[];
}

/** A call that makes a library repeat requests, judged. */
export interface LibraryCall {
  readonly call: TSESTree.CallExpression;
  /** What is reported, where that is an option of the call. */
  readonly option?: TSESTree.Property;
  /** An operator on an Observable repeats. */
  readonly isObservable?: boolean;
  readonly verdict: { readonly sent: Sent } | { readonly left: Left };
}

/** `sent` where it is known and nothing limits it, else what is missing. */
export function verdictOf(isEndless: boolean, sent: Sent | undefined): LibraryCall['verdict'] {
  if (!isEndless) return { left: { reason: 'limited' } };
  return sent ? { sent } : { left: { reason: 'no-failure' } };
}

/** A node as a step of evidence. */
export function stepAt(node: Node, { file, syntax }: RetryContext): EvidenceStep {
  return { text: excerpt(file, node), path: file.path, line: syntax.lineAt(node.range[0]) };
}
