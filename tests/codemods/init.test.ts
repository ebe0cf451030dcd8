import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TestProject } from './helpers/project.js';
import { typeErrors } from './helpers/type-errors.js';
import { messageSource } from './helpers/samples.js';

const catalog = JSON.stringify({
  codes: [{ code: 'orderLocked', meaning: 'The order is being edited.' }],
  messages: [{ pattern: 'The order is open in another window', codes: ['orderLocked'] }],
});

const esm = '{ "name": "app", "type": "module" }\n';

describe('init --catalog', () => {
  it('writes an enum beside the catalogue, and again after a change', () => {
    const project = new TestProject({
      'tsconfig.json': '{}',
      'package.json': esm,
      'src/codes.json': catalog,
    });
    const { status, stdout } = project.run('init', '--catalog', 'src/codes.json', '--name', 'OrderCode');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `Wrote ${project.path('src/codes.ts')}.\n` });
    expect(project.read('src/codes.ts'))
      .toBe(`// The codes of codes.json, written by msgraph-codemod init --catalog. Run that again after a change.
export const OrderCode = {
  /** The order is being edited. */
  OrderLocked: 'orderLocked',
} as const;

export type OrderCode = (typeof OrderCode)[keyof typeof OrderCode];
`);
    expect(typeErrors(project, ['src/codes.ts'])).toEqual([]);
    project.write('src/codes.json', '{"codes":[{"code":"orderGone"}]}');
    expect(project.run('init', '--catalog', 'src/codes.json').status).toBe(0);
    expect(project.read('src/codes.ts')).toContain("OrderGone: 'orderGone'");
  });

  it('writes JavaScript where there is no tsconfig', async () => {
    const project = new TestProject({ 'package.json': esm, 'codes.json': catalog });
    expect(project.run('init', '--catalog', 'codes.json').status).toBe(0);
    const module = (await import(pathToFileURL(project.path('codes.js')).href)) as Record<string, unknown>;
    expect({ ...module }).toEqual({ ErrorCode: { OrderLocked: 'orderLocked' } });
  });

  it('replaces no file of somebody else', () => {
    const project = new TestProject({
      'tsconfig.json': '{}',
      'codes.json': catalog,
      'codes.ts': 'export {};\n',
    });
    const { status, stderr } = project.run('init', '--catalog', 'codes.json');
    expect(status).toBe(2);
    expect(stderr).toContain('was not written by this command');
    expect(project.read('codes.ts')).toBe('export {};\n');
  });

  it.each([
    ['a file that is missing', undefined, 'cannot be read'],
    ['no JSON', '{', 'is no valid JSON'],
    ['a bad catalogue', '{"codes":[{"code":""}]}', '`codes[0].code`'],
    ['something else', '[]', '`catalog`'],
  ])('refuses %s', (_name, content, message) => {
    const project = new TestProject(content === undefined ? {} : { 'codes.json': content });
    const { status, stderr } = project.run('init', '--catalog', 'codes.json');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(project.has('codes.js')).toBe(false);
  });

  it.each([
    [['init'], '`init` needs'],
    [['init', 'src', '--vendor', 'lib'], '`init` needs'],
    [['--vendor', 'lib'], 'belong to `init`'],
    [['init', '--catalog', 'codes.json', '--name', 'order-code'], '`order-code`'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = new TestProject({ 'codes.json': catalog }).run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('a catalogue in the settings file', () => {
  const source = messageSource().replace('itemNotFound', 'The order is open in another window');

  it('may be the path of the file, seen from the settings', () => {
    const project = new TestProject({
      'package.json': esm,
      'config/codes.json': catalog,
      'config/settings.json': '{ "catalog": "codes.json" }',
      'a.ts': source,
    });
    expect(project.run('--write', '--settings', 'config/settings.json', '--no-verify').status).toBe(0);
    expect(project.read('a.ts')).toContain("hasErrorCode(e, 'orderLocked')");
  });

  it('may stand there itself, and must be valid', () => {
    const project = new TestProject({
      'package.json': esm,
      'settings.json': `{ "catalog": ${catalog} }`,
      'bad.json': '{ "catalog": { "codes": [1] } }',
      'lost.json': '{ "catalog": "lost" }',
      'a.ts': source,
    });
    expect(project.run('--settings', 'settings.json', '--no-verify').stdout).toContain(
      "hasErrorCode(e, 'orderLocked')",
    );
    expect(project.run('--settings', 'bad.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('`codes[0]`') as string,
    });
    expect(project.run('--settings', 'lost.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be read') as string,
    });
  });
});
