import axios from 'axios';
import { report } from './report';

export async function devices() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/devices')).data.value;
  } catch (error: any) {
    report(error.response.data['odata.error']);
    return [];
  }
}
