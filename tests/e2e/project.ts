import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Project {
  readonly folder: string;
  run(command: string, ...args: string[]): Outcome;
  /** As `run`, in another folder. */
  runIn(folder: string, command: string, ...args: string[]): Outcome;
  write(file: string, text: string): void;
  read(file: string): string;
  remove(): void;
}

function execute(cwd: string, command: string, args: readonly string[]): Outcome {
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 32 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' },
    shell: process.platform === 'win32',
  });
  if (result.error !== undefined) throw result.error;
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** @throws {Error} With the output when the command does not exit with 0. */
function executeOrThrow(cwd: string, command: string, args: readonly string[]): Outcome {
  const outcome = execute(cwd, command, args);
  if (outcome.code === 0) return outcome;
  throw new Error(`${command} ${args.join(' ')} failed in ${cwd}\n${outcome.stdout}${outcome.stderr}`);
}

/** The published form of the packages: absolute paths of the tarballs by package folder. */
export function packAll(): { readonly folder: string; readonly tarballs: Readonly<Record<string, string>> } {
  const folder = mkdtempSync(join(tmpdir(), 'msgraph-tarballs-'));
  const packed = ['catalog', 'rules', 'codemods'].map((name) => {
    const { stdout } = executeOrThrow(join(root, name), 'npm', [
      'pack',
      '--silent',
      '--pack-destination',
      folder,
    ]);
    return [name, join(folder, stdout.trim())] as const;
  });
  return { folder, tarballs: Object.fromEntries(packed) };
}

/** An empty project with the given packages installed. */
export function createProject(packages: readonly string[]): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-e2e-')));
  writeFileSync(
    join(folder, 'package.json'),
    '{\n  "name": "empty",\n  "private": true,\n  "type": "module"\n}\n',
  );
  executeOrThrow(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages]);
  return {
    folder,
    run: (command, ...args) => execute(folder, command, args),
    runIn: (other, command, ...args) => execute(other, command, args),
    write: (file, text) => {
      writeFileSync(join(folder, file), text);
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The project's own files by name, to see what a command changed. */
export function ownFiles(project: Project): Record<string, string> {
  const names = readdirSync(project.folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(names.map(({ name }) => [name, project.read(name)]));
}

/**
 * The first fenced code block after a heading of a Markdown file, so that what is documented is what is
 * tested.
 */
export function documented(file: string, heading: string): string {
  const markdown = readFileSync(join(root, file), 'utf8');
  const [, section] = markdown.split(new RegExp(`^#+ ${heading}$`, 'm'));
  const code = section === undefined ? undefined : /^```\w+\n([\s\S]*?)^```$/m.exec(section)?.[1];
  if (code === undefined) throw new Error(`${file} has no code below "${heading}"`);
  return code;
}
