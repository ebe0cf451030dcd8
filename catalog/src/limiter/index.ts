export { createGraphLimiter } from './limiter.js';
export type { GraphLimiter, GraphLimiterOptions, LimitedRequest } from './limiter.js';
export type { LimiterClock } from './scope.js';
export type { AbortSignalLike } from '../retry/signal.js';
