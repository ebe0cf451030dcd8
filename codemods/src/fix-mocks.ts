import { join } from 'node:path';
import { applyEdits, type Edit } from 'eslint-plugin-msgraph/edits';
import { isCompiled } from './compiled.js';
import { LineIndex } from './lines.js';
import { certainMembers, errorsOf, isLostOn, writeMembers } from './mocks.js';
import { shown, type ThinMock, type ThinTest } from './own-tests.js';
import { isGenerated, isWritable, readSource } from './read.js';
import type { Work } from './work.js';

/** A test whose errors get what a client puts on them. */
export interface FixedTest extends Work {
  /** A sentence for each of its errors. */
  readonly notes: readonly string[];
}

/**
 * Gives errors of tests the code and the status that rewritten code asks for, in the form of the client in
 * question. Text, class and other members stay. An error for which that is not certain stays as it is:
 * several codes, statuses or clients come into question, the client has another form, a member of that name
 * is there, or the test does more with it than to reject.
 * @param root absolute path that reports are relative to
 */
export function fixMocks(tests: readonly ThinTest[], root: string): readonly FixedTest[] {
  return tests.flatMap((test) => fixTest(test, root) ?? []);
}

function fixTest({ path, mocks }: ThinTest, root: string): FixedTest | undefined {
  const source = readSource(path);
  if (
    source === undefined ||
    typeof source === 'string' ||
    !isWritable(path) ||
    isGenerated(path, source.text) ||
    isCompiled(path, source.text)
  )
    return undefined;
  const text = source.text.replace(/^\uFEFF/, '');
  const fixed = mocks.flatMap((mock) => {
    const edit = editFor(text, mock);
    // What is written is read again, as it will be by whoever runs the test.
    return edit && isComplete(path, applyEdits(text, [edit]), mock) ? [{ mock, edit }] : [];
  });
  if (fixed.length === 0) return undefined;
  const lines = new LineIndex(text);
  const after = applyEdits(
    text,
    fixed.map(({ edit }) => edit),
  );
  const beside = new Set(fixed.flatMap(({ mock }) => mock.missed.map(({ target }) => join(root, target))));
  const notes = fixed.map(
    ({
      mock: {
        range,
        missed: [first],
      },
    }) =>
      `${shown(path, root)}:${lines.positionAt(range[0]).line}  The error of the test has what a client puts on it, and ${first?.target ?? ''}:${first?.line ?? 0} asks for.`,
  );
  return {
    path,
    bytes: source.bytes,
    after: source.text.slice(0, source.text.length - text.length) + after,
    sites: [],
    fallbacks: [],
    beside,
    notes,
  };
}

function editFor(text: string, { range, value, isThrown, missed }: ThinMock): Edit | undefined {
  if (!isThrown) return undefined;
  const members = certainMembers(missed.map(({ asked }) => asked));
  const missing =
    members &&
    Object.entries(members).filter(
      ([name, wanted]) => (value as Readonly<Record<string, unknown>>)[name] !== wanted,
    );
  if (!missing || missing.length === 0 || missing.some(([name]) => Object.hasOwn(value, name)))
    return undefined;
  const source = text.slice(...range);
  const written = writeMembers(Object.fromEntries(missing), /['"]/.exec(source)?.[0]);
  if (source.startsWith('new '))
    return { start: range[0], end: range[1], text: `Object.assign(${source}, { ${written.join(', ')} })` };
  return insertion(source, written, range[0]);
}

/**
 * Puts members behind the last one of the object that the text ends with, in lines of their own where it has
 * such.
 */
function insertion(source: string, members: readonly string[], offset: number): Edit | undefined {
  const brace = source.lastIndexOf('}');
  if (brace === -1) return undefined;
  const last = source.slice(0, brace).trimEnd();
  const at = { start: offset + last.length, end: offset + last.length };
  if (last.endsWith('{')) return { start: at.start, end: offset + brace, text: ` ${members.join(', ')} ` };
  const indent = /\n[ \t]*(?=\S[^\n]*$)/.exec(last)?.[0] ?? ' ';
  const isEnded = last.endsWith(',');
  return {
    ...at,
    text: `${isEnded ? '' : ','}${members.map((member) => `${indent}${member}`).join(',')}${isEnded ? ',' : ''}`,
  };
}

/**
 * Whether all that is asked for is found in the error that stands in the new text where the old one stood.
 */
function isComplete(path: string, text: string, { range, missed }: ThinMock): boolean {
  const error = errorsOf(path, text).find((item) => item.range[0] === range[0]);
  return error !== undefined && !missed.some(({ asked }) => isLostOn(error.value, asked));
}
