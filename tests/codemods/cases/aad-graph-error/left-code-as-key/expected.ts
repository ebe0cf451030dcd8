import axios from 'axios';

const TEXTS: Record<string, string> = { Request_ResourceNotFound: 'There is no such user.' };

export async function find(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}`)).data;
  } catch (error: any) {
    throw new Error(TEXTS[error.response.data['odata.error'].code], { cause: error });
  }
}
