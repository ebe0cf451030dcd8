import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Report } from 'msgraph-codemod';
import { expect, it } from 'vitest';
import { installPackages } from './helpers/install.js';
import { TestProject } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

const COUNT = 600;
const NAMES = Array.from({ length: COUNT }, (_, index) => `src/f${String(index).padStart(4, '0')}.ts`);

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops --write with whole files, a truthful report, and a second run finishes',
  async (name) => {
    const project = new TestProject({
      'package.json': '{ "dependencies": { "msgraph-errors": "*" } }',
      ...Object.fromEntries(NAMES.map((file) => [file, messageSource()])),
    });
    const child = spawn(
      process.execPath,
      [installPackages().cli, '--write', '--no-verify', '--quiet', '--report', 'report.json'],
      { cwd: project.root, stdio: 'ignore' },
    );
    const exit = once(child, 'exit');
    while (project.read(NAMES[0] ?? '') === messageSource() && child.exitCode === null) await setTimeout(1);
    child.kill(name);
    expect(await exit).toEqual([130, null]);

    const written = NAMES.filter((file) => project.read(file) === messageExpected());
    const untouched = NAMES.filter((file) => project.read(file) === messageSource());
    expect(written.length).toBeGreaterThan(0);
    expect(untouched.length).toBeGreaterThan(0);
    expect(written.length + untouched.length).toBe(COUNT);

    const report = JSON.parse(project.read('report.json')) as Report;
    expect(report.stopped).toEqual([
      { phase: 'write', before: untouched[0], done: written.length, total: COUNT },
    ]);
    expect(report.files.filter(({ status }) => status === 'changed').map(({ path }) => path)).toEqual(
      written,
    );
    expect(report.files.filter(({ status }) => status === 'skipped').map(({ path }) => path)).toEqual(
      untouched,
    );

    expect(project.run('--write', '--no-verify', '--quiet').status).toBe(0);
    expect(NAMES.filter((file) => project.read(file) !== messageExpected())).toEqual([]);
  },
);
