import { describe, expect, it, vi } from 'vitest';
import { hasErrorCode, retryBatch, type BatchRequestItem, type IncompleteBatchError } from 'msgraph-errors';
import { get, throttled, type Send } from './batch-items.js';
import { fakeClock } from './clock.js';

describe('more than 20 requests', () => {
  const ids = (count: number, name = 'r'): string[] =>
    Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
  const ok: Send = (requests) =>
    Promise.resolve({ responses: requests.map(({ id }) => ({ id: String(id), status: 200 })) });
  const batchesOf = (send: {
    readonly mock: { readonly calls: readonly (readonly [readonly BatchRequestItem[], ...unknown[]])[] };
  }): unknown[][] => send.mock.calls.map(([requests]) => requests.map(({ id }) => id));

  it.each([
    [20, [20]],
    [21, [20, 1]],
    [60, [20, 20, 20]],
    [61, [20, 20, 20, 1]],
  ])('%i are sent as %j', async (count, sizes) => {
    const send = vi.fn<Send>(ok);
    const answers = await retryBatch(
      ids(count).map((id) => get(id)),
      send,
    );
    expect(batchesOf(send).map(({ length }) => length)).toEqual(sizes);
    expect(answers.map(({ id }) => id)).toEqual(ids(count));
  });

  it('stay in one batch with what they depend on', async () => {
    const chain = ids(5, 'c').map((id, index, all) => get(id, index === 0 ? [] : [all[index - 1] ?? '']));
    const send = vi.fn<Send>(ok);
    // The chain would be cut after three.
    await retryBatch([...ids(17).map((id) => get(id)), ...chain], send);
    expect(batchesOf(send)).toEqual([ids(17), ids(5, 'c')]);
    expect(send.mock.calls[1]?.[0][4]?.dependsOn).toEqual(['c4']);
  });

  it('come after what they depend on when that does not fit into one batch', async () => {
    const chain = ids(45).map((id, index, all) => get(id, index === 0 ? [] : [all[index - 1] ?? '']));
    const send = vi.fn<Send>(ok);
    const answers = await retryBatch([...chain].reverse(), send);
    expect(batchesOf(send).map((batch) => new Set(batch))).toEqual(
      [ids(20), ids(40).slice(20), ids(45).slice(40)].map((batch) => new Set(batch)),
    );
    expect(send.mock.calls[1]?.[0].find(({ id }) => id === 'r21')?.dependsOn).toEqual([]);
    expect(send.mock.calls[1]?.[0].find(({ id }) => id === 'r22')?.dependsOn).toEqual(['r21']);
    expect(answers).toHaveLength(45);
  });

  it('are not sent when what they depend on failed before', async () => {
    const chain = ids(22).map((id, index, all) => get(id, index === 0 ? [] : [all[index - 1] ?? '']));
    const send = vi.fn<Send>((requests) =>
      Promise.resolve({
        responses: requests.map(({ id }) => ({ id: String(id), status: id === 'r20' ? 403 : 200 })),
      }),
    );
    const answers = await retryBatch([...chain, get('x')], send);
    expect(batchesOf(send)).toEqual([ids(20), ['x']]);
    expect(answers.slice(19).map(({ status }) => status)).toEqual([403, 424, 424, 200]);
    expect(hasErrorCode(answers[20], 'failedDependency')).toBe(true);
  });

  it('are repeated within their batch', async () => {
    let failures = 1;
    const send = vi.fn<Send>((requests) =>
      Promise.resolve({
        responses: requests.map(({ id }) =>
          id === 'r3' && failures-- > 0 ? throttled('r3', 2) : { id: String(id), status: 200 },
        ),
      }),
    );
    const answers = await retryBatch(
      ids(25).map((id) => get(id)),
      send,
      { clock: fakeClock() },
    );
    expect(batchesOf(send)).toEqual([ids(20), ['r3'], ids(25).slice(20)]);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('keep the answers of the batches before the one that failed', async () => {
    const lost = Object.assign(new Error('m'), { statusCode: 403 });
    const send = vi.fn<Send>(ok).mockImplementationOnce(ok).mockRejectedValueOnce(lost);
    const failure = (await retryBatch(
      ids(45).map((id) => get(id)),
      send,
    ).catch((error: unknown) => error)) as IncompleteBatchError;
    expect(failure.cause).toBe(lost);
    expect(failure.answers.map(({ id }) => id)).toEqual(ids(20));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('do not take long when all depend on each other', async () => {
    const chain = ids(5000).map((id, index, all) => get(id, index === 0 ? [] : [all[index - 1] ?? '']));
    const send = vi.fn<Send>(ok);
    await retryBatch([...chain].reverse(), send);
    expect(send).toHaveBeenCalledTimes(250);
  }, 5000);
});
