import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from 'eslint-plugin-msgraph';

const lint = (code: string): readonly string[] =>
  new Linter()
    .verify(
      code,
      [
        {
          files: ['**/*.js', '**/*.jsx'],
          languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
        },
        plugin.configs.recommended,
      ].flat() as Linter.Config[],
      'file.jsx',
    )
    .map(({ ruleId, message }) => ruleId ?? message);

/** ESLint's own parser leaves out of its nodes what only TypeScript has. */
describe('a file that ESLint itself has parsed', () => {
  it('is evaluated: classes, patterns, loops, JSX, generators and modules', () => {
    const code = `import { Client } from '@microsoft/microsoft-graph-client';
export * from './other.js';
export { one as two } from './one.js';
class Base { static #count = 0; static { Base.#count++; } constructor(client) { this.client = client; } get api() { return this.client; } async *all() { yield this.client.api('/me').get(); } }
class Other extends Base { ['computed']() { return super.api; } }
class Mail { part = 1; constructor(client) { this.client = client; } load() { return this.client.api('/me').get(); } }
const mails = new Map([['first', new Mail(Client.init({}))]]);
for (const [, { part = 2, ...rest }] of mails) { label: for (const key in rest) { switch (key) { case part: continue label; default: break label; } } }
export default function Show({ name, ...others }) { return <><Mail {...others} name={name}>{name}</Mail></>; }
export async function run() {
  try { return await mails.get('first').load(); } catch ({ message }) { if (message.includes('Item not found')) return null; }
}
`;
    expect(lint(code)).toEqual(['msgraph/no-message-matching']);
  });

  it('is silent where the request is none to Graph', () => {
    expect(
      lint(
        "class Mail { load() { return fetch('https://api.example.org'); } }\nexport async function run() { try { return await new Mail().load(); } catch (e) { if (e.message.includes('Item not found')) return null; } }\n",
      ),
    ).toEqual([]);
  });
});
