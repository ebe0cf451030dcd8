import { describe, expect, it } from 'vitest';
import { plainRetriesIn, retriesIn, summary } from './retry-helpers.js';

const plain = (code: string): string[] => summary(code, plainRetriesIn(code));
const AXIOS =
  "import axios from 'axios';\nimport axiosRetry from 'axios-retry';\nconst http = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });\n";
const URL = "'https://graph.microsoft.com/v1.0/me'";

describe('clients that are told to repeat for ever', () => {
  it.each([
    [
      'got',
      `import got from 'got';\nexport const f = () => got(${URL}, { retry: { limit: Infinity } });`,
      `got: got(${URL}, { retry: { limit: Infinity } })`,
    ],
    [
      'got, a number',
      `import got from 'got';\nexport const f = () => got.get(${URL}, { retry: Infinity });`,
      `got.get: got.get(${URL}, { retry: Infinity })`,
    ],
    [
      'got, a method that is named',
      `import got from 'got';\nexport const f = () => got.post(${URL}, { retry: { limit: Infinity, methods: ['POST'] } });`,
      `got.post: got.post(${URL}, { retry: { limit: Infinity, methods: ['POST'] } })`,
    ],
    [
      'got, an instance',
      "import got from 'got';\nexport const graph = got.extend({ prefixUrl: 'https://graph.microsoft.com/v1.0', retry: { limit: Infinity } });",
      "got.extend: got.extend({ prefixUrl: 'https://graph.microsoft.com/v1.0', retry: { limit: Infinity } })",
    ],
    [
      'ky',
      `import ky from 'ky';\nconst RULES = { limit: Number.POSITIVE_INFINITY };\nexport const f = () => ky.get(${URL}, { retry: RULES });`,
      `ky.get: ky.get(${URL}, { retry: RULES })`,
    ],
    [
      'ky, options with a name',
      `import ky from 'ky';\nconst OPTIONS = { retry: { limit: Infinity }, method: 'put' };\nexport const f = () => ky(${URL}, OPTIONS);`,
      `ky: ky(${URL}, OPTIONS)`,
    ],
    [
      'axios-retry',
      `${AXIOS}axiosRetry(http, { retries: Infinity });`,
      'axiosRetry: axiosRetry(http, { retries: Infinity })',
    ],
    [
      'axios-retry, with its own condition',
      `${AXIOS}axiosRetry(http, { retries: Infinity, retryCondition: axiosRetry.isNetworkOrIdempotentRequestError });`,
      'axiosRetry: axiosRetry(http, { retries: Infinity, retryCondition: axiosRetry.isNetworkOrIdempotentRequestError })',
    ],
    [
      'axios-retry, with a condition on the status',
      `${AXIOS}axiosRetry(http, { retries: Infinity, retryCondition: (error) => error.response?.status === 429 });`,
      'axiosRetry: axiosRetry(http, { retries: Infinity, retryCondition: (error) => error.response?.status === 429 })',
    ],
    [
      'axios-retry, for all of axios',
      `import axios from 'axios';\nimport axiosRetry from 'axios-retry';\naxiosRetry(axios, { retries: Infinity });\nexport const f = () => axios.get(${URL});`,
      'axiosRetry: axiosRetry(axios, { retries: Infinity })',
    ],
    [
      'axios-retry, each attempt with a time of its own',
      `${AXIOS.replace("v1.0' }", "v1.0', timeout: 5000 }")}axiosRetry(http, { retries: Infinity, shouldResetTimeout: true });`,
      'axiosRetry: axiosRetry(http, { retries: Infinity, shouldResetTimeout: true })',
    ],
  ])('reports %s', (_name, code, expected) => {
    expect(plain(code)).toEqual([`library ${expected}`]);
  });

  it('says where the requests go', () => {
    const [site] = plainRetriesIn(`${AXIOS}axiosRetry(http, { retries: Infinity });`);
    expect(site?.client).toBe('axios');
    expect(site?.evidence.chain).toEqual([
      { text: expect.stringContaining('axios.create({ baseURL:') as string, path: 'file.ts', line: 3 },
    ]);
  });

  it.each([
    ['got, a limit', `import got from 'got';\nexport const f = () => got(${URL}, { retry: { limit: 5 } });`],
    [
      'got, a limit of something else',
      `import got from 'got';\nexport const MAX = Infinity;\nexport const f = () => got(${URL}, { retry: { maxRetryAfter: Infinity } });`,
    ],
    [
      'got, a function that ends it',
      `import got from 'got';\ndeclare const wait: any;\nexport const f = () => got(${URL}, { retry: { limit: Infinity, calculateDelay: wait } });`,
    ],
    [
      'got, a signal',
      `import got from 'got';\ndeclare const signal: AbortSignal;\nexport const f = () => got(${URL}, { signal, retry: { limit: Infinity } });`,
    ],
    [
      'got, hooks',
      `import got from 'got';\ndeclare const hooks: any;\nexport const f = () => got(${URL}, { hooks, retry: { limit: Infinity } });`,
    ],
    [
      'got, options from elsewhere',
      `import got from 'got';\ndeclare const rest: any;\nexport const f = () => got(${URL}, { ...rest, retry: { limit: Infinity } });`,
    ],
    [
      'got, rules from elsewhere',
      `import got from 'got';\ndeclare const rest: any;\nexport const f = () => got(${URL}, { retry: { ...rest, limit: Infinity } });`,
    ],
    [
      'got, a method that it never repeats',
      `import got from 'got';\nexport const f = () => got.post(${URL}, { retry: { limit: Infinity } });`,
    ],
    [
      'got, a method in the options that it never repeats',
      `import got from 'got';\nexport const f = () => got(${URL}, { method: 'POST', retry: { limit: Infinity } });`,
    ],
    [
      'got, a method that is not known',
      `import got from 'got';\nexport const f = (method: any) => got(${URL}, { method, retry: Infinity });`,
    ],
    [
      'got, another host',
      "import got from 'got';\nexport const f = () => got('https://example.com', { retry: { limit: Infinity } });",
    ],
    [
      'got, an instance for another host',
      "import got from 'got';\nexport const api = got.extend({ prefixUrl: 'https://example.com', retry: { limit: Infinity } });",
    ],
    [
      'fetch, which has no such option',
      `export const f = () => fetch(${URL}, { retry: { limit: Infinity } } as any);`,
    ],
    ['axios-retry, a number', `${AXIOS}axiosRetry(http, { retries: 5, retryDelay: () => Infinity });`],
    [
      'axios-retry, a condition that counts',
      `${AXIOS}axiosRetry(http, { retries: Infinity, retryCondition: (error) => error.config!['axios-retry']!.retryCount! < 5 });`,
    ],
    [
      'axios-retry, a condition from elsewhere',
      `import { mayRetry } from './policy';\n${AXIOS}axiosRetry(http, { retries: Infinity, retryCondition: mayRetry });`,
    ],
    [
      'axios-retry, a callback that throws',
      `${AXIOS}axiosRetry(http, { retries: Infinity, onRetry: (n, error) => { if (n > 5) throw error; } });`,
    ],
    [
      'axios-retry, a time for all attempts',
      `${AXIOS.replace("v1.0' }", "v1.0', timeout: 5000 }")}axiosRetry(http, { retries: Infinity });`,
    ],
    [
      'axios-retry, another host',
      `${AXIOS.replace('graph.microsoft.com', 'example.com')}axiosRetry(http, { retries: Infinity });`,
    ],
    [
      'axios-retry, no request to Graph',
      `${AXIOS}axiosRetry(axios, { retries: Infinity });\nexport const f = () => axios.get('https://example.com');`,
    ],
    [
      'a function of the same name',
      `${AXIOS.replace("'axios-retry'", "'./axios-retry'")}axiosRetry(http, { retries: Infinity });`,
    ],
  ])('is silent: %s', (_name, code) => {
    expect(plain(code)).toEqual([]);
  });
});

describe('policies of cockatiel', () => {
  const WORK = "() => client.api('/me').get()";
  const head = (names: string): string => `import { ${names} } from 'cockatiel';\n`;
  const find = (code: string): string[] => summary(code, retriesIn(code));

  it.each([
    ['the default', head('retry, handleAll'), 'retry(handleAll)'],
    [
      'a wait and no limit',
      head('retry, handleAll, ExponentialBackoff'),
      'retry(handleAll, { backoff: new ExponentialBackoff() })',
    ],
    ['a limit that is none', head('retry, handleAll'), 'retry(handleAll, { maxAttempts: Infinity })'],
    ['a class of errors', head('retry, handleType'), 'retry(handleType(Error))'],
    [
      'a condition on the failure',
      head('retry, handleWhen'),
      'retry(handleWhen((error: any) => error.statusCode === 429))',
    ],
    [
      'conditions one after the other',
      head('retry, handleType'),
      'retry(handleType(TypeError).orWhen((error: any) => error.statusCode === 429))',
    ],
    ['the whole module', "import * as cockatiel from 'cockatiel';\n", 'cockatiel.retry(cockatiel.handleAll)'],
  ])('reports %s', (_name, imports, policy) => {
    expect(
      find(`${imports}const policy = ${policy};\nexport const f = () => policy.execute(${WORK});`),
    ).toEqual([`library policy.execute: policy.execute(${WORK})`]);
    expect(find(`${imports}export const f = () => ${policy}.execute(${WORK});`)).toEqual([
      `library ${policy}.execute: ${policy}.execute(${WORK})`,
    ]);
  });

  it.each([
    ['a time for each attempt', 'wrap(again, timeout(1000, 0 as any))', "() => client.api('/me').get()"],
    [
      'a signal for each attempt',
      'again',
      "({ signal }: any) => axios.get('https://graph.microsoft.com/v1.0/me', { signal })",
    ],
  ])('reports %s', (_name, policy, work) => {
    expect(
      find(
        `import axios from 'axios';\n${head('retry, handleAll, timeout, wrap')}const again = retry(handleAll);\nconst policy = ${policy};\nexport const f = () => policy.execute(${work});`,
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'a breaker inside',
      head('retry, handleAll, circuitBreaker, wrap'),
      'wrap(retry(handleAll), circuitBreaker(handleAll, {} as any))',
      `policy.execute(${WORK})`,
    ],
    [
      'a limit in what is wrapped',
      head('retry, handleAll, timeout, wrap'),
      'wrap(retry(handleAll, { maxAttempts: 4 }), timeout(1000, 0 as any))',
      `policy.execute(${WORK})`,
    ],
    [
      'work that is told the attempt and a signal',
      head('retry, handleAll'),
      'retry(handleAll)',
      "policy.execute(({ signal, attempt }: any) => client.api('/me').get())",
    ],
    ['a limit', head('retry, handleAll'), 'retry(handleAll, { maxAttempts: 3 })', `policy.execute(${WORK})`],
    [
      'a limit with its old name',
      head('retry, handleAll'),
      'retry(handleAll, { attempts: 3 } as any)',
      `policy.execute(${WORK})`,
    ],
    [
      'options from elsewhere',
      `declare const options: any;\n${head('retry, handleAll')}`,
      'retry(handleAll, options)',
      `policy.execute(${WORK})`,
    ],
    [
      'a signal',
      `declare const signal: AbortSignal;\n${head('retry, handleAll')}`,
      'retry(handleAll)',
      `policy.execute(${WORK}, signal)`,
    ],
    [
      'work that is told the attempt',
      head('retry, handleAll'),
      'retry(handleAll)',
      "policy.execute(({ attempt }: any) => client.api('/me').get())",
    ],
    [
      'a condition that counts',
      `let n = 0;\n${head('retry, handleWhen')}`,
      'retry(handleWhen(() => n++ < 3))',
      `policy.execute(${WORK})`,
    ],
    [
      'a condition from elsewhere',
      `declare const mayRetry: any;\n${head('retry, handleWhen')}`,
      'retry(handleWhen(mayRetry))',
      `policy.execute(${WORK})`,
    ],
    [
      'a time around it',
      head('retry, handleAll, timeout, wrap'),
      'wrap(timeout(1000, 0 as any), retry(handleAll))',
      `policy.execute(${WORK})`,
    ],
    [
      'another library',
      "import { retry, handleAll } from './cockatiel';\n",
      'retry(handleAll)',
      `policy.execute(${WORK})`,
    ],
    [
      'a request to another API',
      head('retry, handleAll'),
      'retry(handleAll)',
      "policy.execute(() => fetch('https://example.com'))",
    ],
  ])('is silent with %s', (_name, imports, policy, call) => {
    expect(find(`${imports}const policy = ${policy};\nexport const f = () => ${call};`)).toEqual([]);
  });
});

describe('operators of RxJS', () => {
  const me = (
    pipe: string,
    {
      imports = 'retry, retryWhen, delay, tap, timeout, take, scan, timer',
      from = 'rxjs',
      url = 'https://graph.microsoft.com/v1.0/me',
    } = {},
  ): string =>
    `import { HttpClient } from '@angular/common/http';\nimport { ${imports} } from '${from}';\nexport class Me {\n  constructor(private readonly http: HttpClient) {}\n  get() { return this.http.get('${url}').pipe(${pipe}); }\n}`;
  const call = (pipe: string): string => `this.http.get('https://graph.microsoft.com/v1.0/me').pipe(${pipe})`;

  it.each([
    ['without a count', 'retry()'],
    ['with a wait only', 'retry({ delay: 1000 })'],
    ['with a function that only waits', 'retry({ delay: () => timer(1000) })'],
    ['with a count that is none', 'retry({ count: Infinity })'],
    ['with a notifier that waits', 'retryWhen((errors) => errors.pipe(delay(1000)))'],
    [
      'with a notifier that waits and logs',
      'retryWhen((errors) => errors.pipe(tap((error) => console.warn(error)), delay(1000)))',
    ],
  ])('reports one %s', (_name, pipe) => {
    expect(plain(me(pipe))).toEqual([`library ${call(pipe).slice(0, -pipe.length - 2)}: ${call(pipe)}`]);
  });

  it('reports one of rxjs/operators', () => {
    expect(plain(me('retry()', { imports: 'retry', from: 'rxjs/operators' }))).toHaveLength(1);
  });

  it.each([
    ['a count', me('retry(3)')],
    ['a count in the options', me('retry({ count: 3, delay: 1000 })')],
    [
      'a function that counts',
      me('retry({ delay: (error, retryCount) => (retryCount > 3 ? of(0) : timer(1000)) })'),
    ],
    ['a function that throws', me('retry({ delay: (error) => { throw error; } })')],
    ['options from elsewhere', `declare const options: any;\n${me('retry({ ...options })')}`],
    ['a number from elsewhere', `declare const n: number;\n${me('retry(n)')}`],
    ['a notifier that takes some', me('retryWhen((errors) => errors.pipe(delay(1000), take(3)))')],
    ['a notifier that counts', me('retryWhen((errors) => errors.pipe(scan((n) => n + 1, 0), delay(1000)))')],
    ['a notifier from elsewhere', `declare const notify: any;\n${me('retryWhen(notify)')}`],
    ['a time around it', me('retry(), timeout(60000)')],
    ['another host', me('retry()', { url: 'https://example.com' })],
    ['another library', `import { map } from 'rxjs';\n${me('retry()', { from: './operators' })}`],
    ['no retry', me('delay(1000)')],
  ])('is silent with %s', (_name, code) => {
    expect(plain(code)).toEqual([]);
  });
});

describe('an observable that goes on with itself', () => {
  const feed = (
    handler: string,
    { url = 'https://graph.microsoft.com/v1.0/me/presence', more = '' } = {},
  ): number =>
    plain(
      `import { HttpClient } from '@angular/common/http';\nimport { catchError, defer, from, of, switchMap, take, throwError, timer } from 'rxjs';\nexport class Feed {\n  constructor(private readonly http: HttpClient) {}\n  open() { const again$: any = defer(() => this.http.get('${url}')).pipe(catchError(${handler})${more}); return again$; }\n}`,
    ).length;

  it.each([
    ['after a time', '() => timer(5000).pipe(switchMap(() => again$))'],
    ['at once', '() => again$'],
    ['with what it is given', '(error, caught) => timer(5000).pipe(switchMap(() => caught))'],
    ['in a block', '() => { return timer(5000).pipe(switchMap(() => { return again$; })); }'],
  ])('is reported %s', (_name, handler) => {
    expect(feed(handler)).toBe(1);
  });

  it.each([
    ['with another', "() => timer(5000).pipe(switchMap(() => of('offline')))"],
    ['only for some failures', '(error: any) => (error.status === 429 ? again$ : throwError(() => error))'],
    ['with an operator that ends it', '() => timer(5000).pipe(take(3), switchMap(() => again$))'],
  ])('is left %s', (_name, handler) => {
    expect(feed(handler)).toBe(0);
  });

  it('is left with another service or an end', () => {
    expect(feed('() => again$', { url: 'https://example.com' })).toBe(0);
    expect(feed('() => again$', { more: ', take(1)' })).toBe(0);
  });
});
