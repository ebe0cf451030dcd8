export { createGraphLimiter } from './limiter.js';
export type { GraphLimiter } from './limiter.js';
export type { GraphLimiterOptions, LimitedRequest } from './options.js';
export type { LimiterClock } from './clock.js';
export type { AbortSignalLike } from '../retry/signal.js';
