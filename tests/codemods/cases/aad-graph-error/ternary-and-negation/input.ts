import axios from 'axios';

export async function status(id: string): Promise<number> {
  try {
    await axios.get(`https://graph.microsoft.com/v1.0/devices/${id}`);
    return 200;
  } catch (e: any) {
    const { data } = e.response;
    return !(data['odata.error'].code === 'Request_ResourceNotFound') ? 500 : 404;
  }
}
