import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { installPackages } from './install.js';

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Git without the settings of the machine, and no variables of a hook that runs the tests. */
const ENV = {
  PATH: process.env['PATH'] ?? '',
  HOME: tmpdir(),
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

/** A temporary folder with files, removed after the test. */
export class TestProject {
  readonly root: string;

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-codemod-')));
    onTestFinished(() => {
      rmSync(this.root, { recursive: true, force: true });
    });
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(name: string, content: string | Buffer): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  mode(name: string): number {
    return statSync(this.path(name)).mode & 0o777;
  }

  chmod(name: string, mode: number): void {
    chmodSync(this.path(name), mode);
  }

  link(target: string, name: string): void {
    symlinkSync(target, this.path(name));
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, env: ENV, encoding: 'utf8' });
  }

  /** Makes it a git repository with everything committed. */
  commit(): this {
    if (!this.has('.git')) this.git('init', '--quiet');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'All');
    return this;
  }

  /** Runs the real command in a process of its own. */
  run(...args: string[]): Result {
    return this.runIn('.', args);
  }

  runIn(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Result {
    const { status, stdout, stderr } = spawnSync(process.execPath, [installPackages().cli, ...args], {
      cwd: this.path(folder),
      env: { ...ENV, ...env },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return { status, stdout, stderr };
  }
}
