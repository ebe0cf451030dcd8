import rule from '../../rules/src/rules/no-token-in-log.js';
import { HERE, inCatch, tester } from './tester.js';

const AXIOS = "import axios from 'axios';\n";
const GOT = "import got from 'got';\n";
const withCall = (head: string, call: string, test: string): string =>
  inCatch(test, head).replace("client.api('/me').get()", call);
const inAxios = (test: string, head = ''): string =>
  withCall(AXIOS + head, "axios.get('https://graph.microsoft.com/v1.0/me', { headers })", test);
const inGot = (test: string): string =>
  withCall(GOT, "got('https://graph.microsoft.com/v1.0/me', { headers })", test);

tester.run('no-token-in-log', rule, {
  valid: [
    { name: 'the message', code: inAxios("console.error('failed', error.message);") },
    {
      name: 'the body of the answer',
      code: inAxios('console.error(error.response?.data, error.response?.status);'),
    },
    { name: 'the error in a text', code: inAxios('console.error(`failed: ${error}`);') },
    { name: 'the error of a client that keeps no request', code: inCatch('console.error(error);') },
    {
      name: 'an error of another host',
      code: withCall(AXIOS, "axios.get('https://shop.example/items')", 'console.error(error);'),
    },
    {
      name: 'an error that the project makes',
      code: inAxios('console.error(error);').replace(
        "await axios.get('https://graph.microsoft.com/v1.0/me', { headers })",
        "await axios.get('https://graph.microsoft.com/v1.0/me', { headers }).catch((e) => { throw new Error(e.message); })",
      ),
    },
    {
      name: 'a logger of the project, of which nothing is known',
      code: inAxios('logger.error(error);', "import { logger } from './logger';\n"),
    },
    {
      name: 'something else than a logger',
      code: inAxios('list.error(error);', "import { list } from './list';\n"),
    },
    { name: 'a method of console that writes no value', code: inAxios('console.time(error);') },
    { name: 'JSON of the body', code: inAxios('return JSON.stringify(error.response?.data);') },
    {
      name: 'JSON with a list of what it may hold',
      code: inAxios("return JSON.stringify(error, ['message', 'code'], 2);"),
    },
    {
      name: 'JSON of the answer as a whole, which is a circle and throws',
      code: inAxios('return JSON.stringify(error.response);'),
    },
  ],
  invalid: [
    {
      name: 'the error itself',
      code: inAxios('console.error(error);'),
      errors: [
        {
          messageId: 'logged',
          data: { ...HERE, subject: 'error', client: 'axios' },
          line: 6,
          column: 19,
          endColumn: 24,
        },
      ],
    },
    {
      name: 'the error after a text',
      code: inAxios("console.warn('failed', error);"),
      errors: [{ messageId: 'logged', column: 28 }],
    },
    {
      name: 'the error in an object',
      code: inAxios('console.log({ user, error });'),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'what the request was made of',
      code: inAxios('console.error(error.config);'),
      errors: [{ messageId: 'logged', data: { ...HERE, subject: 'error.config', client: 'axios' } }],
    },
    {
      name: 'the answer as a whole',
      code: inAxios('console.error(error.response);'),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'the request',
      code: inAxios('console.error(error.request);'),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'a logger of a package',
      code: inAxios('log.error({ err: error });', "import pino from 'pino';\nconst log = pino();\n"),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'a logger that a package makes',
      code: inAxios(
        "log.error('failed', error);",
        "import winston from 'winston';\nconst log = winston.createLogger({});\n",
      ),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'the rejection of a promise',
      code: "import axios from 'axios';\naxios.get('https://graph.microsoft.com/v1.0/me', { headers }).catch((error) => console.error(error));",
      errors: [{ messageId: 'logged', line: 2 }],
    },
    {
      name: 'JSON of the error',
      code: inAxios('return JSON.stringify(error);'),
      errors: [{ messageId: 'serialised', data: { ...HERE, subject: 'error', client: 'axios' }, column: 27 }],
    },
    {
      name: 'the error in a list',
      code: inAxios("console.error(['failed', error]);"),
      errors: [{ messageId: 'logged' }],
    },
    {
      name: 'a copy of the error',
      code: inAxios('return JSON.stringify({ ...error });'),
      errors: [{ messageId: 'serialised' }],
    },
    {
      name: 'JSON of an object that holds it',
      code: inAxios('return JSON.stringify({ error });'),
      errors: [{ messageId: 'serialised' }],
    },
    {
      name: 'an error of got',
      code: inGot('console.error(error);'),
      errors: [{ messageId: 'logged', data: { ...HERE, subject: 'error', client: 'got' } }],
    },
    {
      name: 'the options of got',
      code: inGot('return JSON.stringify(error.options);'),
      errors: [{ messageId: 'serialised' }],
    },
    {
      name: 'in a helper that gets it from a request',
      code: "import axios from 'axios';\nfunction report(error) { console.error(error); }\nexport const me = () => axios.get('https://graph.microsoft.com/v1.0/me', { headers }).catch((error) => { report(error); });",
      errors: [{ messageId: 'logged', line: 2 }],
    },
  ],
});
