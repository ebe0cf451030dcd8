import { awaited, each, type Snippet } from './snippets.js';

const HOST = 'graph.microsoft.com';
const URL = `'https://${HOST}/v1.0/me'`;

/** A request by a client for any service: the twin asks another one. */
const to = (name: string, head: string, expression: string): Snippet => {
  const found = `${head}\n${awaited(expression)}`;
  return { name, found, silent: found.replaceAll(HOST, 'api.example.org') };
};

/** Reads the body of an answer that is no success. */
const read = (name: string, head: string, expression: string, json = 'response.json()'): Snippet => {
  const found = `${head}\nexport async function run() { const response = await ${expression}; if (response.status >= 400) { const body = await ${json}; if (body.error.message.includes('Item not found')) return null; } return response; }`;
  return { name, found, silent: found.replaceAll(HOST, 'api.example.org') };
};

const IT =
  "(response) => { response.on('data', (text) => { const body = JSON.parse(text); if (body.error.message.includes('Item not found')) alert(1); }); }";
/** A request of Node.js, whose callback gets the response. */
const node = (name: string, head: string, call: string): Snippet => ({
  name,
  found: `${head}\n${call}`,
  silent: `${head}\n${call}`.replaceAll(HOST, 'api.example.org'),
});

const VERBS = ['get', 'delete', 'head', 'post', 'put', 'patch', 'options'];
const CREATED = `const it = axios.create({ baseURL: 'https://${HOST}' });`;

const REQUEST_VERBS = ['get', 'post', 'put', 'patch', 'delete', 'del'];
/** Every way to call `request`, with what is to be imported. */
const REQUESTS: readonly (readonly [name: string, head: (module: string) => string, callee: string])[] = [
  ['required', (module) => `const ask = require('${module}');`, 'ask'],
  ['imported', (module) => `import ask from '${module}';`, 'ask'],
  ...REQUEST_VERBS.map(
    (verb) =>
      [`required, ${verb}`, (module: string) => `const ask = require('${module}');`, `ask.${verb}`] as const,
  ),
];
/** What the callback of `request` gets: the error, the response, and the body. */
const CALLBACKS: readonly (readonly [what: string, callback: string])[] = [
  ['the error', "(err) => { if (err.message.includes('Item not found')) alert(1); }"],
  [
    'the response',
    "(err, res) => { if (res.statusCode >= 400 && res.body.error.message.includes('Item not found')) alert(1); }",
  ],
  ['the body', "(err, res, body) => { if (body.error.message.includes('Item not found')) alert(1); }"],
];
const requests: readonly Snippet[] = [
  ...['request', 'request-promise', 'request-promise-native'].map((name) =>
    to(name, `const ask = require('${name}');`, `ask(${URL})`),
  ),
  ...['url', 'uri'].map((option) =>
    to(
      `the option ${option} of request`,
      "const ask = require('request-promise');",
      `ask({ ${option}: ${URL} })`,
    ),
  ),
  to('an imported request-promise', "import ask from 'request-promise';", `ask(${URL})`),
  ...[...REQUEST_VERBS, 'head'].flatMap((verb) => [
    to(
      `request-promise, required, ${verb}`,
      "const ask = require('request-promise');",
      `ask.${verb}(${URL})`,
    ),
    to(`request-promise, imported, ${verb}`, "import ask from 'request-promise';", `ask.${verb}(${URL})`),
  ]),
  ...REQUESTS.flatMap(([name, head, callee]) =>
    CALLBACKS.map(([what, callback]) =>
      node(`request ${name}: ${what}`, head('request'), `${callee}(${URL}, ${callback});`),
    ),
  ),
];

/** What jQuery hands to `fail`. */
const failing = (call: string): string =>
  `${call}.fail((xhr) => { if (xhr.responseJSON.error.message.includes('Item not found')) alert(1); });`;
const jquery: readonly Snippet[] = [
  ...['$', 'jQuery'].flatMap((name) => [
    ...['ajax', 'get', 'post', 'getJSON'].map((method) =>
      node(`${name}.${method}`, '', failing(`${name}.${method}(${URL})`)),
    ),
    ...['ajax', 'get'].map((method) =>
      node(`${name}.${method} with options`, '', failing(`${name}.${method}({ url: ${URL} })`)),
    ),
  ]),
  ...['$', 'jQuery', 'it', 'required'].flatMap((name) => {
    const head =
      name === 'it'
        ? "import it from 'jquery';"
        : name === 'required'
          ? "const required = require('jquery');"
          : '';
    const error = "error(xhr) { if (xhr.responseText.includes('Item not found')) alert(1); }";
    return [
      node(`the error of ${name}.ajax`, head, `${name}.ajax({ url: ${URL}, ${error} });`),
      node(`the error of ${name}.ajax behind a URL`, head, `${name}.ajax(${URL}, { ${error} });`),
    ];
  }),
  ...['ajax', 'get', 'post', 'getJSON'].flatMap((method) => [
    node(`an imported jquery, ${method}`, "import it from 'jquery';", failing(`it.${method}(${URL})`)),
    node(`a required jquery, ${method}`, "const it = require('jquery');", failing(`it.${method}(${URL})`)),
  ]),
  node('an imported jquery with options', "import it from 'jquery';", failing(`it.ajax({ url: ${URL} })`)),
];

/** A service that a constructor gets, whose methods give observables. */
const service = (name: string, head: string, type: string, call: string): Snippet =>
  node(
    name,
    `${head}\nimport { catchError } from 'rxjs';`,
    `export class Users { constructor(private readonly http: ${type}) {} load() { return this.http.${call}.pipe(catchError((err: any) => { if (err.error.error.message.includes('Item not found')) return []; throw err; })); } }`,
  );
/** An observable that a function gives. */
const observed = (name: string, call: string): Snippet =>
  node(
    name,
    "import { ajax } from 'rxjs/ajax';\nimport { catchError } from 'rxjs';",
    `export const load = () => ${call}.pipe(catchError((err: any) => { if (err.response.error.message.includes('Item not found')) return []; throw err; }));`,
  );
const services: readonly Snippet[] = [
  observed('ajax of RxJS', `ajax(${URL})`),
  observed('ajax of RxJS with options', `ajax({ url: ${URL} })`),
  ...['get', 'getJSON', 'post', 'put', 'patch', 'delete'].map((method) =>
    observed(`ajax.${method} of RxJS`, `ajax.${method}(${URL})`),
  ),
  ...['get', 'post', 'put', 'patch', 'delete', 'head'].map((verb) =>
    service(
      `Angular's ${verb}`,
      "import { HttpClient } from '@angular/common/http';",
      'HttpClient',
      `${verb}(${URL})`,
    ),
  ),
  service(
    "Angular's request",
    "import { HttpClient } from '@angular/common/http';",
    'HttpClient',
    `request('GET', ${URL})`,
  ),
  ...['get', 'post', 'put', 'patch', 'delete', 'head'].map((verb) =>
    service(
      `Nest's ${verb}`,
      "import { HttpService } from '@nestjs/axios';",
      'HttpService',
      `${verb}(${URL})`,
    ),
  ),
  service(
    'the former service of Nest',
    "import { HttpService } from '@nestjs/common';",
    'HttpService',
    `get(${URL})`,
  ),
  service(
    "Nest's request",
    "import { HttpService } from '@nestjs/axios';",
    'HttpService',
    `request({ url: ${URL} })`,
  ),
];

/** Arguments before the one that tells where the request goes. */
const AFTER = ['', "'a', ", "'a', 'b', "];
const UNKNOWN = 'declare const it: any;';
/** Calls of something of which nothing is known but what it is given. */
const unknown: readonly Snippet[] = AFTER.flatMap((before, index) => [
  to(`a URL as argument ${index} of something unknown`, UNKNOWN, `it.helpers.httpRequest(${before}${URL})`),
  to(
    `a base as argument ${index} of something unknown`,
    UNKNOWN,
    `it.request(${before}{ baseURL: 'https://${HOST}' })`,
  ),
  to(`options as argument ${index} of something unknown`, UNKNOWN, `it.request(${before}{ url: ${URL} })`),
]).concat(
  each(['hostname', 'host'], (name) =>
    to(
      `the ${name} in options of something unknown`,
      UNKNOWN,
      `it.request({ ${name}: '${HOST}', path: '/v1.0/me' })`,
    ),
  ),
  to('a URI in options of something unknown', UNKNOWN, `it.request({ uri: ${URL} })`),
  to(
    'a function without a name',
    'function pick(all: any[]) { return all[0]; }\nconst ask = pick([]);',
    `ask(${URL})`,
  ),
  to(
    'a fetch that gets its URL',
    `${UNKNOWN}\nconst ask = (address: string) => it.fetch(address);`,
    `ask(${URL})`,
  ),
  to(
    'options with a URL that a caller gives',
    `${UNKNOWN}\nconst ask = (address: string) => it.request({ url: address });`,
    `ask(${URL})`,
  ),
  {
    name: 'a path that only Graph has',
    found: `${UNKNOWN}\n${awaited("it.api('/me/messages').get()")}`,
    silent: `${UNKNOWN}\n${awaited("it.api('/orders').get()")}`,
  },
);

export const HTTP: readonly Snippet[] = [
  ...unknown,
  ...requests,
  ...jquery,
  ...services,
  ...each(['ofetch', '$fetch'], (name) =>
    to(
      `an instance of ${name}`,
      `import { ${name} } from 'ofetch';\nconst it = ${name}.create({ baseURL: 'https://${HOST}' });`,
      "it('/me')",
    ),
  ),
  to(
    'an instance of ofetch without a base',
    "import { ofetch } from 'ofetch';\nconst it = ofetch.create({});",
    `it(${URL})`,
  ),
  read('fetch', '', `fetch(${URL})`),
  ...each(
    ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'make-fetch-happen'],
    (name) => read(name, `import ask from '${name}';`, `ask(${URL})`),
  ),
  read('a named fetch', "import { fetch as ask } from 'cross-fetch';", `ask(${URL})`),
  read('a required fetch', "const ask = require('node-fetch');", `ask(${URL})`),
  ...each(['request', 'fetch'], (name) =>
    read(
      `undici's ${name}`,
      `import { ${name} } from 'undici';`,
      `${name}(${URL})`,
      name === 'request' ? 'response.body.json()' : 'response.json()',
    ),
  ),
  ...each(['request', 'fetch'], (name) =>
    read(
      `undici.${name}`,
      "import undici from 'undici';",
      `undici.${name}(${URL})`,
      name === 'request' ? 'response.body.json()' : 'response.json()',
    ),
  ),
  ...each(['node:https', 'https', 'node:http', 'http'], (name) =>
    node(name, `import { get } from '${name}';`, `get(${URL}, ${IT});`),
  ),
  node('request of Node.js', "import { request } from 'node:https';", `request(${URL}, ${IT});`),
  ...each(['request', 'get'], (method) =>
    node(`https.${method}`, "import https from 'node:https';", `https.${method}(${URL}, ${IT});`),
  ),
  ...each(['hostname', 'host'], (option) =>
    node(
      `the option ${option} of Node.js`,
      "import https from 'node:https';",
      `https.get({ ${option}: '${HOST}', path: '/v1.0/me' }, ${IT});`,
    ),
  ),

  to('axios(url)', "import axios from 'axios';", `axios(${URL})`),
  to('axios(options)', "import axios from 'axios';", `axios({ url: ${URL} })`),
  to('a required axios', "const axios = require('axios');", `axios(${URL})`),
  to('axios.request', "import axios from 'axios';", `axios.request({ url: ${URL} })`),
  to(
    'axios with a base',
    "import axios from 'axios';",
    `axios({ baseURL: 'https://${HOST}', url: '/v1.0/me' })`,
  ),
  to(
    'axios.request with a base',
    "import axios from 'axios';",
    `axios.request({ baseURL: 'https://${HOST}', url: '/v1.0/me' })`,
  ),
  to('request of a required axios', "const axios = require('axios');", `axios.request({ url: ${URL} })`),
  ...each(VERBS, (verb) => to(`axios.${verb}`, "import axios from 'axios';", `axios.${verb}(${URL})`)),
  ...each(VERBS, (verb) =>
    to(`${verb} of a required axios`, "const axios = require('axios');", `axios.${verb}(${URL})`),
  ),
  to('create of a required axios', `const axios = require('axios');\n${CREATED}`, "it.get('/me')"),
  ...each(VERBS, (verb) =>
    to(`an instance's ${verb}`, `import axios from 'axios';\n${CREATED}`, `it.${verb}('/me')`),
  ),
  to(
    'an instance without a base',
    "import axios from 'axios';\nconst it = axios.create({});",
    `it.get(${URL})`,
  ),
  to('an instance that is called', `import axios from 'axios';\n${CREATED}`, "it({ url: '/me' })"),
  to("an instance's request", `import axios from 'axios';\n${CREATED}`, "it.request({ url: '/me' })"),
  to(
    "an instance's request without a base",
    "import axios from 'axios';\nconst it = axios.create({});",
    `it.request({ url: ${URL} })`,
  ),

  to('got(url)', "import got from 'got';", `got(${URL})`),
  to('got(options)', "import got from 'got';", `got({ url: ${URL} })`),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) =>
    to(`got.${verb}`, "import got from 'got';", `got.${verb}(${URL})`),
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) =>
    to(
      `${verb} of got.extend`,
      `import got from 'got';\nconst it = got.extend({ prefixUrl: 'https://${HOST}' });`,
      `it.${verb}('me')`,
    ),
  ),
  to(
    'got.extend that is called',
    `import got from 'got';\nconst it = got.extend({ prefixUrl: 'https://${HOST}' });`,
    "it('me')",
  ),
  to('got.extend without a prefix', "import got from 'got';\nconst it = got.extend({});", `it.get(${URL})`),

  ...each(['ky', 'ky-universal'], (name) => to(name, `import ky from '${name}';`, `ky(${URL})`)),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) =>
    to(`ky.${verb}`, "import ky from 'ky';", `ky.${verb}(${URL})`),
  ),
  ...each(['create', 'extend'], (make) =>
    to(
      `ky.${make}`,
      `import ky from 'ky';\nconst it = ky.${make}({ prefixUrl: 'https://${HOST}' });`,
      "it('me')",
    ),
  ),
  to(
    'ky-universal.create',
    `import ky from 'ky-universal';\nconst it = ky.create({ prefixUrl: 'https://${HOST}' });`,
    "it('me')",
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) =>
    to(
      `${verb} of ky.create`,
      `import ky from 'ky';\nconst it = ky.create({ prefixUrl: 'https://${HOST}' });`,
      `it.${verb}('me')`,
    ),
  ),
  to('ky.create without a prefix', "import ky from 'ky';\nconst it = ky.create({});", `it.get(${URL})`),

  ...each(['ofetch', '$fetch'], (name) => to(name, `import { ${name} } from 'ofetch';`, `${name}(${URL})`)),
  to(
    'ofetch with a base',
    "import { ofetch } from 'ofetch';",
    `ofetch('/me', { baseURL: 'https://${HOST}' })`,
  ),
  node(
    'the chunks of a response of Node.js put together',
    "import https from 'node:https';",
    `https.get(${URL}, (response) => { const chunks = []; response.on('data', (chunk) => chunks.push(chunk)); response.on('end', () => { const body = JSON.parse(Buffer.concat(chunks).toString('utf8')); if (body.error.message.includes('Item not found')) alert(1); }); });`,
  ),
  to('superagent by itself', "import superagent from 'superagent';", `superagent(${URL})`),
  to('superagent with a method', "import superagent from 'superagent';", `superagent('DELETE', ${URL})`),
  to(
    'a required superagent with a method',
    "const superagent = require('superagent');",
    `superagent('PATCH', ${URL}).set('Accept', 'application/json')`,
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], (verb) =>
    to(`superagent.${verb}`, "import superagent from 'superagent';", `superagent.${verb}(${URL})`),
  ),
  ...each(['get', 'post', 'put', 'patch', 'delete', 'del', 'head'], (verb) =>
    to(
      `${verb} of a required superagent`,
      "const superagent = require('superagent');",
      `superagent.${verb}(${URL})`,
    ),
  ),
];
