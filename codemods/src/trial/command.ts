import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { plural } from '../print.js';
import type { StopSignal } from '../stop-signal.js';

/** How a command ended. `output` holds the last lines of what it printed. */
export type CommandEnd =
  | { readonly kind: 'passed'; readonly output: string }
  | { readonly kind: 'failed'; /** Such as `exit code 1`. */ readonly how: string; readonly output: string };

export interface CommandOptions {
  /** Absolute path of the folder in which it runs. */
  readonly folder: string;
  /** Milliseconds after which it has failed, and is ended with all that it has started. */
  readonly limitMs: number;
  readonly signal?: StopSignal;
}

const IS_WINDOWS = process.platform === 'win32';
/** What a command has to end by itself when it is asked to. */
const GRACE_MS = 2_000;
/**
 * How long the output of a command that has ended is waited for, when something it has started still holds it
 * open.
 */
const CLOSE_MS = 500;

/**
 * Runs a command line in the shell of the system, with the environment of this process and nothing to read.
 * @returns `undefined` when `signal` came first; then the command has been ended
 */
export async function runCommand(
  command: string,
  { folder, limitMs, signal }: CommandOptions,
): Promise<CommandEnd | undefined> {
  if (isStopped(signal)) return undefined;
  // A group of its own, so that everything it has started can be ended.
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    detached: !IS_WINDOWS,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = new Tail();
  child.stdout.on('data', (chunk: Buffer) => {
    tail.add(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    tail.add(chunk);
  });
  const closed = new Promise<void>((resolve) =>
    child.on('close', () => {
      resolve();
    }),
  );
  const late = new AbortController();
  let grace: NodeJS.Timeout | undefined;
  const end = (): void => {
    endGroup(child, 'SIGTERM');
    grace ??= setTimeout(() => {
      endGroup(child, 'SIGKILL');
    }, GRACE_MS);
  };
  const timer = setTimeout(() => {
    late.abort();
    end();
  }, limitMs);
  signal?.addEventListener('abort', end, { once: true });
  const how = await endOf(child);
  clearTimeout(timer);
  clearTimeout(grace);
  signal?.removeEventListener('abort', end);
  endGroup(child, 'SIGKILL');
  if (child.pid !== undefined)
    await Promise.race([closed, setTimeoutAsync(CLOSE_MS, undefined, { ref: false })]);
  child.stdout.destroy();
  child.stderr.destroy();
  if (isStopped(signal)) return undefined;
  const output = tail.toString();
  if (late.signal.aborted)
    return {
      kind: 'failed',
      how: `no end within ${plural(limitMs / 1_000, 'second')}, see --test-timeout`,
      output,
    };
  return how === undefined ? { kind: 'passed', output } : { kind: 'failed', how, output };
}

/** The signal may have come since it was last asked. */
const isStopped = (signal: StopSignal | undefined): boolean => signal?.aborted === true;

/** @returns how it failed, or `undefined` when it did not */
function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve(error.message);
    });
    child.on('exit', (code, signal) => {
      resolve(
        code === 0 ? undefined : code === null ? `ended by ${signal ?? 'a signal'}` : `exit code ${code}`,
      );
    });
  });
}

/** Ends a command with all that it has started and that has not left its group. */
function endGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (IS_WINDOWS) {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on(
      'error',
      () => undefined,
    );
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}

const BYTES_KEPT = 65_536;
const LINES_SHOWN = 20;
const LINE_LENGTH = 200;

/** The end of a text that arrives in pieces. */
class Tail {
  #chunks: Buffer[] = [];
  #size = 0;
  #isCut = false;

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size <= 2 * BYTES_KEPT) return;
    const kept = Buffer.concat(this.#chunks).subarray(-BYTES_KEPT);
    this.#chunks = [kept];
    this.#size = kept.length;
    this.#isCut = true;
  }

  /** The last lines that are not empty, without colours, each cut where it is long. */
  toString(): string {
    const lines = stripVTControlCharacters(Buffer.concat(this.#chunks).toString('utf8')).split(/\r?\n|\r/);
    // The first line may have lost its start.
    const whole = this.#isCut && lines.length > 1 ? lines.slice(1) : lines;
    const shown = whole
      .map((line) => line.trimEnd())
      .filter((line) => line !== '')
      .slice(-LINES_SHOWN);
    return shown
      .map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH - 1)}…` : line))
      .join('\n');
  }
}
