import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function create(body: object) {
  try {
    await axios.post('https://graph.microsoft.com/v1.0/users', body);
  } catch (err: any) {
    if (hasErrorCode(err, GraphErrorCode.Request_BadRequest, GraphErrorCode.Directory_QuotaExceeded)) return false;
    throw err;
  }
  return true;
}
