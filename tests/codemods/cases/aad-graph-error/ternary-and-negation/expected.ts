import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function status(id: string): Promise<number> {
  try {
    await axios.get(`https://graph.microsoft.com/v1.0/devices/${id}`);
    return 200;
  } catch (e: any) {
    return !hasErrorCode(e, GraphErrorCode.Request_ResourceNotFound) ? 500 : 404;
  }
}
