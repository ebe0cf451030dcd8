import rule from '../../rules/src/rules/no-unbounded-retry.js';
import { HERE, tester } from './tester.js';

const RETRY = "`retryGraph` from 'msgraph-errors', which limits attempts and time.";

const SDK = `import { Client } from '@microsoft/microsoft-graph-client';
declare const client: Client;
declare const ms: number;
const sleep = (n: number) => new Promise((resolve) => setTimeout(resolve, n));
`;

const LOOP = `export async function load() {
  while (true) {
    try {
      return await client.api('/me').get();
    } catch (e: any) {
      if (e.statusCode !== 429) throw e;
      await sleep(2000);
    }
  }
}
`;

const IMPORT =
  "import { Client } from '@microsoft/microsoft-graph-client';\nimport { retryGraph } from 'msgraph-errors';\n";

const MAKES = `${SDK}export async function find(): Promise<any> { try { return await client.api('/me/drive/root:/a').get(); } catch (e: any) { if (e.statusCode !== 404) throw e; await client.api('/me/drive/root/children').post({}); return find(); } }`;
const INTERCEPTOR = `import axios from 'axios';
declare const login: () => Promise<void>;
const graph = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });
graph.interceptors.response.use(undefined, async (error) => { if (error.response?.status === 401) { await login(); return graph(error.config); } throw error; });`;

tester.run('no-unbounded-retry', rule, {
  valid: [
    { name: 'a counted loop', code: SDK + LOOP.replace('while (true)', 'for (let n = 0; n < 3; n++)') },
    {
      name: 'a counter that is compared',
      code:
        SDK +
        LOOP.replace('statusCode !== 429', 'statusCode !== 429 || ++n > 3').replace(
          'export',
          'let n = 0;\nexport',
        ),
    },
    { name: 'the error is thrown', code: SDK + LOOP.replace('await sleep(2000);', 'throw e;') },
    {
      name: 'another API',
      code: SDK + LOOP.replace("client.api('/me').get()", "fetch('https://example.com')"),
    },
    {
      name: 'the helper',
      code: `${SDK}import { retryGraph } from 'msgraph-errors';\nexport const load = () => retryGraph(() => client.api('/me').get());`,
    },
    {
      name: 'recursion with a flag',
      code: `${SDK}export async function load(again = true) { try { return await client.api('/me').get(); } catch (e) { if (!again) throw e; return load(false); } }`,
    },
    { name: 'what was missing is made first', code: MAKES },
    {
      name: 'an interceptor with a mark',
      code: INTERCEPTOR.replace('=== 401', '=== 401 && !error.config.again').replace(
        'await login();',
        'error.config.again = true; await login();',
      ),
    },
    {
      name: 'a job',
      code: `${SDK}export async function tick() { try { await client.api('/me').get(); } catch (e) { console.error(e); } setTimeout(tick, 1000); }`,
    },
    {
      name: 'a library with a limit',
      code: `${SDK}import pRetry from 'p-retry';\nexport const load = () => pRetry(() => client.api('/me').get(), { retries: 3 });`,
    },
    {
      name: 'a queue with a count',
      code: `${SDK}declare const queue: any;\nqueue.process(async (job: any) => { try { await client.api('/me').get(); } catch { await queue.add(job.data, { attempts: 3 }); } });`,
    },
    {
      name: 'a home-made client that nobody named',
      code: 'declare function graphFetch(path: string): Promise<any>;\nexport async function load() { while (true) { try { return await graphFetch("/me"); } catch { } } }',
    },
    { name: 'no retry at all', code: '' },
  ],
  invalid: [
    {
      name: 'a function that calls itself, and nothing else that tells of a repetition',
      code: "const ends = (e: any) => e.code === 'ECONNRESET';\nexport async function put(name: string): Promise<unknown> { try { return await fetch(`https://graph.microsoft.com/v1.0/${name}`); } catch (e) { if (ends(e)) return put(name); throw e; } }\n",
      errors: [{ messageId: 'again' }],
    },
    {
      name: 'another request before, for another reason',
      code: MAKES.replace('404', '429'),
      errors: [
        {
          messageId: 'again',
          suggestions: [
            {
              messageId: 'bound',
              output: `${IMPORT}${SDK.slice(SDK.indexOf('declare'))}export async function find(): Promise<any> { return await retryGraph(() => client.api('/me/drive/root:/a').get(), {
  retryOn: (_info, e) => e.statusCode === 429,
  onRetry: async () => {
    await client.api('/me/drive/root/children').post({});
  },
}); }`,
            },
          ],
        },
      ],
    },
    {
      name: 'an interceptor',
      code: INTERCEPTOR,
      errors: [
        {
          messageId: 'library',
          data: { ...HERE, subject: 'graph', remedy: `Set a number of attempts, or use ${RETRY}` },
        },
      ],
    },
    {
      name: 'a loop',
      code: SDK + LOOP,
      errors: [
        {
          messageId: 'loop',
          data: {
            ...HERE,
            subject: 'while (true)',
            when: ' after 429',
            remedy: `Limit the attempts, or use ${RETRY}`,
          },
          line: 6,
          column: 3,
          endLine: 6,
          endColumn: 15,
          suggestions: [
            {
              messageId: 'bound',
              output: `${SDK.replace(/^.*\n/, IMPORT).replace(/const sleep.*\n/, '')}export async function load() {
  return await retryGraph(() => client.api('/me').get(), {
    retryOn: (_info, e) => e.statusCode === 429,
    baseDelayMs: 2000,
    factor: 1,
    jitter: 'none',
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'recursion that is only reported',
      code: `${SDK}export async function load(attempt = 0): Promise<any> {\n  try {\n    return await client.api('/me').get();\n  } catch {\n    return load(attempt + 1);\n  }\n}`,
      errors: [
        {
          messageId: 'again',
          data: { ...HERE, subject: 'load', when: '', remedy: `Limit the attempts, or use ${RETRY}` },
          line: 9,
          column: 12,
          endLine: 9,
          endColumn: 29,
          suggestions: [],
        },
      ],
    },
    {
      name: 'recursion on a status, in a file without a catch',
      code: 'export async function load(path: string): Promise<Response> {\n  const res = await fetch(`https://graph.microsoft.com/v1.0${path}`);\n  if (res.status === 429) return load(path);\n  return res;\n}',
      errors: [
        {
          messageId: 'again',
          data: {
            ...HERE,
            subject: 'load',
            when: ' with 429',
            remedy: `Limit the attempts, or use ${RETRY}`,
          },
          line: 3,
          column: 34,
          endLine: 3,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'bound',
              output:
                "import { retryGraph } from 'msgraph-errors';\n\nexport async function load(path: string): Promise<Response> {\n  const res = await retryGraph(() => fetch(`https://graph.microsoft.com/v1.0${path}`), {\n    retryOn: (_info, res) => res.status === 429,\n  });\n  return res;\n}",
            },
          ],
        },
      ],
    },
    {
      name: 'a timer',
      code: `${SDK}export async function load() {\n  try {\n    await client.api('/me').get();\n  } catch {\n    setTimeout(load, ms);\n  }\n}`,
      errors: [
        {
          messageId: 'again',
          data: { ...HERE, subject: 'load', when: '', remedy: `Limit the attempts, or use ${RETRY}` },
          line: 9,
          column: 5,
          endLine: 9,
          endColumn: 25,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a library',
      code: `${SDK}import pRetry from 'p-retry';\nexport const load = () => pRetry(() => client.api('/me').get(), { forever: true });`,
      errors: [
        {
          messageId: 'library',
          data: { ...HERE, subject: 'pRetry', remedy: `Set a number of attempts, or use ${RETRY}` },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 83,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a queue',
      code: `${SDK}declare const queue: any;\nqueue.process(async (job: any) => {\n  try {\n    await client.api('/me').get();\n  } catch {\n    await queue.add(job.data);\n  }\n});`,
      errors: [
        {
          messageId: 'requeue',
          data: {
            ...HERE,
            subject: 'queue.add',
            when: '',
            remedy: 'Pass an attempt number with the job, and compare it.',
          },
          line: 10,
          column: 11,
          endLine: 10,
          endColumn: 30,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a home-made client that the settings name',
      code: 'declare function graphFetch(path: string): Promise<any>;\nexport async function load() {\n  while (true) {\n    try {\n      return await graphFetch("/me");\n    } catch { }\n  }\n}',
      settings: { msgraph: { clients: ['graphFetch'] } },
      errors: [
        {
          messageId: 'loop',
          data: { ...HERE, subject: 'while (true)', when: '', remedy: `Limit the attempts, or use ${RETRY}` },
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 15,
          // A client that is only known by name may give back a Response.
          suggestions: [],
        },
      ],
    },
  ],
});
