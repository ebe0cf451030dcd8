import axios from 'axios';

export async function apps() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/applications')).data.value;
  } catch (error: any) {
    if ('odata.error' in error.response.data) return [];
    throw error;
  }
}
