import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { scenarios } from './revive.js';

export interface SentRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Requests seen for a path prefix, with the time of each. */
  readonly requests: (run: string) => readonly number[];
  /** The same requests as they were sent. */
  readonly sent: (run: string) => readonly SentRequest[];
  readonly close: () => Promise<void>;
}

/**
 * What a run answers, request after request; the last entry answers all further ones. `no-answer` keeps the
 * connection open.
 */
export type Plan = readonly (
  | string
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
)[];

const runs = new Map<string, { plan: Plan; times: number[]; sent: SentRequest[] }>();
let counter = 0;

/**
 * Registers what the next run of requests is answered with.
 *
 * @param plan names of recorded scenarios, or answers of one's own
 * @returns the first segment of the path
 */
export function plan(...answers: Plan): string {
  const run = `run${++counter}`;
  runs.set(run, { plan: answers, times: [], sent: [] });
  return run;
}

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const run = runs.get((request.url ?? '').split('/')[1] ?? '');
  if (run === undefined) {
    response.writeHead(599).end('no such run');
    return;
  }
  const step = run.plan[Math.min(run.times.length, run.plan.length - 1)];
  run.times.push(performance.now());
  run.sent.push({ method: request.method ?? '', headers: request.headers, body });
  if (step === 'no-answer') return;
  if (step === 'connection-reset') {
    request.socket.destroy();
    return;
  }
  if (typeof step === 'object') {
    response
      .writeHead(step.status, { 'content-type': 'application/json', ...step.headers })
      .end(step.body === undefined ? '' : JSON.stringify(step.body));
    return;
  }
  const scenario = scenarios[step ?? ''];
  if (scenario === undefined) throw new Error(`No scenario ${String(step)}`);
  const headers = Object.fromEntries(
    Object.entries(scenario.headers).map(([name, value]) => [
      name,
      value === '<in two seconds>' ? new Date(Date.now() + 2000).toUTCString() : value,
    ]),
  );
  response
    .writeHead(scenario.status ?? 200, headers)
    .end(scenario.jsonBody === undefined ? scenario.rawBody : JSON.stringify(scenario.jsonBody));
}

/** Starts the server on a free port of 127.0.0.1 only. */
export async function startServer(): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      answer(request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests: (run) => runs.get(run)?.times ?? [],
    sent: (run) => runs.get(run)?.sent ?? [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A server for the tests of one file. It is there from the first test on. */
export function testServer(): LoopbackServer {
  let server: LoopbackServer | undefined;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(async () => {
    await server?.close();
  });
  const running = (): LoopbackServer => {
    if (server === undefined) throw new Error('The server starts before the first test.');
    return server;
  };
  return {
    get origin() {
      return running().origin;
    },
    requests: (run) => running().requests(run),
    sent: (run) => running().sent(run),
    close: () => running().close(),
  };
}
