import axios from 'axios';
import { GraphErrorCondition, hasErrorCondition } from 'msgraph-errors';

const graph = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });

export async function manager(id: string) {
  try {
    return (await graph.get(`/users/${id}/manager`)).data;
  } catch (err) {
    if (hasErrorCondition(err, GraphErrorCondition.NotFound)) return undefined;
    throw err;
  }
}
