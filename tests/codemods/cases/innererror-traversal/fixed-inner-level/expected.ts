import axios from 'axios';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export async function grant(id: string) {
  try {
    await axios.post(`https://graph.microsoft.com/v1.0/users/${id}/appRoleAssignments`, {});
  } catch (err: any) {
    if (hasErrorCode(err, GraphErrorCode.AccessDenied)) return false;
    throw err;
  }
  return true;
}
