import type { LeftReason } from '../../reasons.js';
import type { SpanRewrite } from '../../types.js';
import type { RetryContext } from '../context.js';
import type { RecursionFinding } from '../recursion.js';

export function rewriteRecursion(_finding: RecursionFinding, _context: RetryContext): SpanRewrite | LeftReason {
  return 'retry-shape';
}
