import axios from 'axios';

const graph = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });

export async function manager(id: string) {
  try {
    return (await graph.get(`/users/${id}/manager`)).data;
  } catch (err) {
    if (String(err).includes('404')) return undefined;
    throw err;
  }
}
