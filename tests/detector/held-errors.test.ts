import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const CLIENT = "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\n";
const odd = (error: string): string => `${error}.message.includes('odd words')`;

describe('the error that an error of a package holds', () => {
  const held = (test: string, guard = 'err instanceof HttpException'): string =>
    `import { HttpException } from 'a-library';\n${CLIENT}export async function load() { try { return await client.api('/me').get().catch((cause) => { throw new HttpException(502, { message: 'no answer', cause }); }); } catch (err: any) { if (${guard}) { const inner = err.cause; if (${test}) return null; } throw err; } }`;
  text('is known after a test for the class', held(`«${odd('inner')}»`));
  code('has its code', held("«inner.code === 'itemNotFound'»"));
  silent(
    'is not known after a test for another class',
    held(odd('inner'), 'err instanceof OtherException').replace(
      '{ HttpException }',
      '{ HttpException, OtherException }',
    ),
  );
  silent('has texts of the project beside it', held("err.message.includes('no answer')"));
});

describe('the errors that one error is made of', () => {
  const all = (test: string, call: string): string =>
    `import pMap from 'p-map';\n${CLIENT}export async function load(ids: string[]) { try { await ${call}; } catch (all: any) { return ${test}; } }`;
  const CALL = 'pMap(ids, (id) => client.api(`/users/${id}`).get(), { stopOnError: false })';
  text('by their texts', all(`«all.errors.some((one) => ${odd('one')})»`, CALL));
  text('taken apart', all("«all.errors.some(({ message }) => message.includes('odd words'))»", CALL));
  code('by their codes', all("all.errors.filter((one) => «one.code === 'itemNotFound'»)", CALL));
  code(
    'of any',
    all(
      "all.errors.filter((one) => «one.code === 'itemNotFound'»)",
      'Promise.any(ids.map((id) => client.api(`/users/${id}`).get()))',
    ),
  );
  text('or the first one itself', all(`«${odd('all')}»`, CALL));
  silent(
    'of another service',
    all(`all.errors.some((one) => ${odd('one')})`, 'pMap(ids, (id) => shelf(id), { stopOnError: false })'),
  );
  silent('under another name', all(`all.reasons.some((one) => ${odd('one')})`, CALL));
});

describe('a function that is called where it is written', () => {
  const called = (head: string, tail: string): string =>
    `${head}('https://graph.microsoft.com/v1.0/me').fail(function (xhr) { if (PROBE) show('gone'); }); ${tail}`;
  const probe = "xhr.responseText.indexOf('odd words') >= 0";
  text(
    'gets what stands there',
    called('(function ($) { $.getJSON', '})(jQuery);').replace('PROBE', `«${probe}»`),
  );
  text(
    'by call',
    called('(function ($) { $.getJSON', '}).call(this, jQuery);').replace('PROBE', `«${probe}»`),
  );
  text(
    'in its place',
    called('(function (page, $) { $.getJSON', '})(window, jQuery);').replace('PROBE', `«${probe}»`),
  );
  silent('and nothing else', called('(function ($) { $.getJSON', '})(shelf);').replace('PROBE', probe));
  silent(
    'which may be called again by its name',
    called('(function run($) { $.getJSON', '})(jQuery);').replace('PROBE', probe),
  );
});

describe('the text of an answer', () => {
  const asked = (from: string, read: string): string =>
    `import wretch from '${from}';\nexport const load = (id: string) => wretch('https://graph.microsoft.com/v1.0/me/drive/items/').url(id).get().catch((failure: any) => { if (${read}) return null; throw failure; });`;
  text('of wretch', asked('wretch', "«failure.text.includes('odd words')»"));
  silent('of another client', asked('a-library', "failure.text.includes('odd words')"));
  silent('is not its name', asked('wretch', "failure.label.includes('odd words')"));
});
