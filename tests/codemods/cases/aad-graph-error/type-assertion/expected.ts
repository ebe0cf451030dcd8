import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function contacts(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}/contacts`)).data;
  } catch (error) {
    if (hasErrorCode(error, GraphErrorCode.Request_ResourceNotFound)) return [];
    throw error;
  }
}
