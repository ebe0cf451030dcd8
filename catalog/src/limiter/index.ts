export { createGraphLimiter } from './limiter.js';
export type { GraphLimiter, LimitedRequest } from './limiter.js';
export type { GraphLimiterOptions } from './options.js';
export type { LimiterClock } from './clock.js';
export type { AbortSignalLike } from '../retry/signal.js';
