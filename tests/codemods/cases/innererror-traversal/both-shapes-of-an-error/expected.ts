import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function findUser(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}`)).data;
  } catch (err: any) {
    if (hasErrorCode(err, GraphErrorCode.Request_ResourceNotFound)) return undefined;
    throw err;
  }
}
