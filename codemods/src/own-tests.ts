import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { LiteralError } from 'eslint-plugin-msgraph/conditions';
import type { Asked } from './behaviour/asked.js';
import { LineIndex } from './lines.js';
import { errorsOf, isLostOn, likelyMembers, writeMembers } from './mocks.js';
import type { FileReport } from './report.js';
import { oneLine } from './reports/text.js';

const TEST = /(?:[.-](?:test|spec)\.[cm]?[jt]sx?|(?:^|[\\/])__tests__[\\/].*\.[cm]?[jt]sx?)$/;

/** An error of a test in which rewritten code does not find any more what it asks for. */
export interface ThinMock extends LiteralError {
  /** Never empty. */
  readonly missed: readonly Missed[];
}

interface Missed {
  /** The rewritten file, relative to the root, and the line of the place. */
  readonly target: string;
  readonly line: number;
  readonly asked: Asked;
}

/** A test with such errors. */
export interface ThinTest {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  readonly mocks: readonly ThinMock[];
}

type Changed = Pick<FileReport, 'path' | 'sites'>;

/**
 * Tests of the project that reject with a text, or with a code alone, where rewritten code now asks for a
 * code or a status: they fail after the rewrite, although nothing that a client throws looks like that.
 * @param changed the rewritten files, and those that would be if the tests passed
 * @param files absolute paths of all files of the run
 * @param texts what tests hold where that is not what they held, by absolute path
 */
export function thinTests(
  changed: readonly Changed[],
  files: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
): readonly ThinTest[] {
  const asked = changed.map(({ path, sites }) => ({
    path,
    name: nameOf(path),
    sites: sites.flatMap(({ action, line, proof }) =>
      action === 'rewritten' && proof ? [{ line, asked: proof.asked }] : [],
    ),
  }));
  const tested = asked.filter(({ sites }) => sites.length > 0);
  return testsOf(tested, files, texts).flatMap(({ path, text, targets }) => {
    const mocks = mocksIn(path, text, targets);
    return mocks.length === 0 ? [] : [{ path, text, mocks }];
  });
}

/**
 * @param isFixing whether errors of tests are changed where their form is certain
 * @returns a sentence for each such place of a test, with an error that carries code and status
 */
export function thinNotes(tests: readonly ThinTest[], root: string, isFixing: boolean): readonly string[] {
  const notes = tests.flatMap(({ path, text, mocks }) => {
    const lines = new LineIndex(text);
    return mocks.flatMap(({ range, value, missed: [first] }) =>
      first
        ? [
            `${shown(path, root)}:${lines.positionAt(range[0]).line}  The test rejects with \`${oneLine(text.slice(...range))}\`, in which ${first.target}:${first.line} finds no code and no status any more. As a client throws it: \`${completed(value, first.asked)}\`.`,
          ]
        : [],
    );
  });
  return notes.length === 0 || isFixing
    ? notes
    : [...notes, 'With --fix-mocks, errors of tests get code and status where their form is certain.'];
}

/**
 * Tests of the project that import one of the rewritten files.
 * @returns paths relative to `root`, with `/`
 */
export function testsBeside(
  changed: readonly FileReport[],
  files: readonly string[],
  root: string,
): readonly string[] {
  return testsOf(
    changed.map(({ path }) => ({ name: nameOf(path) })),
    files,
  ).map(({ path }) => shown(path, root));
}

function testsOf<T extends { readonly name: string }>(
  tested: readonly T[],
  files: readonly string[],
  texts: ReadonlyMap<string, string> = new Map(),
): readonly { readonly path: string; readonly text: string; readonly targets: readonly T[] }[] {
  if (tested.length === 0) return [];
  return files
    .filter((path) => TEST.test(path))
    .flatMap((path) => {
      const text = texts.get(path) ?? read(path);
      const targets = tested.filter(({ name }) =>
        new RegExp(`/${name.replace(/\W/g, '\\$&')}(?:\\.[cm]?[jt]sx?)?['"\`]`).test(text),
      );
      return targets.length === 0 ? [] : [{ path, text, targets }];
    });
}

/** The path of a file as it stands in reports. */
export const shown = (path: string, root: string): string => relative(root, path).split(sep).join('/');

interface Target {
  readonly path: string;
  readonly sites: readonly { readonly line: number; readonly asked: readonly Asked[] }[];
}

function mocksIn(path: string, text: string, targets: readonly Target[]): readonly ThinMock[] {
  const all = targets.flatMap(({ path: target, sites }) =>
    sites.flatMap(({ line, asked }) => asked.map((item) => ({ target, line, asked: item }))),
  );
  return errorsOf(path, text).flatMap((error) => {
    const missed = all.filter(({ asked }) => isLostOn(error.value, asked));
    return missed.length === 0 ? [] : [{ ...error, missed }];
  });
}

/** What the client would throw in its place. */
function completed(value: object, asked: Asked): string {
  const { message = 'What Graph says' } = value as { readonly message?: string };
  return `Object.assign(new Error('${message.replace(/[\\']/g, '\\$&')}'), { ${writeMembers(likelyMembers(asked)).join(', ')} })`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}

/** What an import of a file ends with. */
function nameOf(path: string): string {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? basename(join(path, '..')) : name;
}
