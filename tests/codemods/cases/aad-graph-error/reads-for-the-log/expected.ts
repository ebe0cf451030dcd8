import axios from 'axios';
import { mostSpecificErrorCode, parseGraphError } from 'msgraph-errors';

export async function groups(headers: Record<string, string>) {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/groups', { headers })).data.value;
  } catch (error: any) {
    console.error(`Listing groups failed: ${mostSpecificErrorCode(error)}`, parseGraphError(error)?.message);
    throw error;
  }
}
