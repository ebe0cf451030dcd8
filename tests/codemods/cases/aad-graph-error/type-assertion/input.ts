import axios, { AxiosError } from 'axios';

interface ODataBody {
  'odata.error'?: { code: string; message: { lang: string; value: string } };
}

export async function contacts(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}/contacts`)).data;
  } catch (error) {
    const data = (error as AxiosError<ODataBody>).response?.data;
    if (data?.['odata.error']?.code === 'Request_ResourceNotFound') return [];
    throw error;
  }
}
