import { Linter } from 'eslint';
import plugin from 'eslint-plugin-msgraph';
import { describe, expect, it } from 'vitest';
import { readSettings, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { reasonIn, rewriteAll, SDK, sitesIn } from './find.js';

const settings: DetectorSettings = {
  catalog: {
    codes: [{ code: 'OrderLocked', aliases: ['order_locked'], conditions: ['locked'] }],
    messages: [
      { pattern: 'The order is open in another window', codes: ['OrderLocked'] },
      { pattern: 'The order cannot be changed now', codes: ['OrderLocked'], ambiguous: true },
    ],
  },
};

const inCatch = (test: string): string => `${SDK}export async function f() {
  try { await client.api('/me').get(); } catch (e: any) { if (${test}) return; throw e; }
}`;
const message = inCatch("e.message.includes('The order is open in another window')");

describe("a catalogue of one's own", () => {
  it('gives texts a code', () => {
    expect(rewriteAll(message, { settings })).toContain("if (hasErrorCode(e, 'OrderLocked')) return;");
    expect(rewriteAll(message)).toBe(message);
    expect(reasonIn(message, 'message-match')).toBe('text-unknown');
  });

  it('gives another spelling its canonical one', () => {
    const code = inCatch("e.code === 'order_locked'");
    expect(rewriteAll(code, { settings })).toContain("hasErrorCode(e, 'OrderLocked')");
    expect(rewriteAll(code)).toContain("hasErrorCode(e, 'order_locked')");
  });

  it('keeps a text that its code does not tell', () => {
    expect(
      reasonIn(inCatch("e.message.includes('The order cannot be changed now')"), 'message-match', {
        settings,
      }),
    ).toBe('text-ambiguous');
  });

  it('makes a plain word a text of the service', () => {
    const code = inCatch("e.message === 'OrderLocked'");
    expect(sitesIn(code, 'message-match', { settings })).toHaveLength(1);
    expect(sitesIn(code, 'message-match')).toHaveLength(0);
  });

  it('never becomes a condition, because the runtime does not know these codes', () => {
    const codes = ['A', 'B', 'C', 'D', 'E'].map((letter) => ({
      code: `OrderLocked${letter}`,
      conditions: ['locked' as const],
    }));
    const many = { catalog: { codes: [...codes, { code: 'OrderLocked', conditions: ['locked' as const] }] } };
    expect(reasonIn(inCatch("e.message.includes('OrderLocked')"), 'message-match', { settings: many })).toBe(
      'text-ambiguous',
    );
  });

  it('is checked with the other settings', () => {
    expect(readSettings(settings)).toBe(settings);
    for (const [catalog, place] of [
      [{ codes: [{ code: '' }] }, 'codes[0].code'],
      ['codes.json', 'catalog'],
      [null, 'catalog'],
    ] as const) {
      expect(() => readSettings({ catalog })).toThrow(TypeError);
      expect(() => readSettings({ catalog })).toThrow(
        `\`settings.msgraph.catalog\` is not valid: \`${place}\``,
      );
    }
  });

  it('is taken from the settings of ESLint', () => {
    const code = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
export async function f() {
  try { await client.api('/me').get(); } catch (e) { if (e.message.includes('The order is open in another window')) return; throw e; }
}
`;
    const suggestions = (msgraph: DetectorSettings): (string | undefined)[] => {
      const config = {
        plugins: { msgraph: plugin },
        rules: { 'msgraph/no-message-matching': 'error' },
        settings: { msgraph },
      } as Linter.Config;
      return new Linter().verify(code, config, 'a.js').map(({ suggestions: [first] = [] }) => first?.desc);
    };
    expect(suggestions(settings)).toEqual([expect.stringContaining("hasErrorCode(e, 'OrderLocked')")]);
    expect(suggestions({})).toEqual([undefined]);
  });
});
