import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { installPackages } from './helpers/install.js';
import { TestProject } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

/** `npm run soak` kills 200 times, which takes minutes. */
const ROUNDS = Number(process.env['SOAK_ROUNDS'] ?? 4);
const NAMES = Array.from({ length: 100 }, (_, index) => `src/f${String(index).padStart(3, '0')}.ts`);
const BARE = '{\n  "name": "app"\n}\n';
const COMPLETE = '{\n  "name": "app",\n  "dependencies": {\n    "msgraph-errors": "^0.1.0"\n  }\n}\n';
const ARGS = ['--write', '--no-verify', '--quiet'];

interface Killed {
  readonly project: TestProject;
  /** Files that were replaced before the end came. */
  readonly replaced: number;
  readonly leftovers: readonly string[];
}

const app = (): TestProject =>
  new TestProject({
    'package.json': BARE,
    ...Object.fromEntries(NAMES.map((name) => [name, messageSource()])),
  });

const start = (project: TestProject): ChildProcess =>
  spawn(process.execPath, [installPackages().cli, ...ARGS], { cwd: project.root, stdio: 'ignore' });

/** Milliseconds that a whole run takes. */
async function duration(): Promise<number> {
  const begin = performance.now();
  expect(await once(start(app()), 'exit')).toEqual([0, null]);
  return performance.now() - begin;
}

/** A random moment of the whole run, or one while files are written, which is the shorter part. */
async function moment(project: TestProject, child: ChildProcess, wholeMs: number | undefined): Promise<void> {
  if (wholeMs !== undefined) {
    await setTimeout(Math.random() * wholeMs);
    return;
  }
  const name = NAMES[Math.floor(Math.random() * NAMES.length * 0.8)] ?? '';
  while (project.read(name) === messageSource() && child.exitCode === null) await setImmediate();
}

async function kill(wholeMs: number | undefined): Promise<Killed> {
  const project = app();
  const child = start(project);
  const exit = once(child, 'exit');
  await moment(project, child, wholeMs);
  child.kill('SIGKILL');
  await exit;
  const present = readdirSync(project.path('src')).map((name) => `src/${name}`);
  const leftovers = present.filter((name) => !NAMES.includes(name));
  expect(present.filter((name) => NAMES.includes(name))).toHaveLength(NAMES.length);
  const torn = NAMES.filter((name) => ![messageSource(), messageExpected()].includes(project.read(name)));
  expect(torn).toEqual([]);
  expect([BARE, COMPLETE]).toContain(project.read('package.json'));
  const replaced = NAMES.filter((name) => project.read(name) === messageExpected()).length;
  // The dependency comes first: a run that was killed never leaves an import without it.
  if (replaced > 0) expect(project.read('package.json')).toBe(COMPLETE);
  return { project, replaced, leftovers };
}

describe(`kill -9 at random moments of --write, ${ROUNDS} times`, () => {
  it(
    'leaves whole files, and a second run finishes the work',
    async ({ annotate }) => {
      const whole = await duration();
      let between = 0;
      let leftovers = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        const { project, ...killed } = await kill(round % 2 === 0 ? undefined : whole);
        if (killed.replaced > 0 && killed.replaced < NAMES.length) between += 1;
        // The new text of the file that was being replaced may stay beside it until the next run; nothing
        // takes it for source.
        expect(killed.leftovers.filter((name) => !/^src\/f\d{3}\.ts\.\d+$/.test(name))).toEqual([]);
        expect(killed.leftovers.length).toBeLessThanOrEqual(1);
        leftovers += killed.leftovers.length;

        expect(project.run(...ARGS)).toMatchObject({ status: 0, stderr: '' });
        expect(NAMES.filter((name) => project.read(name) !== messageExpected())).toEqual([]);
        expect(project.read('package.json')).toBe(COMPLETE);
        expect(readdirSync(project.path('src'))).toHaveLength(NAMES.length);
        rmSync(project.root, { recursive: true });
      }
      await annotate(
        `${ROUNDS} kills, ${between} of them between two files, ${leftovers} temporary files left`,
      );
      // Some must have come in the middle, or nothing was tested.
      expect(between).toBeGreaterThanOrEqual(ROUNDS / 4);
    },
    60_000 + ROUNDS * 20_000,
  );
});
