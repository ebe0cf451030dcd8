import axios from 'axios';

const isExpired = (error: any): boolean => error.response?.data?.['odata.error']?.code === 'Authentication_ExpiredToken';

export async function photo(id: string) {
  try {
    return (await axios.get(`https://graph.microsoft.com/v1.0/users/${id}/photo`)).data;
  } catch (error) {
    if (isExpired(error)) return undefined;
    throw error;
  }
}
