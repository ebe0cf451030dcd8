import { GraphRbacManagementClient } from '@azure/graph';
import { credentials } from './credentials';

export const client = new GraphRbacManagementClient(credentials, 'contoso.onmicrosoft.com', { baseUri: 'https://graph.windows.net' });
