import axios from 'axios';

const DIRECTORY = 'https://graph.windows.net';

export async function listUsers(tenant: string, token: string) {
  const { data } = await axios.get(`${DIRECTORY}/${tenant}/users?api-version=1.6`, { headers: { Authorization: token } });
  return data.value;
}
