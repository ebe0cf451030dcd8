import { Client } from '@microsoft/microsoft-graph-client';
import type { Config } from '../config.js';

interface Token {
  value: string;
  expiresAt: number;
}

export class TokenSource {
  #token: Token | undefined;

  constructor(private readonly config: Config) {}

  async get(): Promise<string> {
    if (this.#token && this.#token.expiresAt > Date.now() + 60_000) return this.#token.value;
    this.#token = await this.acquire();
    return this.#token.value;
  }

  forget(): void {
    this.#token = undefined;
  }

  private async acquire(): Promise<Token> {
    const response = await fetch(`https://login.microsoftonline.com/${this.config.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.config.clientId,
        client_secret: this.config.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    if (!response.ok) {
      const text = await response.text();
      if (text.includes('AADSTS7000222')) throw new Error('The client secret has expired, create a new one');
      throw new Error(`Sign-in failed with status ${response.status}`);
    }
    const body = (await response.json()) as { access_token: string; expires_in: number };
    return { value: body.access_token, expiresAt: Date.now() + body.expires_in * 1000 };
  }
}

export function createClient(tokens: TokenSource): Client {
  return Client.init({
    authProvider: (done) => {
      tokens.get().then(
        (token) => done(null, token),
        (error) => done(error, null),
      );
    },
  });
}
