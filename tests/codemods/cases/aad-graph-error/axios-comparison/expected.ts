import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function user(id: string, headers: Record<string, string>) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}`, { headers })).data;
  } catch (err: any) {
    if (hasErrorCode(err, GraphErrorCode.Request_ResourceNotFound)) return undefined;
    throw err;
  }
}
