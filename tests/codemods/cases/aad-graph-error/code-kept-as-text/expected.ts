import axios from 'axios';
import { hasErrorCode } from 'msgraph-errors';

export async function policies() {
  try {
    return (await axios.get('https://graph.microsoft.com/v1.0/policies')).data;
  } catch (err: any) {
    if (hasErrorCode(err, 'Policy_NotSupported')) return [];
    throw err;
  }
}
