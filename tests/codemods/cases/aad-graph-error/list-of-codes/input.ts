import axios from 'axios';

const DENIED = ['Authorization_RequestDenied', 'Authorization_IdentityNotFound', 'Authorization_IdentityDisabled'];

export async function me(headers: Record<string, string>) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/me', { headers })).data;
  } catch (error: any) {
    if (DENIED.includes(error.response?.data?.['odata.error']?.code)) return null;
    throw error;
  }
}
