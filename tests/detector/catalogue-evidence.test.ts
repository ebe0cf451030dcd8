import { describe } from 'vitest';
import { finds, type Options } from './find.js';

const code = finds('code-compare');
const silent = (name: string, source: string, options?: Options): void => {
  code(name, source, options);
};

/** A file about OneDrive whose requests another object sends. */
const DRIVE =
  '// OneDrive by way of https://graph.microsoft.com\nclass Drive { constructor(api) { this.api = api; }\n';
const reads = (test: string, name = 'stat'): string =>
  `async ${name}(path) { try { return await this.api.send(path); } catch (error) { if (${test}) return null; throw error; } }\n`;
const js: Options = { path: 'drive.js' };

describe('codes that only Graph sends, from a request that is out of reach', () => {
  code(
    'two in one file',
    `${DRIVE}${reads("«error.code === 'itemNotFound'»")}${reads("«error.code === 'resyncRequired'»", 'delta')}}`,
    js,
  );
  silent('one', `${DRIVE}${reads("error.code === 'itemNotFound'")}}`, js);
  silent(
    'the same one twice',
    `${DRIVE}${reads("error.code === 'itemNotFound'")}${reads("error.code === 'itemNotFound'", 'read')}}`,
    js,
  );
  silent(
    'one beside a code that others send as well',
    `${DRIVE}${reads("error.code === 'itemNotFound'")}${reads("error.code === 'accessDenied'", 'read')}}`,
    js,
  );
  silent(
    'two in a file about something else',
    `${DRIVE.replace(/.*\n/, '// A shelf\n')}${reads("error.code === 'itemNotFound'")}${reads("error.code === 'resyncRequired'", 'delta')}}`,
    js,
  );
});

describe('what looks like a code of Exchange, though the catalogue has not got it', () => {
  code(
    'in the answer',
    `${DRIVE}${reads("«error.request.response.error.code === 'ErrorOddlyShapedObject'»")}}`,
    js,
  );
  code(
    'in the answer, in a switch',
    `${DRIVE}async drop(id) { try { await this.api.send(id); } catch (err) { switch («err.response.error.code») { case 'ErrorOddlyShapedObject': return; default: throw err; } } } }`,
    js,
  );
  silent('by itself', `${DRIVE}${reads("error.code === 'ErrorOddlyShapedObject'")}}`, js);
  silent(
    'in the answer of something else',
    `${DRIVE.replace(/.*\n/, '// A shelf\n')}${reads("error.response.error.code === 'ErrorOddlyShapedObject'")}}`,
    js,
  );
});
