import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mistakes, withMistake } from '../../tools/break-transforms/mistakes.mjs';
import { root } from './run.js';

type Mistake = (typeof mistakes)[number];

/** Makes a mistake in the code as it is, without writing it. */
function make(mistake: Mistake): string {
  const [, , file] = mistake;
  return withMistake(readFileSync(join(root, file), 'utf8'), mistake);
}

describe('the mistakes in the rewrites', () => {
  it.each(mistakes.map((mistake) => [mistake[1], mistake] as const))('can be made: %s', (_, mistake) => {
    expect(make(mistake)).toContain(mistake[4]);
  });

  it('are expected to be noticed by tests that are there', () => {
    expect(mistakes.filter(([test]) => !existsSync(join(root, test)))).toEqual([]);
  });

  it('have names that tell them apart', () => {
    expect(new Set(mistakes.map(([, mistake]) => mistake)).size).toBe(mistakes.length);
  });

  it.each<[string, Mistake]>([
    ['a text is not there any more', ['', '', 'rules/src/version.ts', 'what no code says', '']],
    ['a text would stay as it is', ['', '', 'rules/src/version.ts', 'version', 'version']],
    ['a file is not there any more', ['', '', 'rules/src/gone.ts', 'version', '']],
  ])('are seen to be left behind where %s', (_, mistake) => {
    expect(() => make(mistake)).toThrow('rules/src/');
  });
});
