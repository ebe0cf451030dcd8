import axios from 'axios';

export async function domains() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/domains')).data.value;
  } catch (error: any) {
    throw new Error(error.response?.data?.['odata.error']?.message?.value || error.message, { cause: error });
  }
}
