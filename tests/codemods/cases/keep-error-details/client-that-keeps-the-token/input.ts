import axios from 'axios';

export async function me(token: string): Promise<unknown> {
  try {
    const { data } = await axios.get('https://graph.microsoft.com/v1.0/me', { headers: { Authorization: `Bearer ${token}` } });
    return data;
  } catch (error) {
    throw new Error(`The user could not be read: ${(error as Error).message}`);
  }
}
