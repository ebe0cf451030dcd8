import { InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-browser';
import { Client } from '@microsoft/microsoft-graph-client';

export async function token(app: PublicClientApplication, client: Client) {
  try {
    await client.api('/me').get();
  } catch (error: any) {
    if (error instanceof InteractionRequiredAuthError && error.errorCode === 'login_required') return app.loginRedirect();
    throw error;
  }
}
