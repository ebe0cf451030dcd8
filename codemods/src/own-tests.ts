import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { literalErrors } from 'eslint-plugin-msgraph/conditions';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { hasErrorCode, parseGraphError } from 'msgraph-errors';
import type { Asked } from './behaviour/asked.js';
import { LineIndex } from './lines.js';
import type { FileReport } from './report.js';
import { oneLine } from './reports/text.js';

const TEST = /(?:[.-](?:test|spec)\.[cm]?[jt]sx?|(?:^|[\\/])__tests__[\\/].*\.[cm]?[jt]sx?)$/;

/**
 * Tests of the project that reject with a text, or with a code alone, where rewritten code now asks for a code or a status: they
 * fail after the rewrite, although nothing that a client throws looks like that.
 * @param changed the rewritten files, and those that would be if the tests passed
 * @param files absolute paths of all files of the run
 * @param root absolute path that the reports are relative to
 * @returns a sentence for each such place of a test, with an error that carries code and status
 */
export function thinMocks(changed: readonly Pick<FileReport, 'path' | 'sites'>[], files: readonly string[], root: string): readonly string[] {
  const asked = changed.map(({ path, sites }) => ({ path, name: nameOf(path), sites: sites.flatMap(({ action, line, proof }) => (action === 'rewritten' && proof ? [{ line, asked: proof.asked }] : [])) }));
  const tested = asked.filter(({ sites }) => sites.length > 0);
  return testsOf(tested, files).flatMap(({ path, text, targets }) => mocksIn(path, text, targets, shown(path, root)));
}

/**
 * Tests of the project that import one of the rewritten files.
 * @returns paths relative to `root`, with `/`
 */
export function testsBeside(changed: readonly FileReport[], files: readonly string[], root: string): readonly string[] {
  return testsOf(changed.map(({ path }) => ({ name: nameOf(path) })), files).map(({ path }) => shown(path, root));
}

function testsOf<T extends { readonly name: string }>(tested: readonly T[], files: readonly string[]): readonly { readonly path: string; readonly text: string; readonly targets: readonly T[] }[] {
  if (tested.length === 0) return [];
  return files.filter((path) => TEST.test(path)).flatMap((path) => {
    const text = read(path);
    const targets = tested.filter(({ name }) => new RegExp(`/${name.replace(/\W/g, '\\$&')}(?:\\.[cm]?[jt]sx?)?['"\`]`).test(text));
    return targets.length === 0 ? [] : [{ path, text, targets }];
  });
}

const shown = (path: string, root: string): string => relative(root, path).split(sep).join('/');

interface Target {
  readonly path: string;
  readonly sites: readonly { readonly line: number; readonly asked: readonly Asked[] }[];
}

function mocksIn(path: string, text: string, targets: readonly Target[], shown: string): readonly string[] {
  const lines = new LineIndex(text);
  return errorsOf(path, text).flatMap(({ range, value }) => {
    for (const { path: target, sites } of targets) {
      for (const site of sites) {
        const missed = site.asked.find((item) => isLostOn(value, item));
        if (missed) return [`${shown}:${lines.positionAt(range[0]).line}  The test rejects with \`${oneLine(text.slice(...range))}\`, in which ${target}:${site.line} finds no code and no status any more. As a client throws it: \`${completed(value, missed)}\`.`];
      }
    }
    return [];
  });
}

function errorsOf(path: string, text: string): ReturnType<typeof literalErrors> {
  try {
    return literalErrors(parseSource(path, text));
  } catch {
    // A test that does not parse is reported as such where it holds a place.
    return [];
  }
}

/** Whether an error has the words or the code that was asked for, and the functions of the runtime do not see it. */
function isLostOn(value: object, { code, message, status }: Asked): boolean {
  const { message: text, code: own } = value as { readonly message?: unknown; readonly code?: unknown };
  const was = message === undefined ? own === code : typeof text === 'string' && text.toLowerCase().includes(message.toLowerCase());
  if (!was) return false;
  return !(code !== undefined && hasErrorCode(value, code)) && !(status !== undefined && parseGraphError(value)?.status === status);
}

/** What the classic client would throw in its place. */
function completed(value: object, { code, status }: Asked): string {
  const { message = 'What Graph says' } = value as { readonly message?: string };
  const members = [...(code === undefined ? [] : [`code: '${code}'`]), ...(status === undefined ? [] : [`statusCode: ${status}`])];
  return `Object.assign(new Error('${message.replace(/[\\']/g, '\\$&')}'), { ${members.join(', ')} })`;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** What an import of a file ends with. */
function nameOf(path: string): string {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? basename(join(path, '..')) : name;
}
