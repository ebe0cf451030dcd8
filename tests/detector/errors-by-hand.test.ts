import { describe } from 'vitest';
import { finds } from './find.js';

const code = finds('code-compare');
const text = finds('message-match');
const silent = (name: string, source: string): void => {
  code(name, source);
};

const failed = (
  made: string,
  test: string,
  url = 'https://graph.microsoft.com/v1.0/me',
): string => `export async function load() { const res = await fetch('${url}');
  if (!res.ok) { const body: any = await res.json(); ${made} if (${test}) return; throw err; } return res.json(); }`;
const TEST = "err.code === 'itemNotFound'";
const MAKE =
  'const err: any = new Error(body.error.message); if (body.error.code) err.code = body.error.code;';

describe('an error that is made of an answer and tested before it is thrown', () => {
  code('by the code that it is given', failed(MAKE, `«${TEST}»`));
  code(
    'by the code that Object.assign gives it',
    failed(
      'const err: any = new Error(body.error.message); Object.assign(err, { code: body.error.code });',
      `«${TEST}»`,
    ),
  );
  code('by a part of an object', failed('const err: any = {}; err.code = body.error.code;', `«${TEST}»`));
  text('by its text', failed(MAKE, "«err.message.includes('odd words')»"));
  code(
    'that a maker returns',
    `function toError(answer: any) { ${MAKE.replaceAll('body', 'answer')} return err; }\n${failed('const err = toError(body);', `«${TEST}»`)}`,
  );
  silent(
    'by a code of the project',
    failed("const err: any = new Error(body.error.message); err.code = 'itemNotFound';", TEST),
  );
  silent('of something else', failed(MAKE, TEST, 'https://example.com'));
  silent(
    'by a part that it is not given',
    failed('const err: any = new Error(body.error.message); err.inner = body.error.code;', TEST),
  );
});

describe('an error that is made of an answer and thrown', () => {
  const thrown = (
    test: string,
  ): string => `async function send() { const res = await fetch('https://graph.microsoft.com/v1.0/me'); if (!res.ok) { const body: any = await res.json(); const err: any = new Error('Nobody drew this: ' + body.error.message); err.code = body.error.code; throw err; } return res; }
export async function load() { try { return await send(); } catch (e: any) { if (${test}) return; throw e; } }`;
  text('has the text of the answer in it', thrown("«e.message.includes('odd words')»"));
  text('and words of the project, which are its own', thrown("e.message.includes('drew this')"));
});

describe('a function that others put their own in the place of', () => {
  const through = (
    stub: string,
    call = "shim.fetch('https://graph.microsoft.com/v1.0/' + path)",
  ): string => `const shim: any = ${stub};
export async function load(path: string) { const res = await ${call}; if (!res.ok) { const body = await res.json(); if («body.error.code === 'itemNotFound'») return; } return res; }`;
  const unmarked = (source: string): string => source.replaceAll(/[«»]/g, '');
  code(
    'sends a request to Graph',
    through("{ fetch: () => { throw new Error('Not implemented: fetch'); } }"),
  );
  silent(
    'sends one to something else',
    unmarked(
      through("{ fetch: () => { throw new Error('Not implemented: fetch'); } }").replace(
        'graph.microsoft.com',
        'example.com',
      ),
    ),
  );
  silent(
    'is none: it does something',
    unmarked(through('{ fetch: (url: string) => { console.log(url); return {}; } }')),
  );
});
