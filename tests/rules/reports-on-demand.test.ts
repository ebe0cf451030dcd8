import { Linter } from 'eslint';
import { afterEach, expect, it, vi } from 'vitest';
import * as detector from '../../rules/src/detector/index.js';
import plugin from '../../rules/src/index.js';

vi.mock('../../rules/src/detector/index.js', async (load) => {
  const real = await load<typeof detector>();
  return { ...real, detectSites: vi.fn(real.detectSites), detectReports: vi.fn(real.detectReports) };
});
afterEach(() => vi.clearAllMocks());

const CODE = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
export async function load() {
  try { return await client.api('/me/messages').get(); } catch (error) { if (error.message.includes('Access is denied')) return; throw error; }
}
export async function list() {
  try { return await client.api('/me/events').get(); } catch { return []; }
}`;

function lint(rules: readonly string[]): readonly (string | null)[] {
  const config = {
    plugins: { msgraph: plugin as never },
    rules: Object.fromEntries(rules.map((rule) => [`msgraph/${rule}`, 'error' as const])),
  };
  return new Linter().verify(CODE, [config], { filename: 'main.js' }).map(({ ruleId }) => ruleId);
}

it('looks for nothing that is only reported where no rule for it is on', () => {
  expect(lint(['no-message-matching', 'no-unbounded-retry'])).toEqual(['msgraph/no-message-matching']);
  expect(detector.detectSites).toHaveBeenCalledOnce();
  expect(detector.detectReports).not.toHaveBeenCalled();
});

it('looks only for what the rules that are on report', () => {
  expect(lint(['no-swallowed-failure', 'no-message-display', 'no-message-matching'])).toContain(
    'msgraph/no-swallowed-failure',
  );
  expect(detector.detectSites).toHaveBeenCalledOnce();
  expect(vi.mocked(detector.detectReports).mock.calls.map((call) => call[3])).toEqual([
    ['swallowed-failure'],
    ['shown-message'],
  ]);
});
