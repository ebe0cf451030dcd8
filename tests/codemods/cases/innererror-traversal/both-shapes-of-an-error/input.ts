import axios from 'axios';

export async function findUser(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}`)).data;
  } catch (err: any) {
    const body = err.response?.data;
    const code = body?.error?.code ?? body?.['odata.error']?.code;
    if (code === 'Request_ResourceNotFound') return undefined;
    throw err;
  }
}
