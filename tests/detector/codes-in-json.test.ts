import { hasErrorCode } from 'msgraph-errors';
import { describe, expect, it } from 'vitest';
import { reasonIn, rewriteAll } from './find.js';

const fetched = (made: string, test: string): string =>
  `export async function me() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); ${made} if (!res.ok && ${test}) return null; return res; }\n`;
const caught = (test: string): string =>
  `import { Client } from '@microsoft/microsoft-graph-client';
declare const client: Client;
export async function me() { try { return await client.api('/me').get(); } catch (e: any) { if (${test}) return null; throw e; } }\n`;

const TEXT = 'const text = (await res.text()).toLowerCase();';

describe('a code between the quotes of JSON', () => {
  it.each([
    [
      'in the text of an answer, lower-cased',
      fetched(TEXT, `text.includes('"code":"notallowed"')`),
      'hasErrorCode(text, GraphErrorCode.NotAllowed)',
    ],
    [
      'in a body, serialised and lower-cased',
      fetched(
        'const body: any = await res.json();',
        `JSON.stringify(body).toLowerCase().includes('"code":"notallowed"')`,
      ),
      'hasErrorCode(body, GraphErrorCode.NotAllowed)',
    ],
    [
      'in the body of an error, lower-cased',
      caught(`e.body.toLowerCase().includes('"code":"notallowed"')`),
      'hasErrorCode(e, GraphErrorCode.NotAllowed)',
    ],
    [
      'in an error, serialised and lower-cased',
      caught(`JSON.stringify(e).toLowerCase().includes('"code":"notallowed"')`),
      'hasErrorCode(e, GraphErrorCode.NotAllowed)',
    ],
  ])('is one code: %s', (_name, before, after) => {
    expect(rewriteAll(before)).toContain(after);
  });

  it.each([
    ['that is not closed', '"code":"notallowed'],
    ['of another member', '"reason":"notallowed"'],
  ])('is none where it is one %s', (_name, text) => {
    expect(reasonIn(caught(`e.body.toLowerCase().includes('${text}')`), 'message-match')).toBe(
      'text-unknown',
    );
  });

  it('is found in a text that was lower-cased, at every level', () => {
    const body = { error: { code: 'generalException', innerError: { code: 'notAllowed' } } };
    const text = JSON.stringify(body).toLowerCase();
    expect(hasErrorCode(text, 'notAllowed')).toBe(true);
    expect(hasErrorCode(text, 'itemNotFound')).toBe(false);
  });
});
