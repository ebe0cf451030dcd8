import axios from 'axios';

export async function grant(id: string) {
  try {
    await axios.post(`https://graph.microsoft.com/v1.0/users/${id}/appRoleAssignments`, {});
  } catch (err: any) {
    if (err.response?.data?.error?.innerError?.code === 'accessDenied') return false;
    throw err;
  }
  return true;
}
