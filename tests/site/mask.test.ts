import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../site/client/explain/mask.js';

const TOKEN = 'eyJ0eXAiOiJKV1QiLCJub25jZSI6IkEifQ.eyJhdWQiOiJncmFwaCJ9.c2lnbmF0dXJl_-1';

describe('secrets are masked', () => {
  it.each([
    ['a header', `Authorization: Bearer ${TOKEN}`, 'Authorization: Bearer [masked]'],
    ['an opaque token', 'authorization: Bearer EwB4A8l6BAAURSN/FHlDW5xN', 'authorization: Bearer [masked]'],
    ['a header of console.log', `Authorization: 'Bearer ${TOKEN}',`, "Authorization: '[masked]',"],
    ['a basic header', 'Authorization: Basic dXNlcjpwYXNzd29yZA==', 'Authorization: Basic [masked]'],
    ['a token in JSON', `{"access_token":"${TOKEN}"}`, '{"access_token":"[masked]"}'],
    [
      'an opaque token in JSON',
      '{"refresh_token":"0.AXoAopaque","scope":"x"}',
      '{"refresh_token":"[masked]","scope":"x"}',
    ],
    ['JSON in a text', '"{\\"client_secret\\":\\"a~b8Q\\"}"', '"{\\"client_secret\\":\\"[masked]\\"}"'],
    [
      'a form',
      'client_id=1&client_secret=a~b8Q&grant_type=x',
      'client_id=1&client_secret=[masked]&grant_type=x',
    ],
    [
      'a signed address',
      'https://x.example/y?sv=1&sig=abc%3D&se=2',
      'https://x.example/y?sv=1&sig=[masked]&se=2',
    ],
    ['cookies', 'set-cookie: fpc=AtG7; path=/', 'set-cookie: [masked]'],
    ['half a token', 'token eyJ0eXAiOiJKV1QiLCJub25', 'token [masked]'],
  ])('%s', (_name, text, masked) => {
    expect(maskSecrets(text)).toBe(masked);
    expect(maskSecrets(masked)).toBe(masked);
  });
});

describe('everything else stays', () => {
  it.each([
    ['ids', '"request-id":"6f7d2b1c-0000-4c00-9d00-1a2b3c4d5e6f"'],
    ['a challenge', 'WWW-Authenticate: Bearer realm="", error="insufficient_claims"'],
    [
      'a code about tokens',
      '{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}',
    ],
    ['words', 'The bearer of this token is basic design'],
  ])('%s', (_name, text) => {
    expect(maskSecrets(text)).toBe(text);
  });
});
