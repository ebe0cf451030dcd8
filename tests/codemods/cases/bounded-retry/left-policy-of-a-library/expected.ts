import { handleAll, retry } from 'cockatiel';
import { Client } from '@microsoft/microsoft-graph-client';

const policy = retry(handleAll);

export const me = (client: Client) => policy.execute(() => client.api('/me').get());
