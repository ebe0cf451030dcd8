import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Client } from '@microsoft/microsoft-graph-client';
import { statusFor } from '../errors.js';
import type { TokenSource } from '../graph/client.js';
import type { State } from '../sync/state.js';

export interface Services {
  tokens: TokenSource;
  state: () => State;
}

export function createWebServer(services: Services): Server {
  return createServer((request, response) => {
    void handle(request, response, services);
  });
}

async function handle(request: IncomingMessage, response: ServerResponse, services: Services): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const user = url.searchParams.get('user') ?? '';
  try {
    if (url.pathname === '/unread') return reply(response, 200, unread(services.state(), user));
    if (url.pathname === '/rules') return reply(response, 200, await inboxRules(services.tokens, user));
    return reply(response, 404, { error: 'There is no such page' });
  } catch (error) {
    return reply(response, statusFor(error), { error: 'The request could not be answered' });
  }
}

function unread(state: State, user: string): string[] {
  const entry = state[user];
  if (entry === undefined) throw new Error(`${user} is not a subscriber`);
  return entry.unread;
}

async function inboxRules(tokens: TokenSource, user: string): Promise<unknown> {
  const client = Client.init({
    authProvider: (done) => void tokens.get().then((token) => done(null, token), (error) => done(error, null)),
  });
  try {
    return await client.api(`/users/${user}/mailFolders/inbox/messageRules`).get();
  } catch (err: any) {
    if (err.message?.includes('401') || err.code === 'InvalidAuthenticationToken') {
      tokens.forget();
      return [];
    }
    if (err.message?.startsWith('Access is denied')) return [];
    if (err.statusCode === 404) return [];
    throw err;
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
