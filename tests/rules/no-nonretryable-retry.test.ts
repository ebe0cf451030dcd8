import rule from '../../rules/src/rules/no-nonretryable-retry.js';
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

tester.run('no-nonretryable-retry', rule, {
  valid: [
    { name: 'what may pass', code: loop(SEND, 'if (res.status !== 500) return res; await sleep(2000);') },
  ],
  invalid: [
    {
      name: 'in a loop',
      code: loop(SEND, 'if (res.status !== 403) return res; await sleep(2000);'),
      errors: [
        {
          messageId: 'same',
          data: { ...HERE, failures: '403' },
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 49,
        },
      ],
    },
  ],
});
