import { retryGraph, type RetryOptions } from 'msgraph-errors';
import { detectSites } from '../../rules/src/detector/index.js';
import { applyEdits, composeEdits } from '../../rules/src/edits/index.js';
import { parseSource } from '../../rules/src/source/index.js';

/** What every snippet can use; left out when it is run, where fakes stand in. */
export const HEADER = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
`;

export interface Rewritten {
  /** The code behind the header after the rewrite. */
  readonly code: string;
  readonly left: readonly string[];
  readonly sites: number;
}

/** Rewrites a snippet that stands behind `HEADER`. */
export function rewriteSnippet(code: string, path = 'file.js'): Rewritten {
  const file = parseSource(path, HEADER + code);
  const sites = detectSites(file).filter((site) => site.kind === 'unbounded-retry');
  const { edits, left } = composeEdits(file, sites);
  const output = applyEdits(file.text, edits);
  parseSource(path, output);
  const header = new Set(HEADER.split('\n'));
  // A `sleep` that the rewrite left unused is gone from the header.
  const lines = output
    .split('\n')
    .filter((line) => (line === '' || !header.has(line)) && !/^import .*'msgraph-errors'/.test(line));
  return { code: lines.join('\n'), left: left.map(({ reason }) => reason), sites: sites.length };
}

export interface Trace {
  readonly requests: number;
  /** What the function gave back, or `error` when it threw. */
  readonly result?: unknown;
  readonly error?: unknown;
  readonly log: readonly string[];
  /** Milliseconds waited between attempts. */
  readonly waits: readonly number[];
}

/** More requests than this mean that nothing bounds them. */
export const ENDLESS = 12;

class Endless extends Error {}

/**
 * Runs a snippet that exports `f`.
 * @param outcome what the n-th request, from 1, gives: a value, a Response, or an error that is thrown
 */
export async function execute(code: string, outcome: (request: number) => unknown): Promise<Trace> {
  const log: string[] = [];
  const waits: number[] = [];
  let requests = 0;
  const request = async (): Promise<unknown> => {
    requests++;
    if (requests > ENDLESS) throw new Endless();
    const value = await Promise.resolve(outcome(requests));
    if (value instanceof Error) throw value;
    return value;
  };
  const client = { api: () => ({ get: request, post: request }) };
  const sleep = (ms: number): Promise<void> => {
    if (requests >= ENDLESS) throw new Endless();
    waits.push(ms);
    return Promise.resolve();
  };
  const bounded = (work: () => unknown, options: RetryOptions = {}): Promise<unknown> =>
    retryGraph(work, { ...options, clock: { sleep, random: () => 1, now: () => 0 } });
  const fakes = {
    client,
    fetch: request,
    sleep,
    retryGraph: bounded,
    console: { warn: (...parts: unknown[]) => log.push(parts.join(' ')) },
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the snippets of this test are run as a user would run them
  const load = new Function(...Object.keys(fakes), `${code.replaceAll(/^export /gm, '')}\nreturn f;`) as (
    ...values: unknown[]
  ) => (argument: string) => Promise<unknown>;
  try {
    const result = await load(...Object.values(fakes))('1');
    return { requests, result, log, waits };
  } catch (error) {
    return error instanceof Endless
      ? { requests, error: 'endless', log, waits }
      : { requests, error, log, waits };
  }
}
