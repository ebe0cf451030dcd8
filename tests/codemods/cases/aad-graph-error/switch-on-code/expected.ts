import { mostSpecificErrorCode } from 'msgraph-errors';

export async function group(id: string, token: string) {
  const response = await fetch(`https://graph.microsoft.com/v1.0/groups/${id}`, { headers: { Authorization: `Bearer ${token}` } });
  if (response.ok) return response.json();
  const body = await response.json();
  switch (mostSpecificErrorCode(body, ['Request_ResourceNotFound', 'Directory_ObjectNotFound', 'Authentication_ExpiredToken'])) {
    case 'Request_ResourceNotFound':
    case 'Directory_ObjectNotFound':
      return undefined;
    case 'Authentication_ExpiredToken':
      throw new Error('sign in again');
    default:
      throw new Error(`Graph answered ${response.status}`);
  }
}
