import rule from '../../rules/src/rules/keep-error-details.js';
import { CLIENT, HERE, inCatch, tester } from './tester.js';

const URL = "'https://graph.microsoft.com/v1.0/me'";
/** A request with `fetch`, followed by these statements. */
const fetched = (statements: string, head = ''): string => `${head}export async function load(token: string) {
  const res = await fetch(${URL}, { headers: { Authorization: token } });
  ${statements}
  return res.json();
}
`;
const lost = (
  before: string,
  after: string,
  replacement: string,
  make: (code: string) => string,
  line: number,
) => ({
  code: make(before),
  errors: [
    {
      messageId: 'thrown' as const,
      data: { ...HERE, replacement },
      line,
      suggestions: [{ messageId: 'replace' as const, data: { replacement }, output: make(after) }],
    },
  ],
});
const rejected = (handler: string): string =>
  `${CLIENT}export const load = () => client.api('/me').get().catch(${handler});\n`;
const OWN = 'class GraphError extends Error {}\n';

/** Where an error is made that somebody may ask, or that leaves the function. */
const AROUND: readonly (readonly [name: string, around: (thrown: string) => string])[] = [
  [
    'that is caught in the same function and looked at',
    (thrown: string) =>
      `try { if (!res.ok) ${thrown} } catch (failure: any) { if (failure.message.includes('404')) return null; }`,
  ],
  [
    'that is caught in the same function and taken apart',
    (thrown: string) => `try { if (!res.ok) ${thrown} } catch ({ message }) { console.warn(message); }`,
  ],
  [
    'that is thrown where another one is handled',
    (thrown: string) => `try { start(); } catch (failure) { console.warn(failure); if (!res.ok) ${thrown} }`,
  ],
  [
    'that a function throws which is made in a try',
    (thrown: string) =>
      `let check; try { check = () => { if (!res.ok) ${thrown} }; } catch (failure) { console.warn(failure); }`,
  ],
  [
    'that leaves a try with nothing but an end',
    (thrown: string) => `try { if (!res.ok) ${thrown} } finally { stop(); }`,
  ],
];

tester.run('keep-error-details', rule, {
  valid: [
    { name: 'an error that is handed on', code: inCatch('throw error;') },
    {
      name: 'an error that has the cause',
      code: inCatch("throw new Error('Failed: ' + error.message, { cause: error });"),
    },
    {
      name: 'an error that has another cause',
      code: inCatch("throw new Error('Failed', { cause: error.message });"),
    },
    {
      name: 'an error that gets the cause afterwards',
      code: inCatch("const failure = new Error('Failed'); failure.cause = error; throw failure;"),
    },
    {
      name: 'an error that gets the status afterwards',
      code: fetched(
        'if (!res.ok) { const failure = new Error(`Graph ${res.status}`); failure.status = res.status; throw failure; }',
      ),
    },
    {
      name: 'an error that gets everything at once',
      code: fetched(
        'if (!res.ok) throw Object.assign(new Error(`Graph ${res.status}`), { status: res.status });',
      ),
    },
    {
      name: 'an error that a function fills',
      code: inCatch("const failure = new Error('Failed'); fill(failure, error); throw failure;"),
    },
    {
      name: 'an error that is caught in the same function and only written to a log',
      code: fetched(
        "try { if (!res.ok) throw new Error(`Graph ${res.status}`); } catch (failure) { console.warn('Failed', failure as Error); }",
      ),
    },
    {
      name: 'an error that is caught in the same function by a handler without a name for it',
      code: fetched('try { if (!res.ok) throw new Error(`Graph ${res.status}`); } catch { count += 1; }'),
    },
    {
      name: 'a class with its own constructor',
      code: inCatch(
        'throw new GraphError(error.message);',
        `${CLIENT}class GraphError extends Error { constructor(text: string) { super(text); } }\n`,
      ),
    },
    {
      name: 'a class with a cause of its own',
      code: inCatch(
        'throw new GraphError(error.message);',
        `${CLIENT}class GraphError extends Error { cause = undefined; }\n`,
      ),
    },
    {
      name: 'a class of another file',
      code: inCatch(
        'throw new GraphError(error.message);',
        `${CLIENT}import { GraphError } from './errors.js';\n`,
      ),
    },
    {
      name: 'a class that is no error',
      code: inCatch('throw new GraphError(error.message);', `${CLIENT}class GraphError {}\n`),
    },
    {
      name: 'another class of the name of an error',
      code: inCatch(
        'throw new Error(error.message);',
        `${CLIENT}class Error { constructor(readonly message: string) {} }\n`,
      ),
    },
    {
      name: 'an error that is only logged',
      code: inCatch("console.error(new Error('Failed: ' + error.message)); throw error;"),
    },
    {
      name: 'an error without a text, where the place for the cause is not known',
      code: inCatch('throw new Error();'),
    },
    {
      name: 'an error of something else',
      code: inCatch("throw new Error('Failed: ' + error.message);").replace(
        "client.api('/me').get()",
        'shop.open()',
      ),
    },
    {
      name: 'an error of something else, around a request that is handled itself',
      code: inCatch("throw new Error('Failed');").replace(
        "return await client.api('/me').get()",
        "try { await client.api('/me').get(); } catch {} return await shop.open()",
      ),
    },
    {
      name: 'an answer of something else',
      code: fetched('if (!res.ok) throw new Error(`Shop ${res.status}`);').replace(
        'graph.microsoft.com',
        'shop.example',
      ),
    },
    {
      name: 'requests of which most are to something else',
      code: inCatch("throw new Error('Failed');").replace(
        'return await',
        "await fetch('https://shop.example/a'); await fetch('https://shop.example/b'); return await",
      ),
    },
    {
      name: 'an error about an answer that has not failed',
      code: fetched('const me = await res.json(); if (!me.mail) throw new Error(`No mail for ${me.id}`);'),
    },
    {
      name: 'an error about the arguments, in front of the request',
      code: fetched('if (!res.ok) return undefined;').replace(
        'const res',
        "if (!token) throw new Error('No token');\n  const res",
      ),
    },
    {
      name: 'a handler that takes the error apart',
      code: inCatch('throw new Error(message);').replace('catch (error)', 'catch ({ message })'),
    },
    {
      name: 'the text of another error than the one at hand',
      code: inCatch(
        "try { await client.api('/me').get(); } catch (second) { throw new Error('Failed: ' + error.message); }",
      ),
    },
    {
      name: 'a handler without the error',
      code: inCatch("throw new Error('Failed');").replace(' (error)', ''),
    },
    {
      name: 'a name that means something else by then',
      code: inCatch("error = undefined; throw new Error('Failed');"),
    },
    {
      name: 'a function that runs later',
      code: inCatch("setTimeout(() => { throw new Error('Failed: ' + error.message); });"),
    },
    {
      name: 'what `fetch` itself fails with, which has nothing of Graph',
      code: `export async function load() { try { return await fetch(${URL}); } catch (error) { throw new Error('Offline: ' + error.message); } }`,
    },
    {
      name: 'a comment behind the text',
      code: inCatch("throw new Error('Failed: ' + error.message /* for people */);"),
    },
  ],
  invalid: [
    ...AROUND.map(([name, around]) => ({
      name: `an error ${name}`,
      ...lost(
        around('throw new Error(`Graph ${res.status}`);'),
        around('throw new Error(`Graph ${res.status}`, { cause: res });'),
        '{ cause: res }',
        fetched,
        3,
      ),
    })),
    {
      name: 'the message of an error',
      ...lost(
        "throw new Error('Failed: ' + error.message);",
        "throw new Error('Failed: ' + error.message, { cause: error });",
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'nothing of an error',
      ...lost(
        "throw new Error('Failed');",
        "throw new Error('Failed', { cause: error });",
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'another class of the language',
      ...lost(
        'throw new TypeError(String(error));',
        'throw new TypeError(String(error), { cause: error });',
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'a class that leaves its constructor to Error',
      ...lost(
        'throw new GraphError(error.message);',
        'throw new GraphError(error.message, { cause: error });',
        '{ cause: error }',
        (test) => inCatch(test, CLIENT + OWN),
        8,
      ),
    },
    {
      name: 'a text on a line of its own',
      ...lost(
        'throw new Error(\n      `Failed: ${error.message}`,\n    );',
        'throw new Error(\n      `Failed: ${error.message}`,\n      { cause: error },\n    );',
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'an error that is thrown by its name',
      ...lost(
        "const failure = new Error('Failed'); throw failure;",
        "const failure = new Error('Failed', { cause: error }); throw failure;",
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'a condition on the error',
      ...lost(
        "if (error.statusCode === 404) throw new Error('Not there'); throw error;",
        "if (error.statusCode === 404) throw new Error('Not there', { cause: error }); throw error;",
        '{ cause: error }',
        inCatch,
        7,
      ),
    },
    {
      name: 'a rejection',
      ...lost(
        "(cause) => { throw new Error('Failed: ' + cause.message); }",
        "(cause) => { throw new Error('Failed: ' + cause.message, { cause }); }",
        '{ cause }',
        rejected,
        3,
      ),
    },
    {
      name: 'a rejection that is handed on',
      ...lost(
        '(e) => Promise.reject(new Error(e.message))',
        '(e) => Promise.reject(new Error(e.message, { cause: e }))',
        '{ cause: e }',
        rejected,
        3,
      ),
    },
    {
      name: 'the status of an answer',
      ...lost(
        'if (!res.ok) throw new Error(`Graph ${res.status}`);',
        'if (!res.ok) throw new Error(`Graph ${res.status}`, { cause: res });',
        '{ cause: res }',
        fetched,
        3,
      ),
    },
    {
      name: 'nothing of an answer',
      ...lost(
        "if (!res.ok) throw new Error('Failed');",
        "if (!res.ok) throw new Error('Failed', { cause: res });",
        '{ cause: res }',
        fetched,
        3,
      ),
    },
    {
      name: 'the text of an answer',
      ...lost(
        'if (!res.ok) throw new Error(`Graph ${res.status}: ${await res.text()}`);',
        'if (!res.ok) throw new Error(`Graph ${res.status}: ${await res.text()}`, { cause: res });',
        '{ cause: res }',
        fetched,
        3,
      ),
    },
    {
      name: 'the text of an answer that was read before',
      ...lost(
        'if (!res.ok) { const body = await res.text(); throw new Error(`Graph: ${body.slice(0, 90)}`); }',
        'if (!res.ok) { const body = await res.text(); throw new Error(`Graph: ${body.slice(0, 90)}`, { cause: { status: res.status, headers: res.headers, body } }); }',
        '{ cause: { status: res.status, headers: res.headers, body } }',
        fetched,
        3,
      ),
    },
    {
      name: 'a part of an answer that was parsed before',
      ...lost(
        'const data = await res.json(); if (!res.ok) throw new Error(data.error.message);',
        'const data = await res.json(); if (!res.ok) throw new Error(data.error.message, { cause: { status: res.status, headers: res.headers, body: data } });',
        '{ cause: { status: res.status, headers: res.headers, body: data } }',
        fetched,
        3,
      ),
    },
    {
      name: 'the error at hand of two',
      ...lost(
        "try { await client.api('/me').get(); } catch (second) { throw new Error('Failed: ' + second.message); }",
        "try { await client.api('/me').get(); } catch (second) { throw new Error('Failed: ' + second.message, { cause: second }); }",
        '{ cause: second }',
        inCatch,
        7,
      ),
    },
    {
      name: 'one request to another service among several to Graph',
      ...lost(
        "throw new Error('Failed');",
        "throw new Error('Failed', { cause: error });",
        '{ cause: error }',
        (test) =>
          inCatch(test).replace(
            'return await',
            "await fetch('https://shop.example/a'); await client.api('/me/drive').get(); await client.api('/me/events').get(); return await",
          ),
        7,
      ),
    },
    {
      name: 'a client whose errors hold the token',
      code: inCatch("throw new Error('Failed: ' + error.message);", "import axios from 'axios';\n").replace(
        "client.api('/me').get()",
        `axios.get(${URL})`,
      ),
      errors: [
        {
          messageId: 'withToken',
          data: { ...HERE, replacement: '{ cause: parseGraphError(error) ?? error }' },
          suggestions: [
            {
              messageId: 'replace',
              data: { replacement: '{ cause: parseGraphError(error) ?? error }' },
              output: inCatch(
                "throw new Error('Failed: ' + error.message, { cause: parseGraphError(error) ?? error });",
                "import axios from 'axios';\nimport { parseGraphError } from 'msgraph-errors';\n",
              ).replace("client.api('/me').get()", `axios.get(${URL})`),
            },
          ],
        },
      ],
    },
  ],
});
