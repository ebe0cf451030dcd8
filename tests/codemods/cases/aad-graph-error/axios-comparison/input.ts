import axios from 'axios';

export async function user(id: string, headers: Record<string, string>) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}`, { headers })).data;
  } catch (err: any) {
    if (err.response?.data?.['odata.error']?.code === 'Request_ResourceNotFound') return undefined;
    throw err;
  }
}
