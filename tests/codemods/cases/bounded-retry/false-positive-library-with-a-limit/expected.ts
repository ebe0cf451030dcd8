import retry from 'async-retry';
import { Client } from '@microsoft/microsoft-graph-client';

export const me = (client: Client) => retry(() => client.api('/me').get(), { retries: 4 });
