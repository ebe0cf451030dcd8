import { Client } from '@microsoft/microsoft-graph-client';

export const messages = (client: Client) => client.api('/me/messages').get().then((page) => page.value, (e) => Promise.reject(new Error(`Failed: ${e.message}`, { cause: e })));
