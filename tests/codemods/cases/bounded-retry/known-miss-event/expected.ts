import { Client } from '@microsoft/microsoft-graph-client';
import { EventEmitter } from 'node:events';

export const bus = new EventEmitter();

bus.on('load', (client: Client) => {
  client
    .api('/me')
    .get()
    .then((me) => bus.emit('loaded', me))
    .catch(() => bus.emit('load', client));
});
