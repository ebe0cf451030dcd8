import { ConfidentialClientApplication } from '@azure/msal-node';
import { Client } from '@microsoft/microsoft-graph-client';

export async function check(app: ConfidentialClientApplication, client: Client) {
  try {
    await app.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    await client.api('/organization').get();
  } catch (error: any) {
    if (error.message.includes('AADSTS7000215') || error.message.includes('invalid_grant')) return 'sign in again';
    throw error;
  }
  return 'ok';
}
