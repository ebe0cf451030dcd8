/**
 * The address of a request that holds several: its answer holds theirs, those that have failed among them.
 * @see https://learn.microsoft.com/graph/json-batching
 */
export const BATCH: RegExp = /(?:^|\/)\$batch$/;
