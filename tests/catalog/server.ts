import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { scenarios } from './revive.js';

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Requests seen for a path prefix, with the time of each. */
  readonly requests: (run: string) => readonly number[];
  readonly close: () => Promise<void>;
}

/** What a run answers, request after request; the last entry answers all further ones. */
export type Plan = readonly (string | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown })[];

const runs = new Map<string, { plan: Plan; times: number[] }>();
let counter = 0;

/**
 * Registers what the next run of requests is answered with.
 *
 * @param plan names of recorded scenarios, or answers of one's own
 * @returns the first segment of the path
 */
export function plan(...answers: Plan): string {
  const run = `run${++counter}`;
  runs.set(run, { plan: answers, times: [] });
  return run;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const run = runs.get((request.url ?? '').split('/')[1] ?? '');
  if (run === undefined) {
    response.writeHead(599).end('no such run');
    return;
  }
  const step = run.plan[Math.min(run.times.length, run.plan.length - 1)];
  run.times.push(performance.now());
  if (step === 'connection-reset') {
    request.socket.destroy();
    return;
  }
  if (typeof step === 'object') {
    response.writeHead(step.status, { 'content-type': 'application/json', ...step.headers }).end(step.body === undefined ? '' : JSON.stringify(step.body));
    return;
  }
  const scenario = scenarios[step ?? ''];
  if (scenario === undefined) throw new Error(`No scenario ${String(step)}`);
  const headers = Object.fromEntries(
    Object.entries(scenario.headers).map(([name, value]) => [name, value === '<in two seconds>' ? new Date(Date.now() + 2000).toUTCString() : value]),
  );
  response.writeHead(scenario.status ?? 200, headers).end(scenario.jsonBody === undefined ? scenario.rawBody : JSON.stringify(scenario.jsonBody));
}

/** Starts the server on a free port of 127.0.0.1 only. */
export async function startServer(): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: (run) => runs.get(run)?.times ?? [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
