import rule from '../../rules/src/rules/no-double-retry.js';
import { HERE, tester } from './tester.js';

const HEAD =
  "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\nconst sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));\n";
const loop = (request: string, after: string): string => `${HEAD}export async function load() {
  for (let attempt = 0; attempt < 5; attempt++) {
    ${request}
    ${after}
  }
}
`;

tester.run('no-double-retry', rule, {
  valid: [
    {
      name: 'after what the client does not repeat',
      code: loop(
        "try { return await client.api('/me').get(); } catch (error: any) { if (error.statusCode !== 500) throw error; }",
        'await sleep(2 ** attempt);',
      ),
    },
  ],
  invalid: [
    {
      name: 'in a loop',
      code: loop(
        "try { return await client.api('/me').get(); } catch (error: any) { if (error.statusCode !== 429) throw error; }",
        'await sleep(2 ** attempt);',
      ),
      errors: [
        {
          messageId: 'total',
          data: {
            ...HERE,
            client: '`@microsoft/microsoft-graph-client`',
            each: '4',
            attempts: '5',
            total: '20',
          },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 49,
        },
      ],
    },
  ],
});
