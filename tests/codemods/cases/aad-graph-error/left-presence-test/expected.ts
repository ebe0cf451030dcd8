import axios from 'axios';

export async function licences() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/subscribedSkus')).data;
  } catch (error: any) {
    if (error.response.data['odata.error']) return [];
    throw error;
  }
}
