import axios from 'axios';

export async function admins() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/directoryRoles')).data.value;
  } catch (error: any) {
    if (error.response.data['odata.error'].message.value.includes('Insufficient privileges')) return [];
    throw error;
  }
}
