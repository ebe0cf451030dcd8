import { Client } from '@microsoft/microsoft-graph-client';

interface Level {
  code?: string;
  innerError?: Level;
  innererror?: Level;
}

function deepest(level: Level): string | undefined {
  const next = level.innerError ?? level.innererror;
  return (next && deepest(next)) ?? level.code;
}

export async function exists(client: Client) {
  try {
    await client.api('/me/drive').get();
    return true;
  } catch (e: any) {
    switch (deepest(JSON.parse(e.body).error)) {
      case 'itemNotFound':
        return false;
      default:
        throw e;
    }
  }
}
