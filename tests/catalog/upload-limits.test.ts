import { describe, expect, it, vi } from 'vitest';
import { resumeUpload, type UploadRange, type UploadSession } from 'msgraph-errors';

const unit = 327_680;

describe('the limits of resumeUpload', () => {
  it('sends slices that every service takes', async () => {
    const put = vi.fn(({ end }: UploadRange) => Promise.resolve(end));
    await resumeUpload({ size: 9_000_000, start: 0, put, status: () => Promise.resolve({}) });
    expect(put.mock.calls.map(([{ start, end }]) => end - start)).toEqual([3_932_160, 3_932_160, 1_135_680]);
  });

  const mebibyte = 1_048_576;
  it.each<[Partial<UploadSession<object>>, boolean]>([
    [{ size: 200 * mebibyte, sliceSize: 60 * mebibyte - unit }, true],
    [{ size: 200 * mebibyte, sliceSize: 60 * mebibyte }, false],
    [{ size: 50 * mebibyte + 1, sliceSize: 200 * mebibyte }, true],
    [{ size: 70 * mebibyte, sliceSize: 200 * mebibyte }, false],
    [{ size: 10 * mebibyte, sliceSize: 2 * mebibyte }, false],
    [{ size: 10 * mebibyte, sliceSize: 2 * mebibyte, service: 'outlook' }, true],
    [{ size: 10 * mebibyte, sliceSize: 4 * mebibyte, service: 'outlook' }, true],
    [{ size: 10 * mebibyte, sliceSize: 4 * mebibyte + 1, service: 'outlook' }, false],
    [{ size: 20 * mebibyte, sliceSize: 10 * mebibyte - 1, service: 'print' }, true],
    [{ size: 20 * mebibyte, sliceSize: 10 * mebibyte, service: 'print' }, false],
  ])('%o is within the limits: %s', async (sizes, allowed) => {
    const outcome = resumeUpload({
      size: 1,
      ...sizes,
      start: 0,
      put: () => Promise.resolve({}),
      status: () => Promise.resolve({}),
    });
    if (allowed) await outcome;
    else await expect(outcome).rejects.toThrow('`sliceSize`');
  });

  it.each([
    [{ size: 0 }, '`size`'],
    [{ size: 1.5 }, '`size`'],
    [{ size: 1_000_000, sliceSize: 100 }, '`sliceSize`'],
    [{ size: 10, sliceSize: -1 }, '`sliceSize`'],
    [{ size: 10, start: 11 }, '`start`'],
    [{ size: 10, start: -1 }, '`start`'],
    [{ size: 10, service: 'mail' as 'outlook' }, '`service`'],
    [{ size: 10, service: 'toString' as 'outlook' }, '`service`'],
    [{ size: 10, put: undefined as never }, '`put`'],
    [{ size: 10, status: 1 as never }, '`status`'],
    [{ size: 10, finished: 1 as never }, '`finished`'],
  ])('refuses %o', async (sizes, name) => {
    const session = { put: () => Promise.resolve({}), status: () => Promise.resolve({}), ...sizes };
    await expect(resumeUpload(session)).rejects.toThrow(name);
  });
});
