import rule from '../../rules/src/rules/respect-retry-after.js';
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
const SEND = "const res = await fetch('https://graph.microsoft.com/v1.0/me');";

tester.run('respect-retry-after', rule, {
  valid: [
    {
      name: 'a wait as asked',
      code: loop(
        SEND,
        "if (res.status !== 429) return res; await sleep(Number(res.headers.get('Retry-After')) * 1000);",
      ),
    },
  ],
  invalid: [
    {
      name: 'in a loop',
      code: loop(SEND, 'if (res.status !== 429) return res; await sleep(2000);'),
      errors: [
        {
          messageId: 'constant',
          data: { ...HERE, statuses: '429', install: 'npm install msgraph-errors' },
          line: 7,
          column: 47,
          endLine: 7,
          endColumn: 58,
        },
      ],
    },
  ],
});
