import { Client } from '@microsoft/microsoft-graph-client';
import { bus } from './bus';

export async function load(client: Client) {
  try {
    bus.emit('loaded', await client.api('/me/drive').get());
  } catch (error) {
    bus.emit('failed', error);
  }
}

bus.on('failed', (error: Error) => {
  if (error.message.includes('itemNotFound')) bus.emit('empty');
});
