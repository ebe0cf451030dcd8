import { join, resolve } from 'node:path';
import { rewriteSource } from 'msgraph-codemod';
import { expect, it } from 'vitest';
import { Results } from '../../codemods/src/results.js';
import { readCase } from './behaviour/cases.js';
import { leftSource } from './helpers/samples.js';

const ROOT = resolve('/root');

/** The messages of the places of a file that one transform rewrites or leaves, as reports have them. */
function messages(name: string, text: string): readonly (string | undefined)[] {
  const results = new Results(ROOT);
  // The transform that keeps the details of an error takes the reason away.
  results.add(
    join(ROOT, name),
    'unchanged',
    rewriteSource(join(ROOT, name), text, { transforms: ['message-to-code'] }).sites,
  );
  return results.files.flatMap(({ sites }) => sites.map(({ message }) => message));
}

it('points to the helper that makes a text of the error', () => {
  const { text } = readCase('message-to-code', 'left-helper-wraps-the-status-into-a-text', 'input');
  expect(messages('src/mail.ts', text)).toEqual([
    'The error that arrives here is made anew, without the whole answer: keep status and body where it is thrown. The request is at src/mail.ts:2.',
  ]);
});

it('points nowhere for other reasons', () => {
  expect(messages('src/left.ts', leftSource())).toEqual(['No code of Graph is known for this text.']);
});
