import axios from 'axios';

export async function policies() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/policies')).data;
  } catch (err: any) {
    if (err.response.data['odata.error'].code === 'Policy_NotSupported') return [];
    throw err;
  }
}
