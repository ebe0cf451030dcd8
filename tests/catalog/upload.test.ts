import { describe, expect, it, vi } from 'vitest';
import { resumeUpload, type UploadRange, type UploadSession } from 'msgraph-errors';
import { fakeClock } from './clock.js';

describe('resumeUpload', () => {
  const unit = 327_680;

  it('sends the slices in turn', async () => {
    const put = vi.fn(({ end }: { end: number }) =>
      Promise.resolve(end >= 800_000 ? { id: 'item' } : { nextExpectedRanges: [`${end}-`] }),
    );
    const status = vi.fn(() => Promise.resolve({}));
    expect(await resumeUpload({ size: 800_000, sliceSize: unit, start: 0, put, status })).toEqual({
      id: 'item',
    });
    expect(put.mock.calls.map(([range]) => (range as { contentRange?: string }).contentRange)).toEqual([
      'bytes 0-327679/800000',
      'bytes 327680-655359/800000',
      'bytes 655360-799999/800000',
    ]);
    expect(status).not.toHaveBeenCalled();
  });

  it('asks the session where to go on after a failure', async () => {
    const starts: number[] = [];
    let failures = 1;
    const put = ({ start, end }: { start: number; end: number }): Promise<object> => {
      starts.push(start);
      if (start > 0 && failures-- > 0)
        return Promise.reject(Object.assign(new Error('m'), { code: 'ECONNRESET' }));
      return Promise.resolve(end === 3 * unit ? { id: 'item' } : { nextExpectedRanges: [`${end}-`] });
    };
    const status = vi.fn(() => Promise.resolve({ nextExpectedRanges: [`${2 * unit}-`] }));
    expect(
      await resumeUpload({ size: 3 * unit, sliceSize: unit, start: 0, put, status }, { clock: fakeClock() }),
    ).toEqual({ id: 'item' });
    expect(starts).toEqual([0, unit, 2 * unit]);
    expect(status).toHaveBeenCalledTimes(1);
  });

  it('goes on when the service has the bytes already', async () => {
    const overlap = {
      error: { code: 'invalidRange', message: 'm', innererror: { code: 'fragmentOverlap' } },
    };
    const put = vi.fn(({ start }: { start: number }) =>
      start === 0 ? Promise.reject(overlap as unknown as Error) : Promise.resolve({ id: 'item' }),
    );
    const status = (): Promise<object> => Promise.resolve({ nextExpectedRanges: [`${unit}-`] });
    expect(
      await resumeUpload({ size: 2 * unit, sliceSize: unit, put, status }, { clock: fakeClock() }),
    ).toEqual({ id: 'item' });
  });

  it('gives up on a lost session', async () => {
    const lost = {
      error: { code: 'itemNotFound', message: 'm', innerError: { code: 'uploadSessionNotFound' } },
      statusCode: 404,
    };
    const put = vi.fn(() => Promise.reject(lost as unknown as Error));
    await expect(
      resumeUpload({ size: 10, put, status: () => Promise.resolve({}) }, { clock: fakeClock() }),
    ).rejects.toBe(lost);
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('hands on a failed Response', async () => {
    const response = await resumeUpload({
      size: 10,
      put: () => Promise.resolve(new Response(null, { status: 403 })),
      status: () => Promise.resolve({}),
    });
    expect(response.status).toBe(403);
  });

  it('ends when the session accepts slices and does not advance', async () => {
    const put = vi.fn(() => Promise.resolve({ nextExpectedRanges: ['0-'] }));
    await expect(resumeUpload({ size: 10, put, status: () => Promise.resolve({}) })).rejects.toThrow(
      'byte 0',
    );
    expect(put).toHaveBeenCalledTimes(1);
  });

  it.each<[string, object]>([
    ['nextExpectedRanges', { nextExpectedRanges: [`${unit}-`] }],
    ['NextExpectedRanges', { NextExpectedRanges: [`${unit}-`] }],
    ['a number alone, as Outlook writes it', { nextExpectedRanges: [String(unit)] }],
    ['a range with an end', { nextExpectedRanges: [`${unit}-${3 * unit - 1}`] }],
    [
      'several ranges, the first one not in front',
      { nextExpectedRanges: [`${2 * unit}-`, `${unit}-${2 * unit - 1}`] },
    ],
    ['a Response', new Response(JSON.stringify({ nextExpectedRanges: [`${unit}-`] }))],
    ['data of axios', { status: 200, data: { NextExpectedRanges: [`${unit}-`] } }],
    ['a body of got', { statusCode: 200, body: JSON.stringify({ nextExpectedRanges: [`${unit}-`] }) }],
  ])('continues a session of an earlier run: %s', async (_name, answer) => {
    const starts: number[] = [];
    const put = ({ start, end }: UploadRange): Promise<object> => {
      starts.push(start);
      return Promise.resolve(end === 3 * unit ? { id: 'item' } : {});
    };
    expect(
      await resumeUpload({ size: 3 * unit, sliceSize: unit, put, status: () => Promise.resolve(answer) }),
    ).toEqual({ id: 'item' });
    expect(starts).toEqual([unit, 2 * unit]);
  });

  it.each<[string, unknown]>([
    ['an empty list', { nextExpectedRanges: [] }],
    ['no list', { expirationDateTime: 'x' }],
    ['a list of something else', { nextExpectedRanges: ['x', null] }],
    ['nothing', undefined],
  ])('begins with byte 0 when the session tells nothing: %s', async (_name, answer) => {
    const put = vi.fn<UploadSession<object>['put']>(() => Promise.resolve({ id: 'item' }));
    await resumeUpload({ size: 10, put, status: () => Promise.resolve(answer) });
    expect(put.mock.calls.map(([range]) => range.contentRange)).toEqual(['bytes 0-9/10']);
  });

  it('goes where the answer to a slice says, in both spellings', async () => {
    const starts: number[] = [];
    const put = ({ start }: UploadRange): Promise<object> => {
      starts.push(start);
      return Promise.resolve(
        [
          { NextExpectedRanges: [`${3 * unit}-`] },
          new Response(JSON.stringify({ nextExpectedRanges: [`${5 * unit}-`] }), { status: 202 }),
          {},
        ][starts.length - 1] ?? {},
      );
    };
    await resumeUpload({ size: 6 * unit, sliceSize: unit, start: 0, put, status: () => Promise.resolve({}) });
    expect(starts).toEqual([0, 3 * unit, 5 * unit]);
  });

  it('sends no byte of a gap twice where the service takes slices of its size', async () => {
    const sent = async (service: UploadSession<object>['service'], gap: string): Promise<string[]> => {
      const ranges: string[] = [];
      const put = ({ contentRange }: UploadRange): Promise<object> => {
        ranges.push(contentRange.slice(6));
        return Promise.resolve(ranges.length === 1 ? { nextExpectedRanges: [`${4 * unit}-`] } : {});
      };
      await resumeUpload({
        size: 5 * unit,
        sliceSize: 2 * unit,
        service,
        put,
        status: () => Promise.resolve({ nextExpectedRanges: [gap, `${4 * unit}-`] }),
      });
      return ranges;
    };
    expect(await sent('print', '100-199')).toEqual([
      `100-199/${5 * unit}`,
      `${4 * unit}-${5 * unit - 1}/${5 * unit}`,
    ]);
    expect(await sent('drive', `0-${unit - 1}`)).toEqual([
      `0-${unit - 1}/${5 * unit}`,
      `${4 * unit}-${5 * unit - 1}/${5 * unit}`,
    ]);
    // Such a slice is refused when the file is put together.
    expect((await sent('drive', '0-199'))[0]).toEqual(`0-${2 * unit - 1}/${5 * unit}`);
  });

  describe('whose last answer was lost', () => {
    const broken = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    const gone = Object.assign(new Error('m'), {
      statusCode: 404,
      body: { error: { code: 'itemNotFound' } },
    });
    const session = (
      status: () => Promise<unknown>,
    ): { readonly session: UploadSession<object>; readonly put: ReturnType<typeof vi.fn> } => {
      const put = vi.fn(({ end }: UploadRange) =>
        end === 2 * unit ? Promise.reject(broken) : Promise.resolve({ nextExpectedRanges: [`${end}-`] }),
      );
      return { session: { size: 2 * unit, sliceSize: unit, start: 0, put, status }, put };
    };
    const complete: [string, () => Promise<unknown>][] = [
      ['no byte is expected', () => Promise.resolve({ nextExpectedRanges: [] })],
      ['no byte is expected, other spelling', () => Promise.resolve({ NextExpectedRanges: [] })],
      [
        'the byte behind the last is expected',
        () => Promise.resolve({ nextExpectedRanges: [`${2 * unit}-`] }),
      ],
      ['the session is gone', () => Promise.reject(gone)],
      ['the session is gone, as a Response', () => Promise.resolve(new Response(null, { status: 404 }))],
      [
        'the session is gone, as a body',
        () => Promise.resolve({ error: { code: 'uploadSessionNotFound', message: 'm' } }),
      ],
    ];

    it.each(complete)('is complete when %s', async (_name, status) => {
      const { session: upload, put } = session(status);
      const finished = vi.fn(() => Promise.resolve({ id: 'item' }));
      expect(await resumeUpload({ ...upload, finished }, { clock: fakeClock() })).toEqual({ id: 'item' });
      expect(put).toHaveBeenCalledTimes(2);
      expect(finished).toHaveBeenCalledTimes(1);
    });

    it.each(complete)('says so without `finished`: %s', async (_name, status) => {
      const { session: upload, put } = session(status);
      await expect(resumeUpload(upload, { clock: fakeClock() })).rejects.toMatchObject({
        allBytesSent: true,
        message: expect.stringContaining('complete') as string,
      });
      expect(put).toHaveBeenCalledTimes(2);
    });

    it('is asked for its item again when that fails', async () => {
      const { session: upload } = session(() => Promise.resolve({ nextExpectedRanges: [] }));
      const finished = vi.fn(() => Promise.resolve({ id: 'item' })).mockRejectedValueOnce(broken);
      expect(await resumeUpload({ ...upload, finished }, { clock: fakeClock() })).toEqual({ id: 'item' });
    });

    it('is complete when the slice itself is answered with 404', async () => {
      const answers: (() => Promise<object>)[] = [
        () => Promise.reject(broken),
        () => Promise.resolve(new Response(null, { status: 404 })),
      ];
      const put = (): Promise<object> => answers.shift()?.() ?? Promise.resolve({});
      await expect(
        resumeUpload(
          { size: 10, start: 0, put, status: () => Promise.resolve(undefined) },
          { clock: fakeClock() },
        ),
      ).rejects.toMatchObject({ allBytesSent: true });
    });

    it('goes on when the service lacks the last slice', async () => {
      let failures = 1;
      const starts: number[] = [];
      const put = ({ start }: UploadRange): Promise<object> => {
        starts.push(start);
        return start === unit && failures-- > 0 ? Promise.reject(broken) : Promise.resolve({ id: 'item' });
      };
      const status = (): Promise<object> => Promise.resolve({ nextExpectedRanges: [`${unit}-`] });
      await resumeUpload({ size: 2 * unit, sliceSize: unit, start: 0, put, status }, { clock: fakeClock() });
      expect(starts).toEqual([0, unit, unit]);
    });
  });

  it('is final when the session is gone before the last slice was sent', async () => {
    const gone = Object.assign(new Error('m'), { statusCode: 404 });
    const finished = vi.fn(() => Promise.resolve({}));
    const put = vi.fn(() =>
      Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })),
    );
    await expect(
      resumeUpload(
        { size: 2 * unit, sliceSize: unit, start: 0, put, finished, status: () => Promise.reject(gone) },
        { clock: fakeClock() },
      ),
    ).rejects.toBe(gone);
    await expect(
      resumeUpload({ size: 10, put, finished, status: () => Promise.reject(gone) }, { clock: fakeClock() }),
    ).rejects.toBe(gone);
    expect(finished).not.toHaveBeenCalled();
  });

  it('finds out that a session of an earlier run is complete', async () => {
    const refused = Object.assign(new Error('m'), {
      statusCode: 416,
      body: { error: { code: 'invalidRange' } },
    });
    const put = vi.fn(() => Promise.reject(refused));
    const finished = (): Promise<object> => Promise.resolve({ id: 'item' });
    expect(
      await resumeUpload(
        {
          size: 2 * unit,
          sliceSize: unit,
          put,
          finished,
          status: () => Promise.resolve({ nextExpectedRanges: [] }),
        },
        { clock: fakeClock() },
      ),
    ).toEqual({ id: 'item' });
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('gives what came with a 201 that has no body', async () => {
    const nothing: unknown = undefined;
    expect(
      await resumeUpload({
        size: 10,
        start: 0,
        put: () => Promise.resolve(nothing),
        status: () => Promise.resolve({}),
      }),
    ).toBe(nothing);
    const created = new Response(null, { status: 201, headers: { Location: '/attachment' } });
    expect(
      await resumeUpload({
        size: 10,
        start: 0,
        put: () => Promise.resolve(created),
        status: () => Promise.resolve({}),
      }),
    ).toBe(created);
  });

  it('leaves the last Response to be read, and takes 202 without a body as accepted', async () => {
    const put = ({ end }: UploadRange): Promise<Response> =>
      Promise.resolve(
        end === 2 * unit
          ? new Response('{"id":"item"}', { status: 201 })
          : new Response(null, { status: 202 }),
      );
    const response = await resumeUpload({
      size: 2 * unit,
      sliceSize: unit,
      start: 0,
      put,
      status: () => Promise.resolve({}),
    });
    expect(await response.json()).toEqual({ id: 'item' });
  });

  it('repeats a failed Response and a failed body', async () => {
    const answers = [
      new Response(null, { status: 503 }),
      { error: { code: 'serviceNotAvailable', message: 'm' } },
      { id: 'item' },
    ];
    const put = vi.fn(() => Promise.resolve(answers.shift()));
    expect(
      await resumeUpload(
        { size: 10, put, status: () => Promise.resolve({ nextExpectedRanges: ['0-'] }) },
        { clock: fakeClock() },
      ),
    ).toEqual({ id: 'item' });
    expect(put).toHaveBeenCalledTimes(3);
  });

  it('goes back with a session that lost bytes, and ends when that has no end', async () => {
    const broken = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    const starts: number[] = [];
    const upload = (endless: boolean): Promise<object> => {
      starts.length = 0;
      let failures = 1;
      const put = ({ start, end }: UploadRange): Promise<object> => {
        starts.push(start);
        if (start === unit && (endless || failures-- > 0)) return Promise.reject(broken);
        return Promise.resolve(end === 3 * unit ? { id: 'item' } : {});
      };
      return resumeUpload(
        {
          size: 3 * unit,
          sliceSize: unit,
          start: 0,
          put,
          status: () => Promise.resolve({ nextExpectedRanges: ['0-'] }),
        },
        { clock: fakeClock() },
      );
    };
    expect(await upload(false)).toEqual({ id: 'item' });
    expect(starts).toEqual([0, unit, 0, unit, 2 * unit]);
    await expect(upload(true)).rejects.toThrow('again and again');
  });

  it('ends at once when it is aborted', async () => {
    const put = vi.fn(() => Promise.resolve({}));
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(
      resumeUpload({ size: 10, put, status: () => Promise.resolve({}) }, { signal }),
    ).rejects.toThrow('stop');
    expect(put).not.toHaveBeenCalled();
  });
});
