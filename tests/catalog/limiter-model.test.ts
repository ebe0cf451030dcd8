import { describe, expect, it } from 'vitest';
import { services } from '../bench/limiter-model.mjs';
import { figuresOf, limited, naive } from './limiter-load.js';

describe.each(Object.entries(services))('%s', (_name, create) => {
  it('gets 95 % of what is permitted through with at most 1 % refused', async () => {
    const { throughput, refused } = await figuresOf(create(), limited);
    expect(throughput).toBeGreaterThanOrEqual(95);
    // More than all would mean that the model permits too little.
    expect(throughput).toBeLessThanOrEqual(100.5);
    expect(refused).toBeLessThanOrEqual(1);
  }, 60_000);

  it('is more than a client manages that only waits as it is asked', async () => {
    const { throughput, refused } = await figuresOf(create(), naive);
    expect(throughput < 95 || refused > 1).toBe(true);
    expect(refused).toBeGreaterThan(5);
  }, 60_000);
});
