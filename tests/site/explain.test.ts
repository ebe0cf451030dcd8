import { inspect } from 'node:util';
import { graphErrorCodes } from 'msgraph-errors';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../site/client/explain/diagnose.js';
import { recordings, reviveRecord } from '../catalog/revive.js';

const BODY = {
  error: {
    code: 'invalidRequest',
    message: 'One of the provided arguments is not acceptable.',
    innerError: {
      code: 'resourceModified',
      'request-id': '6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f',
      date: '2026-11-02T08:00:00',
    },
  },
};

/** An error as the classic client makes it. */
class GraphError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
    readonly body: string,
  ) {
    super(message);
  }
}

const codes = (text: string): readonly string[] => diagnose(text).chain.map(({ code }) => code);
const actedOn = (text: string): string | undefined =>
  diagnose(text).chain.find(({ isActedOn }) => isActedOn)?.code;

describe('what may be pasted', () => {
  const error = new GraphError(412, 'invalidRequest', BODY.error.message, JSON.stringify(BODY.error));
  const axios = Object.assign(new Error('Request failed with status code 412'), {
    name: 'AxiosError',
    isAxiosError: true,
    code: 'ERR_BAD_REQUEST',
    response: { status: 412, headers: { 'retry-after': '7' }, data: BODY },
  });
  it.each([
    ['a body', JSON.stringify(BODY)],
    ['a body on many lines', JSON.stringify(BODY, null, 2)],
    [
      'a body in a JSON text',
      JSON.stringify({ level: 'error', payload: JSON.stringify(BODY), body: JSON.stringify(BODY) }),
    ],
    ['a body cut off', JSON.stringify(BODY).slice(0, -30)],
    [
      'an answer with headers',
      `HTTP/1.1 412 Precondition Failed\r\nrequest-id: 6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f\r\nRetry-After: 7\r\n\r\n${JSON.stringify(BODY)}`,
    ],
    [
      'curl -v',
      `> GET /v1.0/me HTTP/2\n> Authorization: Bearer x\n< HTTP/2 412\n< retry-after: 7\n<\n${JSON.stringify(BODY)}`,
    ],
    ['a body in words', `2026-11-02 08:00:01 ERROR worker failed: ${JSON.stringify(BODY)} (attempt 3)`],
    ['console.log of the classic client', inspect(error)],
    ['console.log of axios', inspect(axios, { depth: 8 })],
    ['console.log with colours', inspect(axios, { depth: 8, colors: true })],
    [
      'a Kiota error',
      inspect(
        {
          responseStatusCode: 412,
          responseHeaders: { 'retry-after': ['7'] },
          errorEscaped: {
            code: 'invalidRequest',
            message: 'no',
            innerError: { additionalData: { code: 'resourceModified' } },
          },
        },
        { depth: 8 },
      ),
    ],
    ['an error behind another', inspect(new Error('Could not save', { cause: error }), { depth: 8 })],
    [
      'words of .NET',
      'Status Code: PreconditionFailed\nCode: invalidRequest\nMessage: One of the provided arguments is not acceptable.\nInner error:\n\tCode: resourceModified\n\trequest-id: 6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f',
    ],
  ])('%s', (_name, text) => {
    expect(codes(text)).toEqual(['invalidRequest', 'resourceModified']);
    expect(actedOn(text)).toBe('resourceModified');
  });

  it('reads status, wait and ids around a body', () => {
    const { info, repeat } = diagnose(
      `HTTP/1.1 429 Too Many Requests\r\nrequest-id: abc-1\r\nRetry-After: 7\r\n\r\n{"error":{"code":"TooManyRequests","message":"x"}}`,
    );
    expect(info).toMatchObject({ status: 429, requestId: 'abc-1', retryAfterMs: 7000 });
    expect(repeat).toMatchObject({ answer: 'yes', waitMs: 7000 });
  });

  it('reads a log line', () => {
    const { info, chain } = diagnose(
      'level=error msg="graph call failed" status=404 code=ErrorItemNotFound request-id=6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f',
    );
    expect(chain.map(({ code }) => code)).toEqual(['ErrorItemNotFound']);
    expect(info).toMatchObject({ status: 404, requestId: '6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f' });
  });

  it('an error of something else is none', () => {
    expect(diagnose('{"ok":true,"items":[1,2,3]}').chain).toEqual([]);
    expect(
      diagnose("TypeError: Cannot read properties of undefined (reading 'id')\n    at main.js:3:1").info,
    ).toBeUndefined();
  });
});

describe('what console.log prints of the recorded errors of every client', () => {
  const printed = recordings.flatMap(({ file, records }) =>
    records.map((record) => ({ name: `${file}: ${record.scenario}`, thrown: reviveRecord(record) })),
  );
  const told = printed.filter(({ thrown }) => graphErrorCodes(thrown).length > 0);

  it('are many', () => {
    expect(told.length).toBeGreaterThan(250);
  });

  it('is read as the error itself is', () => {
    const wrong = told.flatMap(({ name, thrown }) => {
      const text = inspect(thrown, { depth: 10 });
      const read = codes(text);
      // What a client hides is not printed either.
      const missing = graphErrorCodes(thrown).filter((code) => text.includes(code) && !read.includes(code));
      return missing.length === 0 ? [] : [`${name}: ${missing.join()}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what is said', () => {
  it('names the client and what it lost', () => {
    expect(
      diagnose(inspect(new GraphError(404, 'ErrorItemNotFound', 'm', '{"code":"ErrorItemNotFound"}'))).client
        ?.name,
    ).toBe('@microsoft/microsoft-graph-client');
    expect(
      diagnose(
        "AxiosError: Request failed with status code 404 {\n  code: 'ERR_BAD_REQUEST',\n  response: { status: 404, data: { error: { code: 'itemNotFound', message: 'x' } } }\n}",
      ).client?.name,
    ).toBe('axios');
    expect(diagnose(JSON.stringify(BODY)).client?.name).toBe('a body alone');
  });

  it('writes the test for a code, and the retry where the failure may pass', () => {
    expect(diagnose('{"error":{"code":"ErrorItemNotFound","message":"x"}}').snippet).toContain(
      'hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)',
    );
    expect(diagnose('{"error":{"code":"activityLimitReached","message":"x"}}').snippet).toContain(
      'retryGraph(',
    );
  });

  it('explains a word alone, and what a misspelt one may have meant', () => {
    expect(diagnose('ErrorItemNotFound').term?.code?.code).toBe('ErrorItemNotFound');
    expect(diagnose('429')).toMatchObject({ term: { status: { status: 429 } }, repeat: { answer: 'yes' } });
    expect(diagnose('ErrorItemNotFuond').similar).toContain('ErrorItemNotFound');
    expect(diagnose('Insufficient privileges to complete the operation').messages.length).toBeGreaterThan(0);
    expect(diagnose('qqqqq zzzz')).toMatchObject({ term: undefined, info: undefined });
  });
});

// Each takes a few hundred milliseconds; the time that a test may take is the guard against endless ones.
describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['binary', Array.from({ length: 4000 }, (_, index) => String.fromCharCode(index % 32)).join('')],
    ['half characters', '{"error":{"code":"itemNotFound\uD83D","message":"\uDE00"}}'],
    ['deep JSON', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['deep lists', `{"a":${'['.repeat(50_000)}`],
    ['many braces', '{'.repeat(200_000)],
    ['quotes that do not end', `{"error":"${'\\'.repeat(99_999)}`],
    ['a long word', 'a'.repeat(262_144)],
    ['a long stack', `Error: x\n${'    at f (file.js:1:1)\n'.repeat(10_000)}{ code: 'x' }`],
    ['ten megabytes', `{"error":{"code":"itemNotFound","message":"${'x'.repeat(10_000_000)}"}}`],
    ['names of members', '{"__proto__":{"code":"itemNotFound"},"constructor":1}'],
  ])('%s', (_name, text) => {
    expect(() => diagnose(text)).not.toThrow();
  });

  it('is named', () => {
    expect(diagnose(`{"error":{"code":"itemNotFound","message":"${'x'.repeat(300_000)}"}}`).notices).toEqual([
      'Only the first 256 kB were read.',
    ]);
    expect(diagnose('{"error":{"code":"itemNotFound\uD83D"}}').notices).toEqual([
      expect.stringContaining('broken UTF-16'),
    ]);
    expect(diagnose(`${'{"a":'.repeat(201)}1`).notices).toEqual([expect.stringContaining('200 levels')]);
    expect(diagnose('\0\x01\x02'.repeat(100)).notices).toEqual([expect.stringContaining('binary')]);
  });
});
