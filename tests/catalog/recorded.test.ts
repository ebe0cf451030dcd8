import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  graphErrorCodes,
  hasErrorCode,
  hasErrorCondition,
  isRetryable,
  parseGraphErrorAsync,
  retryAfterMs,
  type GraphErrorCondition,
} from 'msgraph-errors';
import { frozenNow, recordings, reviveRecord, scenarios } from './revive.js';

interface Expected {
  readonly codes?: readonly string[];
  readonly details?: readonly string[];
  readonly category?: string;
  readonly conditions?: readonly GraphErrorCondition[];
  readonly retryable?: boolean;
  readonly legacy?: boolean;
  readonly retryAfterMs?: number | null;
  readonly requestId?: null;
  readonly clientRequestId?: null;
  readonly status?: null;
  /** The client left nothing that tells a failed request from any other error. */
  readonly nothing?: true;
}

const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/errors/${file}`, import.meta.url), 'utf8'));
const expected = readJson('expected.json') as Readonly<Record<string, Expected>>;
/** What a client does not keep, with the reason; everything else must be read from its error. */
const lost = readJson('lost.json') as Readonly<
  Record<string, { readonly reason: string; readonly scenarios: Readonly<Record<string, Expected>> }>
>;

const sent = (scenario: string, key: 'request-id' | 'client-request-id'): string | undefined => {
  const answer = scenarios[scenario];
  const inBody = new RegExp(`"${key === 'request-id' ? '(?:request-id|requestId)' : key}":"([^"]+)"`).exec(
    JSON.stringify(answer?.jsonBody ?? null),
  )?.[1];
  return (
    inBody ?? answer?.headers[key] ?? (key === 'request-id' ? answer?.headers['x-ms-request-id'] : undefined)
  );
};

const cases = recordings.flatMap(({ file, records }) =>
  records.map((record) => ({ file, record, name: `${file}: ${record.scenario}` })),
);

beforeAll(() => {
  vi.useFakeTimers({ now: frozenNow, toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe('errors as clients really throw them', () => {
  it('covers every client and scenario', () => {
    expect(recordings.length).toBeGreaterThanOrEqual(27);
    expect(new Set(cases.map(({ record }) => record.scenario))).toEqual(new Set(Object.keys(expected)));
  });

  it.each(cases)('$name', async ({ file, record }) => {
    const thrown = reviveRecord(record);
    const want: Expected = { ...expected[record.scenario], ...lost[file]?.scenarios[record.scenario] };
    const info = await parseGraphErrorAsync(thrown);
    if (want.nothing === true) {
      expect(info).toBeUndefined();
      return;
    }
    expect({
      codes: info?.codes,
      details: info?.details.map((detail) => detail.code),
      category: info?.category,
      conditions: info?.conditions,
      legacy: info?.legacy,
      status: info?.status,
      retryAfterMs: info?.retryAfterMs,
      requestId: info?.requestId,
      clientRequestId: info?.clientRequestId,
    }).toEqual({
      codes: want.codes,
      details: want.details ?? [],
      category: want.category,
      conditions: want.conditions,
      legacy: want.legacy ?? false,
      status: want.status === null ? undefined : scenarios[record.scenario]?.status,
      retryAfterMs: want.retryAfterMs ?? undefined,
      requestId: want.requestId === null ? undefined : sent(record.scenario, 'request-id'),
      clientRequestId: want.clientRequestId === null ? undefined : sent(record.scenario, 'client-request-id'),
    });
    expect(isRetryable(info)).toBe(want.retryable);
    expect(retryAfterMs(info)).toBe(want.retryAfterMs ?? undefined);
    expect(graphErrorCodes(info)).toEqual(want.codes);
    for (const code of want.codes ?? []) expect(hasErrorCode(info, code.toUpperCase())).toBe(true);
    for (const condition of want.conditions ?? []) expect(hasErrorCondition(info, condition)).toBe(true);
    expect(info?.thrown).toBe(thrown);
  });

  it.each(Object.entries(lost))(
    'what %s loses is really lost, and for a known reason',
    (file, { reason, scenarios: overrides }) => {
      expect(reason.length).toBeGreaterThan(20);
      const seen = recordings
        .find((recording) => recording.file === file)
        ?.records.map((record) => record.scenario);
      for (const [scenario, override] of Object.entries(overrides)) {
        expect(seen).toContain(scenario);
        for (const [key, value] of Object.entries(override))
          expect(value).not.toEqual(expected[scenario]?.[key as keyof Expected]);
      }
    },
  );
});
