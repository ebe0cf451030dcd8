import { Client } from '@microsoft/microsoft-graph-client';

export function poll(client, seen) {
  client
    .api('/me/messages/delta')
    .get()
    .then(seen)
    .catch(() => setTimeout(() => poll(client, seen), 5000));
}
