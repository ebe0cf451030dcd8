import type { TestOptions } from './run-types.js';
import type { Shard } from './shard.js';

/** Wrong use of the command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads the value of `--shard`, such as `1/4`.
 * @throws {UsageError} with a sentence for people
 */
export function shardFrom(text: string): Shard {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match && index <= count) return { index, count };
  throw new UsageError(`\`--shard\` is a part of all parts, such as 1/4; \`${text}\` is not.`);
}

const MAX_JOBS = 64;

/**
 * Reads the value of `--jobs`.
 * @throws {UsageError} with a sentence for people
 */
export function jobsFrom(text: string): number {
  const jobs = /^[1-9]\d?$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= MAX_JOBS) return jobs;
  throw new UsageError(`\`--jobs\` is a number of threads from 1 to ${MAX_JOBS}; \`${text}\` is not.`);
}

const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 86_400;

/**
 * Reads the values of `--test` and `--test-timeout`.
 * @param write whether `--write` was given
 * @returns the tests with a limit of ten minutes where none is given, or `undefined` without `--test`
 * @throws {UsageError} with a sentence for people
 */
export function testFrom(
  command: string | undefined,
  timeout: string | undefined,
  write = false,
): TestOptions | undefined {
  if (command === undefined) {
    if (timeout !== undefined) throw new UsageError('`--test-timeout` belongs to `--test`.');
    return undefined;
  }
  if (command.trim() === '')
    throw new UsageError('`--test` needs the command that runs the tests, such as "npm test".');
  if (!write)
    throw new UsageError('`--test` needs `--write`: it runs the tests to find out what may be written.');
  const seconds =
    timeout === undefined ? DEFAULT_SECONDS : /^[1-9]\d{0,4}$/.test(timeout) ? Number(timeout) : 0;
  if (seconds < 1 || seconds > MAX_SECONDS)
    throw new UsageError(
      `\`--test-timeout\` is a number of seconds from 1 to ${MAX_SECONDS}; \`${timeout ?? ''}\` is not.`,
    );
  return { command, limitMs: seconds * 1_000 };
}
