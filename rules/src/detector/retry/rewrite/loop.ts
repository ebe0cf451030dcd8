import type { LeftReason } from '../../reasons.js';
import type { SpanRewrite } from '../../types.js';
import type { RetryContext } from '../context.js';
import type { LoopFinding } from '../loops.js';

export function rewriteLoop(_finding: LoopFinding, _context: RetryContext): SpanRewrite | LeftReason {
  return 'retry-shape';
}
