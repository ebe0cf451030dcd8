import axios from 'axios';

export async function create(body: object) {
  try {
    await axios.post('https://graph.microsoft.com/v1.0/users', body);
  } catch (err: any) {
    const odata = err.response.data['odata.error'];
    if (odata.code === 'Request_BadRequest' || odata.code === 'Directory_QuotaExceeded') return false;
    throw err;
  }
  return true;
}
