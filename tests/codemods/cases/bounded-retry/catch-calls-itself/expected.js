import { Client } from '@microsoft/microsoft-graph-client';
import { retryGraph } from 'msgraph-errors';

export const load = (client, id) => retryGraph(() => client.api(`/users/${id}`).get(), {
  retryOn: () => true,
});
