import { describe, expect, it, vi } from 'vitest';
import { resumeUpload, retryBatch, type BatchRequestItem, type BatchResponseItem, type RetryClock } from 'msgraph-errors';

function fakeClock(): RetryClock & { readonly waits: number[] } {
  let time = Date.now();
  const waits: number[] = [];
  return { waits, now: () => time, random: () => 0, sleep: (ms) => { waits.push(ms); time += ms; return Promise.resolve(); } };
}
type Send = (requests: readonly BatchRequestItem[]) => Promise<{ readonly responses: readonly BatchResponseItem[] }>;
const throttled = (id: string, seconds: number): BatchResponseItem => ({
  id,
  status: 429,
  headers: { 'Retry-After': String(seconds) },
  body: { error: { code: 'TooManyRequests', message: 'm' } },
});
const get = (id: string, dependsOn?: readonly string[]): BatchRequestItem => ({ id, method: 'GET', url: `/me/messages/${id}`, ...(dependsOn && { dependsOn }) });

describe('retryBatch', () => {
  it('sends only the failed items again, after the longest wait', async () => {
    const clock = fakeClock();
    const rounds: BatchResponseItem[][] = [
      [{ id: '1', status: 200 }, throttled('2', 3), throttled('3', 8), { id: '4', status: 404, body: { error: { code: 'itemNotFound' } } }],
      [{ id: '2', status: 200 }, throttled('3', 2)],
      [{ id: '3', status: 200 }],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), get('2'), get('3'), get('4')], send, { clock });
    expect(send.mock.calls.map(([requests]) => requests.map(({ id }) => id))).toEqual([['1', '2', '3', '4'], ['2', '3'], ['3']]);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([['1', 200], ['2', 200], ['3', 200], ['4', 404]]);
    expect(clock.waits).toEqual([8000, 2000]);
  });

  it('gives the failures as answers when the attempts are used up', async () => {
    const send = vi.fn<Send>(() => Promise.resolve({ responses: [throttled('1', 1)] }));
    const answers = await retryBatch([get('1')], send, { clock: fakeClock() });
    expect(send).toHaveBeenCalledTimes(4);
    expect(answers).toEqual([throttled('1', 1)]);
  });

  it('looks at the method of each item', async () => {
    const down = (id: string): BatchResponseItem => ({ id, status: 504, body: { error: { code: 'gatewayTimeout' } } });
    const rounds = [[down('1'), down('2')], [{ id: '1', status: 200 }]];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), { id: '2', method: 'POST', url: '/me/messages' }], send, { clock: fakeClock() });
    expect(send.mock.calls[1]?.[0].map(({ id }) => id)).toEqual(['1']);
    expect(answers.map(({ status }) => status)).toEqual([200, 504]);
  });

  it('takes along the items that depend on a repeated one, without dependencies that are met', async () => {
    const rounds: BatchResponseItem[][] = [
      [{ id: '1', status: 201 }, throttled('2', 1), { id: '3', status: 424, body: { error: { code: 'failedDependency' } } }, { id: '4', status: 424 }],
      [{ id: '2', status: 200 }, { id: '3', status: 200 }, { id: '4', status: 200 }],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    await retryBatch([get('1'), get('2', ['1']), get('3', ['2']), get('4', ['3'])], send, { clock: fakeClock() });
    expect(send.mock.calls[1]?.[0]).toEqual([{ ...get('2'), dependsOn: [] }, get('3', ['2']), get('4', ['3'])]);
  });

  it('leaves the items that depend on one that failed for good', async () => {
    const rounds: BatchResponseItem[][] = [
      [{ id: '1', status: 403, body: { error: { code: 'accessDenied' } } }, { id: '2', status: 424 }, throttled('3', 1)],
      [{ id: '3', status: 200 }],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), get('2', ['1']), get('3')], send, { clock: fakeClock() });
    expect(send.mock.calls[1]?.[0].map(({ id }) => id)).toEqual(['3']);
    expect(answers.map(({ status }) => status)).toEqual([403, 424, 200]);
  });

  it('repeats a batch that was refused as a whole and hands on what it cannot repeat', async () => {
    const refused = Object.assign(new Error('m'), { statusCode: 429, headers: {} });
    const send = vi.fn<Send>(() => Promise.resolve({ responses: [{ id: '1', status: 200 }] })).mockRejectedValueOnce(refused);
    expect(await retryBatch([get('1')], send, { clock: fakeClock() })).toHaveLength(1);
    const lost = Object.assign(new Error('m'), { statusCode: 401 });
    await expect(retryBatch([get('1')], () => Promise.reject(lost), { clock: fakeClock() })).rejects.toBe(lost);
  });
});

describe('resumeUpload', () => {
  const unit = 327_680;

  it('sends the slices in turn', async () => {
    const put = vi.fn(({ end }: { end: number }) => Promise.resolve(end >= 800_000 ? { id: 'item' } : { nextExpectedRanges: [`${end}-`] }));
    const status = vi.fn(() => Promise.resolve({}));
    expect(await resumeUpload({ size: 800_000, sliceSize: unit, put, status })).toEqual({ id: 'item' });
    expect(put.mock.calls.map(([range]) => (range as { contentRange?: string }).contentRange)).toEqual(['bytes 0-327679/800000', 'bytes 327680-655359/800000', 'bytes 655360-799999/800000']);
    expect(status).not.toHaveBeenCalled();
  });

  it('asks the session where to go on after a failure', async () => {
    const starts: number[] = [];
    let failures = 1;
    const put = ({ start, end }: { start: number; end: number }): Promise<object> => {
      starts.push(start);
      if (start > 0 && failures-- > 0) return Promise.reject(Object.assign(new Error('m'), { code: 'ECONNRESET' }));
      return Promise.resolve(end === 3 * unit ? { id: 'item' } : { nextExpectedRanges: [`${end}-`] });
    };
    const status = vi.fn(() => Promise.resolve({ nextExpectedRanges: [`${2 * unit}-`] }));
    expect(await resumeUpload({ size: 3 * unit, sliceSize: unit, put, status }, { clock: fakeClock() })).toEqual({ id: 'item' });
    expect(starts).toEqual([0, unit, 2 * unit]);
    expect(status).toHaveBeenCalledTimes(1);
  });

  it('goes on when the service has the bytes already', async () => {
    const overlap = { error: { code: 'invalidRange', message: 'm', innererror: { code: 'fragmentOverlap' } } };
    const put = vi.fn(({ start }: { start: number }) => (start === 0 ? Promise.reject(overlap as unknown as Error) : Promise.resolve({ id: 'item' })));
    const status = (): Promise<object> => Promise.resolve({ nextExpectedRanges: [`${unit}-`] });
    expect(await resumeUpload({ size: 2 * unit, sliceSize: unit, put, status }, { clock: fakeClock() })).toEqual({ id: 'item' });
  });

  it('gives up on a lost session', async () => {
    const lost = { error: { code: 'itemNotFound', message: 'm', innerError: { code: 'uploadSessionNotFound' } }, statusCode: 404 };
    const put = vi.fn(() => Promise.reject(lost as unknown as Error));
    await expect(resumeUpload({ size: 10, put, status: () => Promise.resolve({}) }, { clock: fakeClock() })).rejects.toBe(lost);
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('hands on a failed Response', async () => {
    const response = await resumeUpload({ size: 10, put: () => Promise.resolve(new Response(null, { status: 403 })), status: () => Promise.resolve({}) });
    expect(response.status).toBe(403);
  });

  it('ends when the session accepts slices and does not advance', async () => {
    const put = vi.fn(() => Promise.resolve({ nextExpectedRanges: ['0-'] }));
    await expect(resumeUpload({ size: 10, put, status: () => Promise.resolve({}) })).rejects.toThrow('byte 0');
    expect(put).toHaveBeenCalledTimes(1);
  });

  it.each([
    [{ size: 0 }, '`size`'],
    [{ size: 1.5 }, '`size`'],
    [{ size: 1_000_000, sliceSize: 100 }, '`sliceSize`'],
    [{ size: 10, sliceSize: -1 }, '`sliceSize`'],
  ])('refuses %o', async (sizes, name) => {
    const session = { ...sizes, put: () => Promise.resolve({}), status: () => Promise.resolve({}) };
    await expect(resumeUpload(session)).rejects.toThrow(name);
  });
});
