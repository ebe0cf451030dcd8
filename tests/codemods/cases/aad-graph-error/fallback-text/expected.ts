import axios from 'axios';
import { parseGraphError } from 'msgraph-errors';

export async function domains() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/domains')).data.value;
  } catch (error: any) {
    throw new Error(parseGraphError(error)?.message || error.message, { cause: error });
  }
}
