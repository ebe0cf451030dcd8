import { describe, expect, it } from 'vitest';
import {
  codesInText,
  conditionBeside,
  conditionForStatus,
  defineCatalog,
  describeCode,
  enumSource,
  explainTerm,
  formatExplanation,
  intendedCode,
  isGraphLookingText,
  lookupCode,
  similarCodes,
  textSource,
  verdictForText,
  type OwnCatalog,
  type TextVerdict,
} from 'msgraph-errors/knowledge';

const codes = (...names: string[]): TextVerdict => ({ kind: 'codes', codes: names });
const condition = (name: string): TextVerdict => ({ kind: 'condition', condition: name });
const status = (number: number): TextVerdict => ({ kind: 'status', status: number });
const unknown: TextVerdict = { kind: 'none', reason: 'text-unknown' };
const ambiguous: TextVerdict = { kind: 'none', reason: 'text-ambiguous' };

describe('verdictForText', () => {
  it.each<[string, TextVerdict]>([
    // Codes, in the casing that the comparison can meet.
    ['itemNotFound', codes('itemNotFound')],
    ['ItemNotFound', codes('itemNotFound', 'ErrorItemNotFound')],
    ['itemnotfound', codes('itemNotFound', 'ErrorItemNotFound')],
    ['ErrorItemNotFound', codes('ErrorItemNotFound')],
    ['ResourceNotFound', codes('resourceNotFound', 'Request_ResourceNotFound')],
    ['Request_ResourceNotFound', codes('Request_ResourceNotFound')],
    ['Error: itemNotFound', codes('itemNotFound')],
    ['"code":"itemNotFound"', codes('itemNotFound')],
    // A code between the quotes of JSON is a whole one, also where the text was lower-cased before.
    ['"code":"notallowed"', codes('notAllowed')],
    ['"code": "itemnotfound",', codes('itemNotFound')],
    ['{"code":"conflict"', codes('conflict')],
    ['"code":"notallowed', unknown],
    ['"reason":"notallowed"', unknown],
    ['"code":"notmyallowance"', unknown],
    ['"code":"toomanyretries"', ambiguous],
    ['20166', codes('20166')],
    // Statuses.
    ['404', condition('notFound')],
    [' 429', condition('throttled')],
    ['404 ', condition('notFound')],
    ['status 404', condition('notFound')],
    ['Status code: 403', condition('forbidden')],
    ['HTTP 401', condition('unauthenticated')],
    ['404 Not Found', condition('notFound')],
    ['(412)', condition('preconditionFailed')],
    ['503', status(503)],
    ['400', status(400)],
    ['410 Gone', status(410)],
    ['423', status(423)],
    ['Request failed with status code 404', condition('notFound')],
    ['HTTP error! status: 429', condition('throttled')],
    ['Graph API error 503', status(503)],
    ['page 404', unknown],
    ['404 pages', unknown],
    ['503 Service Unavailable', status(503)],
    ['Service Unavailable', status(503)],
    ['Too Many Requests', condition('throttled')],
    ['too many requests', condition('throttled')],
    // Words that mean one condition in every service.
    ['throttl', condition('throttled')],
    ['Throttled', condition('throttled')],
    ['Forbidden', condition('forbidden')],
    ['unauthorized', condition('unauthenticated')],
    // Messages.
    ['The specified object was not found in the store', codes('ErrorItemNotFound')],
    ['not found in the store', codes('ErrorItemNotFound')],
    ['Error: Insufficient privileges to complete the operation.', codes('Authorization_RequestDenied')],
    ['INSUFFICIENT PRIVILEGES TO COMPLETE', codes('Authorization_RequestDenied')],
    ['Application has been throttled', condition('throttled')],
    ['cannot be deleted', { kind: 'none', reason: 'text-ambiguous' }],
    ['No team found with Group Id', codes('itemNotFound', 'notFound')],
    // Sent with several meanings, or the code alone does not tell it.
    ['One or more added object references already exist', ambiguous],
    ['Lifetime validation failed, the token is expired', ambiguous],
    ['Id is malformed, or: Workbook Not Found', ambiguous],
    ['do not have', ambiguous],
    ['not found', ambiguous],
    ['Not Found', ambiguous],
    ['already exists', ambiguous],
    ['does not exist', ambiguous],
    ['was not found', ambiguous],
    ['Access denied', ambiguous],
    ['quota', ambiguous],
    ['conflict', ambiguous],
    ['Conflict', ambiguous],
    ['NotFound', ambiguous],
    ['privileges', ambiguous],
    ['itemNotFound or resourceLocked', ambiguous],
    ['InsufficientPrivileges', ambiguous],
    ['timeout', ambiguous],
    // Nothing that Graph sends.
    ['ECONNRESET', unknown],
    ['resource_not_found', unknown],
    ['P2002', unknown],
    ['4041', unknown],
    ['404xyz', unknown],
    ['299', unknown],
    ['42', unknown],
    ['My own sentence about mail', unknown],
    ['', unknown],
    ['   ', unknown],
  ])('%o is %o when searched for', (text, expected) => {
    expect(verdictForText(text, { exact: false })).toEqual(expected);
  });

  it.each<[string, TextVerdict]>([
    ['conflict', codes('conflict')],
    ['Forbidden', codes('forbidden')],
    ['NotFound', codes('notFound')],
    ['ItemNotFound', codes('itemNotFound')],
    ['unauthorized', codes('unauthorized')],
    ['1', ambiguous],
    ['404', condition('notFound')],
  ])('%o is %o when compared for equality', (text, expected) => {
    expect(verdictForText(text, { exact: true })).toEqual(expected);
  });

  it('never takes a code that no plain error.code holds', () => {
    for (const text of ['tooManyRetries', 'insufficient_claims', 'interaction_required', 'S2SUnauthorized']) {
      expect(verdictForText(text, { exact: true }).kind).toBe('none');
    }
  });
});

describe('codesInText', () => {
  it.each<[string, string[]]>([
    ['Error: itemNotFound', ['itemNotFound']],
    ['ErrorItemNotFound: gone; resourceLocked', ['ErrorItemNotFound', 'resourceLocked']],
    ['conflict', ['conflict']],
    ['a conflict arose', []],
    ['itemNotFoundX', []],
    ['myitemNotFound', []],
    ['the request was forbidden', []],
  ])('%o holds %o', (text, expected) => {
    expect(codesInText(text)).toEqual(expected);
  });
});

describe('isGraphLookingText', () => {
  it.each([
    'ErrorItemNotFound',
    'Request_ResourceNotFound',
    'code itemNotFound',
    'The specified object was not found in the store',
    'insufficient privileges to complete',
  ])('%o is', (text) => {
    expect(isGraphLookingText(text)).toBe(true);
  });
  it.each([
    'not found',
    'does not exist',
    'AccessDenied',
    'NotFound',
    'TooManyRequests',
    'forbidden',
    '404',
    'UnknownError',
    'ResourceNotFound',
    '',
    'invalid_grant',
    'interaction_required',
    'temporarily_unavailable',
    'was not found in',
    'unique constraint failed',
  ])('%o is not', (text) => {
    expect(isGraphLookingText(text)).toBe(false);
  });
});

describe('textSource', () => {
  it.each([
    ['ENOSPC', 'file system'],
    ['disk', 'file system'],
    ['disk space of the mailbox', undefined],
    ['no space left on device', 'file system'],
    ['net::ERR_CONNECTION_RESET', 'network'],
    ['DNS lookup failed for host', 'network'],
    ['unable to connectors', undefined],
    ['itemNotFound', undefined],
    ['consent', undefined],
  ])('says of %s that it is of the %s', (text, source) => {
    expect(textSource(text)).toBe(source);
  });

  it('knows words of a sign-in only where one may fail', () => {
    expect(textSource('user consent is needed', ['sign-in'])).toBe('sign-in');
    expect(textSource('consents', ['sign-in'])).toBeUndefined();
    expect(textSource('the refresh token is expired', ['token endpoint'])).toBe('token endpoint');
    expect(textSource('the refresh token is expired', ['sign-in'])).toBeUndefined();
    expect(textSource('unable to connect', ['sign-in'])).toBeUndefined();
  });
});

describe('conditionBeside', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['not found', 'notFound', undefined],
    ['Not Found ', 'notFound', undefined],
    ['does not exist', 'notFound', 'notFound'],
    ['Access denied', 'forbidden', 'forbidden'],
    ['access is denied', 'forbidden', 'forbidden'],
    ['already exists', undefined, undefined],
    ['forbidden', undefined, undefined],
    ['the thing was not found', undefined, undefined],
  ])('%s', (text, known, unknownCode) => {
    expect(conditionBeside(text, "client.api('/sites/1/lists')")).toBe(known);
    expect(conditionBeside(text, undefined)).toBe(unknownCode);
    if (known !== undefined) expect(verdictForText(text, { exact: false })).toEqual(ambiguous);
  });

  it('has no answer where the code is about what else the words may mean', () => {
    expect(conditionBeside('not found', "client.api('/me/drive/root/delta')")).toBeUndefined();
    expect(conditionBeside('not found', 'client.api(`/users/${id}/appRoleAssignments`)')).toBeUndefined();
  });
});

describe('conditionForStatus', () => {
  it('knows the statuses that say the same as a condition, and no others', () => {
    const known = Array.from({ length: 600 }, (_, index) => index).filter(
      (number) => conditionForStatus(number) !== undefined,
    );
    expect(known).toEqual([401, 403, 404, 409, 412, 413, 429, 507]);
    expect(conditionForStatus(429)).toBe('throttled');
  });
});

describe('lookupCode and describeCode', () => {
  it('find a code in any casing and by its aliases', () => {
    expect(lookupCode('ITEMNOTFOUND')).toEqual({ code: 'itemNotFound', known: true });
    expect(lookupCode('insufficent_claims')).toEqual({ code: 'insufficient_claims', known: true });
    expect(lookupCode('itemNotFoun')).toBeUndefined();
    expect(lookupCode('toString')).toBeUndefined();
    expect(describeCode('ActivityLimitReached')).toMatchObject({
      code: 'activityLimitReached',
      statuses: [429, 509],
      retry: 'after-retry-after',
      conditions: ['throttled'],
      member: 'ActivityLimitReached',
    });
    expect(describeCode('activityLimitReached')?.sources).toContain('Microsoft Graph error responses (2023)');
    expect(describeCode('constructor')).toBeUndefined();
  });

  it('tell how sure an entry is', () => {
    expect(describeCode('itemNotFound')).toMatchObject({
      tier: 'basic',
      confidence: 'documented',
      doubt: undefined,
    });
    expect(describeCode('errortimeoutexpired')).toMatchObject({
      tier: 'exchange-only',
      confidence: 'inferred',
      member: undefined,
      doubt: 'Documented for Exchange Web Services; no body of Graph with it was seen.',
    });
    expect(describeCode('ErrorMessageSubmissionBlocked')).toMatchObject({
      tier: 'service',
      doubt: 'Known from client code only.',
    });
  });
});

describe('intendedCode', () => {
  it.each<[string, string, 'case' | 'typing']>([
    ['itemNotFond', 'itemNotFound', 'typing'],
    ['itemNotFuond', 'itemNotFound', 'typing'],
    ['accessDenid', 'accessDenied', 'typing'],
    ['Request_ResourceNotfnd', 'Request_ResourceNotFound', 'typing'],
    ['ITEMNOTFOUND', 'itemNotFound', 'case'],
    ['Request_resourceNotFound', 'Request_ResourceNotFound', 'case'],
    ['errorItemNotFound', 'ErrorItemNotFound', 'case'],
  ])('%s was meant to be %s', (text, code, by) => {
    expect(intendedCode(text)).toEqual({ code, by });
  });

  it.each([
    'itemNotFound',
    'ItemNotFound',
    'invalidPath',
    'InvalidPath',
    'accessDnd',
    'conflct',
    'forbiddenn1',
    'somethingElse',
    '20167',
    '404',
    '',
    'item not fond',
    'toString',
  ])('%o is what it is, or near to none', (text) => {
    expect(intendedCode(text)).toBeUndefined();
  });

  it("looks at the codes of a catalogue of one's own", () => {
    const tables = defineCatalog({ codes: [{ code: 'orderLocked' }] });
    expect(intendedCode('orderLokced')).toBeUndefined();
    expect(intendedCode('orderLokced', tables)).toEqual({ code: 'orderLocked', by: 'typing' });
  });
});

describe('similarCodes', () => {
  it.each<[string, string]>([
    ['itemNotFoud', 'itemNotFound'],
    ['ErrorItemNotFond', 'ErrorItemNotFound'],
    ['activityLimitReach', 'activityLimitReached'],
    ['Request_ResourceNotfnd', 'Request_ResourceNotFound'],
  ])('%s may be %s', (text, code) => {
    expect(similarCodes(text)[0]).toBe(code);
  });
  it.each(['xyz', '99999', 'somethingElseEntirely', ''])('%o is like nothing', (text) => {
    expect(similarCodes(text)).toEqual([]);
  });
});

describe('explainTerm', () => {
  it('explains codes, statuses, conditions and texts', () => {
    expect(formatExplanation(explainTerm('itemNotFound'))).toContain('Member: GraphErrorCode.ItemNotFound');
    expect(formatExplanation(explainTerm('itemNotFound'))).toContain(
      "In code: hasErrorCode(error, 'itemNotFound')",
    );
    expect(formatExplanation(explainTerm('status 404'))).toBe(
      "In code: hasErrorCondition(error, 'notFound')",
    );
    expect(formatExplanation(explainTerm('status 503'))).toBe(
      'In code: parseGraphError(error)?.status === 503',
    );
    expect(formatExplanation(explainTerm('429'))).toContain('429 Too Many Requests');
    expect(formatExplanation(explainTerm('throttled'))).toContain('Condition throttled');
    const text = explainTerm('Insufficient privileges');
    expect(text.messages.map((message) => message.codes)).toContainEqual(['Authorization_RequestDenied']);
    expect(formatExplanation(explainTerm('One or more added object references already exist'))).toContain(
      'the code alone does not tell this text',
    );
  });

  it('tells meaning, status, what to do and sources of a text by its code', () => {
    const text = formatExplanation(explainTerm('Insufficient privileges'));
    for (const part of [
      'Message "Insufficient privileges',
      'Authorization_RequestDenied (',
      'Status: 403',
      'What to do: ',
      'Sources: ',
      'Similar codes: InsufficientPrivileges',
    ])
      expect(text).toContain(part);
    expect(explainTerm('Insufficient privileges').messages[0]?.sources).not.toEqual([]);
  });

  it('shows tier and doubt, and neither where there is none', () => {
    const unsure = formatExplanation(explainTerm('ErrorTimeoutExpired'));
    expect(unsure).toContain('  Tier: exchange-only');
    expect(unsure).toContain('  Doubt: Documented for Exchange Web Services');
    expect(unsure).not.toContain('Member: ');
    expect(formatExplanation(explainTerm('MaximumTasksInProject'))).not.toMatch(/Tier: |Doubt: /);
  });

  it('describes a few codes only, and none beside a code that was asked for', () => {
    const headings = (term: string): number =>
      formatExplanation(explainTerm(term)).match(/^ {2}Member: /gm)?.length ?? 0;
    expect(headings('invalid')).toBeLessThanOrEqual(3);
    expect(headings('itemNotFound')).toBe(1);
  });

  it('says so when nothing is known, and offers what is similar', () => {
    expect(formatExplanation(explainTerm('xyzzy'))).toBe('The catalogue knows nothing about "xyzzy".');
    expect(formatExplanation(explainTerm('itemNotFoud'))).toContain('Similar codes: itemNotFound');
  });
});

describe('defineCatalog', () => {
  const own: OwnCatalog = {
    codes: [
      {
        code: 'OrderLocked',
        aliases: ['order_locked'],
        conditions: ['locked'],
        statuses: [423],
        meaning: 'The order is being edited.',
      },
    ],
    messages: [{ pattern: 'The order is open in another window', codes: ['OrderLocked'] }],
  };

  it('adds codes and messages to the look-ups', () => {
    const tables = defineCatalog(own);
    expect(lookupCode('orderlocked', tables)).toEqual({ code: 'OrderLocked', known: true });
    expect(lookupCode('itemNotFound', tables)?.code).toBe('itemNotFound');
    expect(lookupCode('OrderLocked')).toBeUndefined();
    expect(verdictForText('order is open in another window', { exact: false }, tables)).toEqual(
      codes('OrderLocked'),
    );
    expect(codesInText('failed: OrderLocked', tables)).toEqual(['OrderLocked']);
    expect(isGraphLookingText('OrderLocked', tables)).toBe(true);
    expect(similarCodes('OrderLokced', 1, tables)).toEqual(['OrderLocked']);
  });

  it('replaces a code that the catalogue has', () => {
    const tables = defineCatalog({ codes: [{ code: 'ItemNotFound' }] });
    expect(
      tables.codes.filter((row) => row[0].toLowerCase() === 'itemnotfound').map((row) => row[0]),
    ).toEqual(['ItemNotFound']);
  });

  it('takes JSON', () => {
    expect(
      lookupCode('OrderLocked', defineCatalog(JSON.parse(JSON.stringify(own)) as OwnCatalog)),
    ).toBeDefined();
  });

  it.each<[unknown, string]>([
    [null, '`catalog`'],
    [[], '`catalog`'],
    [{ code: [] }, '`catalog.code`'],
    [{ codes: {} }, '`codes`'],
    [{ codes: [{}] }, '`codes[0].code`'],
    [{ codes: [{ code: 'a' }, { code: 'A' }] }, '`codes[1].code`'],
    [{ codes: [{ code: 'a', status: 1 }] }, '`codes[0].status`'],
    [{ codes: [{ code: 'a', statuses: [99] }] }, '`codes[0].statuses`'],
    [{ codes: [{ code: 'a', conditions: ['vanished'] }] }, '`codes[0].conditions`'],
    [{ codes: [null] }, '`codes[0]`'],
    [{ messages: [{ pattern: 'short', codes: ['itemNotFound'] }] }, '`messages[0].pattern`'],
    [{ messages: [{ pattern: 'long enough text', codes: [] }] }, '`messages[0].codes`'],
    [{ messages: [{ pattern: 'long enough text', codes: ['nobodySendsThis'] }] }, '`nobodySendsThis`'],
    [
      { messages: [{ pattern: 'long enough text', codes: ['itemNotFound'], ambiguous: 1 }] },
      '`messages[0].ambiguous`',
    ],
  ])('refuses %j and names the place', (input, place) => {
    expect(() => defineCatalog(input as OwnCatalog)).toThrow(TypeError);
    expect(() => defineCatalog(input as OwnCatalog)).toThrow(place);
  });
});

describe('enumSource', () => {
  it('writes the codes in the form of GraphErrorCode', () => {
    const own: OwnCatalog = {
      codes: [{ code: 'orderLocked', meaning: 'Being edited. */' }, { code: '4711' }, { code: "it's-odd" }],
    };
    expect(enumSource(own, 'OrderCode')).toBe(
      [
        'export const OrderCode = {',
        '  /** Being edited. * / */',
        "  OrderLocked: 'orderLocked',",
        "  Code_4711: '4711',",
        "  It_s_odd: 'it\\'s-odd',",
        '} as const;',
        '',
        'export type OrderCode = (typeof OrderCode)[keyof typeof OrderCode];',
        '',
      ].join('\n'),
    );
  });

  it('refuses a name that is none, codes with one key, and a bad catalogue', () => {
    expect(() => enumSource({ codes: [] }, 'my-codes')).toThrow('`my-codes`');
    expect(() => enumSource({ codes: [{ code: 'a-b' }, { code: 'a_b' }] })).toThrow('`A_b`');
    expect(() => enumSource({ codes: [{ code: '' }] })).toThrow('`codes[0].code`');
    expect(() => enumSource({})).toThrow('`codes`');
    expect(() => enumSource(null as unknown as OwnCatalog)).toThrow('`catalog`');
  });
});
