import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { readCase } from './behaviour/cases.js';
import { installPackages } from './helpers/install.js';
import { TestProject } from './helpers/project.js';
import { leftSource, messageExpected, messageSource } from './helpers/samples.js';

const JSCODESHIFT = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');

function jscodeshift(project: TestProject, transform: string, ...args: string[]): string {
  const path = transform.endsWith('.cjs') ? project.path(transform) : installPackages().transform(transform);
  const all = [JSCODESHIFT, '-t', path, '--extensions=ts,js', '--verbose=2', ...args, '.'];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    cwd: project.root,
    encoding: 'utf8',
    env: { ...process.env, BABEL_DISABLE_CACHE: '1' },
  });
  expect(status, stderr).toBe(0);
  return stdout.replaceAll(/\u001B\[\d+m/g, '');
}

/** jscodeshift exits with 0 even when its workers die, so the counts are what is tested. */
function counts(stdout: string): Record<string, string> {
  const lines = [...stdout.matchAll(/^(\d+) (errors|unmodified|skipped|ok)$/gm)];
  return Object.fromEntries(lines.map(([, count = '', name = '']) => [name, count] as const));
}

describe.each([
  ['with its Babel hook', []],
  ['without the hook', ['--no-babel']],
  ['in one process', ['--run-in-band']],
  ['with another parser', ['--parser=babel']],
])('jscodeshift %s', (_title, args) => {
  const files = {
    'a.ts': messageSource('a'),
    'b.ts': leftSource(),
    'c.ts': 'export {};\n',
    'd.js': messageSource('d').replaceAll(/: Client|: any/g, ''),
  };

  it('runs a transform as the command does, and changes nothing the second time', () => {
    const project = new TestProject(files);
    expect(counts(jscodeshift(project, 'message-to-code', ...args))).toEqual({
      errors: '0',
      unmodified: '0',
      skipped: '2',
      ok: '2',
    });
    expect(project.read('a.ts')).toBe(messageExpected('a'));
    expect(project.read('b.ts')).toBe(leftSource());
    expect(project.read('d.js')).toBe(messageExpected('d').replaceAll(/: Client|: any/g, ''));
    expect(counts(jscodeshift(project, 'message-to-code', ...args))).toEqual({
      errors: '0',
      unmodified: '0',
      skipped: '4',
      ok: '0',
    });
  }, 120_000);
});

describe('jscodeshift', () => {
  it.each([
    ['message-to-code', 'includes-code'],
    ['innererror-traversal', 'equality'],
    ['bounded-retry', 'loop-return'],
    ['code-enum', 'several-codes'],
    ['keep-error-details', 'status-of-a-response'],
    ['aad-graph-error', 'axios-comparison'],
  ])(
    'runs %s as the command does',
    (transform, name) => {
      const project = new TestProject({ 'a.ts': readCase(transform, name, 'input').text });
      expect(counts(jscodeshift(project, transform))).toEqual({
        errors: '0',
        unmodified: '0',
        skipped: '0',
        ok: '1',
      });
      expect(project.read('a.ts')).toBe(readCase(transform, name, 'expected').text);
    },
    120_000,
  );

  it('runs only the transform that is named', () => {
    const project = new TestProject({ 'a.ts': messageSource() });
    for (const name of ['innererror-traversal', 'bounded-retry']) {
      expect(counts(jscodeshift(project, name))).toEqual({
        errors: '0',
        unmodified: '0',
        skipped: '1',
        ok: '0',
      });
    }
    expect(project.read('a.ts')).toBe(messageSource());
  });

  it('would break without taking its Babel hook out', () => {
    const engine = installPackages().transform('engine');
    const direct = `module.exports = (file, api, options) => require(${JSON.stringify(engine)}).transformFile('message-to-code', file, options);\n`;
    const project = new TestProject({ 'a.ts': messageSource(), 'direct.cjs': direct });
    expect(counts(jscodeshift(project, 'direct.cjs'))).not.toMatchObject({ ok: '1' });
    expect(counts(jscodeshift(project, 'direct.cjs', '--no-babel'))).toEqual({
      errors: '0',
      unmodified: '0',
      skipped: '0',
      ok: '1',
    });
  });

  it('passes the module of the runtime on', () => {
    const project = new TestProject({ 'a.ts': messageSource() });
    jscodeshift(project, 'message-to-code', '--runtime=./vendor/graph.js');
    expect(project.read('a.ts')).toBe(messageExpected().replace("'msgraph-errors'", "'./vendor/graph.js'"));
  });

  it('counts a file that does not parse as an error, and does the others', () => {
    const project = new TestProject({ 'a.ts': messageSource(), 'bad.ts': `${messageSource()}const = 1;\n` });
    const stdout = jscodeshift(project, 'message-to-code');
    expect(counts(stdout)).toEqual({ errors: '1', unmodified: '0', skipped: '0', ok: '1' });
    expect(stdout).toContain('bad.ts Transformation error (12:7 ');
    expect(project.read('a.ts')).toBe(messageExpected());
  });

  it('prints and does not write in a dry run', () => {
    const project = new TestProject({ 'a.ts': messageSource() });
    expect(jscodeshift(project, 'message-to-code', '--dry', '--print')).toContain(messageExpected());
    expect(project.read('a.ts')).toBe(messageSource());
  });
});
