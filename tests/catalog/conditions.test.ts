import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GraphErrorCondition, hasErrorCondition, parseGraphError } from 'msgraph-errors';

interface CodeEntry {
  readonly code: string;
  readonly tier: string;
  readonly aliases?: readonly string[];
  readonly conditions: readonly GraphErrorCondition[];
}
interface StatusEntry {
  readonly status: number;
  readonly conditions: readonly GraphErrorCondition[];
}
const readData = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../catalog/data/${file}.json`, import.meta.url), 'utf8'));
const codes = readData('codes') as readonly CodeEntry[];
const statuses = readData('statuses') as readonly StatusEntry[];
const all = Object.values(GraphErrorCondition);

describe('hasErrorCondition', () => {
  it.each(codes)('knows the groups of $code', ({ code, aliases = [], conditions }) => {
    for (const spelling of [code, code.toUpperCase(), ...aliases]) {
      const found = parseGraphError({ error: { code: spelling } })?.conditions ?? [];
      expect([...found].sort()).toEqual([...conditions].sort());
    }
  });

  it.each(statuses.filter(({ status }) => status >= 400))(
    'falls back on status $status when there is no body',
    ({ status, conditions }) => {
      const answer = { status, headers: {}, ok: false };
      for (const condition of all)
        expect(hasErrorCondition(answer, condition)).toBe(conditions.includes(condition));
    },
  );

  it('falls back on the status when no code is in a group', () => {
    const error = {
      statusCode: 403,
      body: { error: { code: 'UnknownError', message: '', innerError: { code: 'brandNew' } } },
    };
    expect(hasErrorCondition(error, 'forbidden')).toBe(true);
    expect(hasErrorCondition({ ...error, statusCode: 404 }, 'notFound')).toBe(true);
  });

  it('takes 410 for an expired delta token only with its code', () => {
    const answer = {
      statusCode: 410,
      headers: { location: 'https://graph.microsoft.com/v1.0/me/drive/root/delta?token=1' },
    };
    expect(parseGraphError(answer)?.conditions).toEqual(['gone']);
    expect(parseGraphError({ ...answer, body: { error: { code: 'brandNew' } } })?.conditions).toEqual([
      'gone',
    ]);
    for (const code of ['resyncRequired', 'SyncStateNotFound', 'resyncChangesApplyDifferences']) {
      expect(parseGraphError({ ...answer, body: { error: { code } } })?.conditions).toEqual([
        'resyncRequired',
      ]);
    }
  });

  it('does not ask the status when a code at any level is in a group', () => {
    const error = {
      statusCode: 400,
      body: { error: { code: 'UnknownError', innerError: { code: 'itemNotFound' } } },
    };
    expect(hasErrorCondition(error, 'notFound')).toBe(true);
    expect(hasErrorCondition(error, 'invalidRequest')).toBe(false);
  });

  it('knows the codes of details', () => {
    const error = {
      error: { code: 'Request_BadRequest', details: [{ code: 'ObjectConflict', target: 'mailNickname' }] },
    };
    expect(hasErrorCondition(error, 'alreadyExists')).toBe(true);
    expect(hasErrorCondition({ error: { code: 'Request_BadRequest' } }, 'alreadyExists')).toBe(false);
  });

  it('gives the same answer for a spelling that was met before', () => {
    for (const code of ['ItemNOTFound', 'ItemNOTFound', 'brandNEW', 'brandNEW']) {
      expect(parseGraphError({ error: { code } })?.conditions).toEqual(
        code === 'brandNEW' ? [] : ['notFound'],
      );
    }
  });

  it('names a condition once, whatever says it', () => {
    const headers = { 'www-authenticate': 'Bearer error="insufficient_claims"' };
    const body = { error: { code: 'insufficient_claims', innerError: { code: 'interaction_required' } } };
    const conditions = parseGraphError({ statusCode: 401, headers, body })?.conditions ?? [];
    expect(conditions).toContain('claimsChallenge');
    expect(new Set(conditions).size).toBe(conditions.length);
  });

  it('accepts several conditions, and no value that is not an error', () => {
    expect(hasErrorCondition({ error: { code: 'itemNotFound' } }, 'locked', 'notFound')).toBe(true);
    expect(hasErrorCondition({ error: { code: 'itemNotFound' } })).toBe(false);
    for (const value of [undefined, null, 'notFound', {}, new Error('not found')])
      expect(hasErrorCondition(value, ...all)).toBe(false);
  });

  it('tells a claims challenge from a plain refusal', () => {
    const headers = {
      'www-authenticate':
        'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
    };
    const challenged = { statusCode: 403, headers, body: { error: { code: 'Forbidden', message: 'm' } } };
    expect(hasErrorCondition(challenged, 'claimsChallenge')).toBe(true);
    expect(parseGraphError(challenged)?.challenge).toEqual({
      error: 'insufficient_claims',
      claims: 'eyJhY2Nlc3NfdG9rZW4iOnt9fQ==',
    });
    const plain = {
      ...challenged,
      headers: { 'www-authenticate': 'Bearer realm="", authorization_uri="https://login.example/"' },
    };
    expect(hasErrorCondition(plain, 'claimsChallenge')).toBe(false);
    expect(parseGraphError(plain)?.challenge).toBeUndefined();
  });
});

describe('the groups', () => {
  it('leave out the codes that do not tell one condition', () => {
    expect(
      codes
        .filter(({ tier, conditions }) => tier !== 'exchange-only' && conditions.length === 0)
        .map(({ code }) => code),
    ).toMatchInlineSnapshot(`
      [
        "extensionError",
        "generalException",
        "notAllowed",
        "lockNotFoundOrAlreadyExpired",
        "totalAffectedItemCountExceeded",
        "truncationNotAllowed",
        "uploadSessionFailed",
        "uploadSessionIncomplete",
        "Directory_BindingRedirection",
        "Directory_CompanyNotFound",
        "Directory_ResultSizeLimitExceeded",
        "invalidSessionReCreatable",
        "invalidSessionUnexpected",
        "requestAborted",
        "accountVerificationRequired",
        "exchangeInvalidUser",
        "hipCheckRequired",
        "invalidStateForActivation",
        "DataInsightsRequestError",
        "UnknownError",
        "AadPremiumLicenseRequired",
        "RequestCannotBeCancelled",
        "10004",
        "10005",
        "10006",
        "10008",
        "10013",
        "10016",
        "19999",
        "20004",
        "20006",
        "20138",
        "20141",
        "20150",
        "20151",
        "20158",
        "20161",
        "20258",
        "20266",
        "30104",
        "30108",
        "30110",
        "30111",
        "30112",
        "30113",
        "ErrorCannotOpenFileAttachment",
        "ErrorExceededFindCountLimit",
        "ErrorMissingEmailAddress",
        "ErrorMoveCopyFailed",
        "asyncTaskFailed",
        "asyncTaskNotCompleted",
        "tooManyRedirects",
        "System.AggregateException",
        "1",
      ]
    `);
  });

  it('leave out the statuses that do not tell one condition', () => {
    expect(statuses.filter(({ conditions }) => conditions.length === 0).map(({ status }) => status)).toEqual([
      206, 207, 402, 424,
    ]);
  });

  it('each have a code, but for a status without one and for failures without an answer', () => {
    expect(
      all.filter((condition) => !codes.some(({ conditions }) => conditions.includes(condition))),
    ).toEqual(['gone', 'network']);
  });
});
