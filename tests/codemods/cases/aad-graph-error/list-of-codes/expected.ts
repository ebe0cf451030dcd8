import axios from 'axios';
import { hasErrorCode } from 'msgraph-errors';

const DENIED = ['Authorization_RequestDenied', 'Authorization_IdentityNotFound', 'Authorization_IdentityDisabled'];

export async function me(headers: Record<string, string>) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/me', { headers })).data;
  } catch (error: any) {
    if (hasErrorCode(error, ...DENIED)) return null;
    throw error;
  }
}
