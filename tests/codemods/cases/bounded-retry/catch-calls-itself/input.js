import { Client } from '@microsoft/microsoft-graph-client';

export const load = (client, id) => client.api(`/users/${id}`).get().catch(() => load(client, id));
