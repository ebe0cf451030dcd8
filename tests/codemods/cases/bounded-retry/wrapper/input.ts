import { Client } from '@microsoft/microsoft-graph-client';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (e: any) {
      if (e.statusCode !== 429) throw e;
      await sleep(1500);
    }
  }
}

export const me = (client: Client) => untilItWorks(() => client.api('/me').get());
