import { describe, expect, it } from 'vitest';
import { retriesIn, summary } from './retry-helpers.js';

const find = (code: string): string[] => summary(code, retriesIn(code));
const WORK = "() => client.api('/me').get()";

describe('retry libraries', () => {
  it.each([
    ['p-retry', 'import pRetry from "p-retry";', `pRetry(${WORK}, { forever: true })`],
    ['p-retry', 'import again from "p-retry";', `again(${WORK}, { retries: Infinity })`],
    [
      'async-retry',
      'const retry = require("async-retry");',
      `retry(${WORK}, { retries: Number.POSITIVE_INFINITY })`,
    ],
    [
      'promise-retry',
      'import promiseRetry from "promise-retry";',
      "promiseRetry((again) => client.api('/me').get().catch(again), { forever: true })",
    ],
    [
      'promise-retry, options first',
      'import promiseRetry from "promise-retry";',
      "promiseRetry({ retries: Infinity }, (again) => client.api('/me').get().catch((e) => again(e)))",
    ],
    [
      'promise-retry, with try',
      'import promiseRetry from "promise-retry";',
      "promiseRetry(async (again, n) => { try { return await client.api('/me').get(); } catch (e) { console.warn(n); throw again(e); } }, { forever: true })",
    ],
    [
      'exponential-backoff',
      'import { backOff } from "exponential-backoff";',
      `backOff(${WORK}, { numOfAttempts: Infinity })`,
    ],
    ['@lifeomic/attempt', 'import { retry } from "@lifeomic/attempt";', `retry(${WORK}, { maxAttempts: 0 })`],
    [
      'ts-retry-promise',
      'import { retry } from "ts-retry-promise";',
      `retry(${WORK}, { retries: "INFINITELY" })`,
    ],
    [
      'a hook that only writes a log',
      'import pRetry from "p-retry";',
      `pRetry(${WORK}, { forever: true, onFailedAttempt: ({ attemptNumber, message }) => { console.warn(attemptNumber, message); } })`,
    ],
    [
      'a hook that only looks at the failure',
      'import pRetry from "p-retry";',
      `pRetry(${WORK}, { forever: true, shouldRetry: (e) => { console.warn(e); return e.isBusy; } })`,
    ],
    [
      'options that are spread',
      'import pRetry from "p-retry"; const BASE = { retries: Infinity, factor: 1 };',
      `pRetry(${WORK}, { ...BASE, minTimeout: 1000 })`,
    ],
    [
      'a question to the failure',
      'import { backOff } from "exponential-backoff";',
      `backOff(${WORK}, { numOfAttempts: Infinity, retry: (e: any) => e.statusCode === 502 })`,
    ],
    [
      'named options',
      'import pRetry from "p-retry"; const OPTIONS = { forever: true };',
      `pRetry(${WORK}, OPTIONS)`,
    ],
    [
      'renamed',
      'import { retry as attempt } from "@lifeomic/attempt";',
      `attempt(${WORK}, { maxAttempts: 0 })`,
    ],
  ])('reports %s without a limit', (_name, head, call) => {
    const subject = call.slice(0, call.indexOf('('));
    expect(find(`${head}\nexport const f = () => ${call};`)).toEqual([`library ${subject}: ${call}`]);
  });

  it.each([
    ['a number of retries', 'import pRetry from "p-retry";', `pRetry(${WORK}, { retries: 5 })`],
    ['the defaults', 'import pRetry from "p-retry";', `pRetry(${WORK})`],
    ['a time', 'import pRetry from "p-retry";', `pRetry(${WORK}, { forever: true, maxRetryTime: 60000 })`],
    [
      'a signal',
      'import pRetry from "p-retry"; declare const signal: AbortSignal;',
      `pRetry(${WORK}, { forever: true, signal })`,
    ],
    [
      'a hook that may throw',
      'import pRetry from "p-retry"; declare const stop: () => void;',
      `pRetry(${WORK}, { forever: true, onFailedAttempt: stop })`,
    ],
    [
      'a hook that throws',
      'import pRetry from "p-retry";',
      `pRetry(${WORK}, { forever: true, onFailedAttempt: (e) => { if (e.attemptNumber > 9) throw e; } })`,
    ],
    [
      'a hook that counts',
      'import pRetry from "p-retry"; let tries = 0;',
      `pRetry(${WORK}, { forever: true, onFailedAttempt: () => { tries++; } })`,
    ],
    [
      'a hook that counts whether to go on',
      'import pRetry from "p-retry";',
      `pRetry(${WORK}, { forever: true, shouldRetry: ({ attemptNumber }) => attemptNumber < 9 })`,
    ],
    [
      'a question that is told the attempt',
      'import { backOff } from "exponential-backoff";',
      `backOff(${WORK}, { numOfAttempts: Infinity, retry: (e: any, n: number) => n < 9 })`,
    ],
    [
      'an answer that is always no',
      'import { backOff } from "exponential-backoff";',
      `backOff(${WORK}, { numOfAttempts: Infinity, retry: () => false })`,
    ],
    [
      'a limit behind what is spread',
      'import pRetry from "p-retry"; const BASE = { retries: Infinity };',
      `pRetry(${WORK}, { ...BASE, retries: 4 })`,
    ],
    [
      'options from elsewhere',
      'import pRetry from "p-retry"; declare const options: object;',
      `pRetry(${WORK}, { forever: true, ...options })`,
    ],
    [
      'unknown options',
      'import pRetry from "p-retry"; import { options } from "./o";',
      `pRetry(${WORK}, options)`,
    ],
    [
      'a function that never asks for a repetition',
      'import promiseRetry from "promise-retry";',
      `promiseRetry(${WORK}, { forever: true })`,
    ],
    [
      'a function that asks for another failure',
      'import promiseRetry from "promise-retry"; declare const other: () => Promise<void>;',
      "promiseRetry((again) => client.api('/me').get().then(() => other().catch(again)), { forever: true })",
    ],
    [
      'a function that asks on a condition',
      'import promiseRetry from "promise-retry";',
      "promiseRetry((again, n) => client.api('/me').get().catch((e) => { if (n > 9) throw e; again(e); }), { forever: true })",
    ],
    ['forever: false', 'import pRetry from "p-retry";', `pRetry(${WORK}, { forever: false })`],
    [
      'another library of the same name',
      'import pRetry from "./p-retry";',
      `pRetry(${WORK}, { forever: true })`,
    ],
    [
      'another export',
      'import { AbortError } from "p-retry"; declare const x: any;',
      `new AbortError(x) ?? x(${WORK}, { forever: true })`,
    ],
    [
      'a request to another API',
      'import pRetry from "p-retry";',
      'pRetry(() => fetch("https://example.com"), { forever: true })',
    ],
  ])('is silent with %s', (_name, head, call) => {
    expect(find(`${head}\nexport const f = () => ${call};`)).toEqual([]);
  });
});

describe('the base query of Redux Toolkit', () => {
  const api = (options: string, url = 'https://graph.microsoft.com/v1.0'): number =>
    retriesIn(
      `import { fetchBaseQuery, retry } from '@reduxjs/toolkit/query/react';\nexport const baseQuery = retry(fetchBaseQuery({ baseUrl: '${url}' }), ${options});`,
    ).length;

  it('has no limit where a condition that never looks at the attempt takes its place', () => {
    expect(api('{ retryCondition: (error: any) => error.status === 503 }')).toBe(1);
  });

  it.each([
    [
      'a condition on the attempt',
      '{ retryCondition: (error: any, args: any, { attempt }: any) => attempt < 4 }',
    ],
    ['a condition of another file', '{ retryCondition: mayRetry as any }'],
    ['a number', '{ maxRetries: 3 }'],
  ])('has one with %s', (_name, options) => {
    expect(api(options)).toBe(0);
  });

  it('is another with another service', () => {
    expect(api('{ retryCondition: (error: any) => error.status === 503 }', 'https://example.com')).toBe(0);
  });
});

describe('jobs that queue themselves again', () => {
  const handler = (inCatch: string, open = 'queue.process(async (job: any) => {'): string =>
    `declare const queue: any, other: any, boss: any, Worker: any, Queue: any;\n${open}\n  try {\n    await client.api('/users/' + job.data.id).get();\n  } catch (e: any) {\n    ${inCatch}\n  }\n});`;

  it.each([
    ['its data', handler('await queue.add(job.data);'), 'requeue queue.add: queue.add(job.data)'],
    [
      'a copy of its data',
      handler('await queue.add({ ...job.data, at: 1 });'),
      'requeue queue.add: queue.add({ ...job.data, at: 1 })',
    ],
    [
      'itself, by name',
      handler("await boss.send('sync', job.data);", "boss.work('sync', async (job: any) => {"),
      "requeue boss.send: boss.send('sync', job.data)",
    ],
    [
      'itself, through a queue of the same name',
      `const q = new Queue('sync');\n${handler("await q.add('again', job.data);", "new Worker('sync', async (job: any) => {")}`.replace(
        'const q',
        'declare const Queue2: any;\nconst q',
      ),
      "requeue q.add: q.add('again', job.data)",
    ],
    [
      'only when throttled',
      handler('if (e.statusCode === 429) await queue.add(job.data);'),
      'requeue queue.add: queue.add(job.data)',
    ],
  ])('reports a handler that adds %s', (_name, code, expected) => {
    expect(find(code)).toEqual([expected]);
  });

  it.each([
    ['another queue', handler('await other.add(job.data);')],
    [
      'another name',
      handler("await boss.send('dead-letters', job.data);", "boss.work('sync', async (job: any) => {"),
    ],
    ['an attempt number', handler('await queue.add({ ...job.data, attempt: job.data.attempt + 1 });')],
    ['a number of attempts', handler('await queue.add(job.data, { attempts: 3 });')],
    ['a test on the attempt', handler('if (job.attemptsMade < 5) await queue.add(job.data);')],
    ['other data', handler('await queue.add({ failed: 1 });')],
    [
      'no catch',
      "declare const queue: any;\nqueue.process(async (job: any) => {\n  await client.api('/users/' + job.data.id).get();\n  await queue.add(job.data);\n});",
    ],
    [
      'another API',
      handler('await queue.add(job.data);').replace(
        "client.api('/users/' + job.data.id).get()",
        "fetch('https://example.com')",
      ),
    ],
    [
      'no handler',
      "declare const queue: any;\nexport async function f(job: any) {\n  try { await client.api('/me').get(); } catch { await queue.add(job.data); }\n}",
    ],
  ])('is silent with %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('handlers that stand apart from their queue', () => {
  const body = (again: string): string =>
    `{ try { await client.api('/users/' + job.data.id).get(); } catch (e) { ${again} } }`;
  const nest = (
    again: string,
    {
      queue = "'mail'",
      injected = "'mail'",
      decorator = '@Process()',
      heritage = '',
      method = 'handle',
    } = {},
  ): string =>
    `declare const Processor: any, Process: any, InjectQueue: any, WorkerHost: any; enum Queues { Mail = 'mail', Other = 'other' }\n@Processor(${queue})\nexport class MailProcessor ${heritage} {\n  constructor(@InjectQueue(${injected}) private readonly queue: any, private readonly log: any) { ${heritage ? 'super();' : ''} }\n  ${decorator} async ${method}(job: any) ${body(again)}\n}`;

  it.each([
    [
      'a function with a name',
      `declare const queue: any;\nasync function handle(job: any) ${body('await queue.add(job.data);')}\nqueue.process(handle);`,
      'queue.add: queue.add(job.data)',
    ],
    [
      'a constant',
      `declare const Worker: any, Queue: any;\nconst again = new Queue('mail');\nconst handle = async (job: any) => ${body("await again.add('x', job.data);")};\nnew Worker('mail', handle);`,
      "again.add: again.add('x', job.data)",
    ],
    [
      'a method with a decorator',
      nest("await this.queue.add('x', job.data);"),
      "this.queue.add: this.queue.add('x', job.data)",
    ],
    [
      'a method with a decorator, by a constant',
      nest("await this.queue.add('x', job.data);", { queue: 'Queues.Mail', injected: 'Queues.Mail' }),
      "this.queue.add: this.queue.add('x', job.data)",
    ],
    [
      'a host of workers',
      nest("await this.queue.add('x', job.data);", {
        decorator: '',
        heritage: 'extends WorkerHost',
        method: 'process',
      }),
      "this.queue.add: this.queue.add('x', job.data)",
    ],
    [
      'a property that is injected',
      nest("await this.again.add('x', job.data);").replace(
        'constructor',
        "@InjectQueue('mail') private again: any;\n  constructor",
      ),
      "this.again.add: this.again.add('x', job.data)",
    ],
  ])('reports %s', (_name, code, expected) => {
    expect(find(code)).toEqual([`requeue ${expected}`]);
  });

  it.each([
    ['the queue is another', nest("await this.queue.add('x', job.data);", { injected: "'dead-letters'" })],
    [
      'the queue is another constant',
      nest("await this.queue.add('x', job.data);", { queue: 'Queues.Mail', injected: 'Queues.Other' }),
    ],
    ['the method handles no jobs', nest("await this.queue.add('x', job.data);", { decorator: '' })],
    [
      'the class handles no jobs',
      nest("await this.queue.add('x', job.data);").replace("@Processor('mail')", ''),
    ],
    ['the attempts are tested', nest("if (job.attemptsMade < 3) await this.queue.add('x', job.data);")],
    ['the member is no queue', nest("await this.log.add('x', job.data);")],
    [
      'the function is of another file',
      "import { handle } from './handle';\ndeclare const queue: any;\nqueue.process(handle);",
    ],
  ])('is silent when %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});

describe('jobs that the event of their failure queues again', () => {
  const failed = (
    added: string,
    { name = 'mails', work = "await client.api('/users/' + job.data.id).get();", event = 'failed' } = {},
  ): string =>
    `import { Queue, Worker } from 'bullmq';\nconst mails = new Queue('mails');\nconst others = new Queue('others');\nconst worker = new Worker('${name}', async (job: any) => { ${work} });\nworker.on('${event}', async (job: any, error: any) => { ${added} });`;

  it('reports them', () => {
    expect(find(failed('await mails.add(job.name, job.data);'))).toEqual([
      'requeue mails.add: mails.add(job.name, job.data)',
    ]);
    expect(
      find(failed('if (error.message) await mails.add(job.name, { ...job.data, at: 1 });')),
    ).toHaveLength(1);
  });

  it.each([
    ['another queue', failed('await others.add(job.name, job.data);')],
    ['jobs of another queue', failed('await mails.add(job.name, job.data);', { name: 'others' })],
    ['other data', failed("await mails.add('report', { id: job.id });")],
    ['a number of attempts', failed('await mails.add(job.name, job.data, { attempts: 3 });')],
    ['a test on the attempts', failed('if (job.attemptsMade < 3) await mails.add(job.name, job.data);')],
    ['an event of success', failed('await mails.add(job.name, job.data);', { event: 'completed' })],
    [
      'work without Graph',
      failed('await mails.add(job.name, job.data);', { work: "await fetch('https://example.com');" }),
    ],
  ])('leaves %s', (_name, code) => {
    expect(find(code)).toEqual([]);
  });
});
