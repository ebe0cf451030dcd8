import axios, { AxiosError } from 'axios';

const http = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0/' });

export async function invite(group: string, body: object): Promise<boolean> {
  try {
    await http.post(`groups/${group}/members/$ref`, body);
    return true;
  } catch (e) {
    const error = e as AxiosError;
    if (JSON.stringify(error.response?.data).includes('Request_MultipleObjectsWithSameKeyValue')) return false;
    throw error;
  }
}
