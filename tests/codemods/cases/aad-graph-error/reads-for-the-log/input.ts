import axios from 'axios';

export async function groups(headers: Record<string, string>) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/groups', { headers })).data.value;
  } catch (error: any) {
    const odata = error.response.data['odata.error'];
    console.error(`Listing groups failed: ${odata.code}`, odata.message.value);
    throw error;
  }
}
