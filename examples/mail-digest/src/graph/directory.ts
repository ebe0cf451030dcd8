import axios, { type AxiosInstance } from 'axios';
import type { TokenSource } from './client.js';

export interface Person {
  id: string;
  displayName: string;
  mail: string | null;
}

export class Directory {
  private readonly http: AxiosInstance = axios.create({
    baseURL: 'https://graph.microsoft.com/v1.0',
    timeout: 10_000,
  });

  constructor(private readonly tokens: TokenSource) {}

  async find(address: string): Promise<Person | undefined> {
    try {
      const { data } = await this.http.get<Person>(`/users/${encodeURIComponent(address)}`, {
        headers: await this.headers(),
      });
      return data;
    } catch (error: any) {
      if (error.response?.data?.error?.code === 'Request_ResourceNotFound') return undefined;
      throw error;
    }
  }

  async managerOf(id: string): Promise<Person | null> {
    try {
      const { data } = await this.http.get<Person>(`/users/${id}/manager`, { headers: await this.headers() });
      return data;
    } catch (err) {
      if (String(err).includes('404')) return null;
      throw err;
    }
  }

  async photo(id: string): Promise<Buffer | undefined> {
    const response = await this.http
      .get<ArrayBuffer>(`/users/${id}/photo/$value`, { headers: await this.headers(), responseType: 'arraybuffer' })
      .catch((err) => {
        if (err.message === 'Request failed with status code 404') return undefined;
        throw err;
      });
    return response && Buffer.from(response.data);
  }

  async membersOf(group: string): Promise<Person[]> {
    const members: Person[] = [];
    let next: string | undefined = `/groups/${group}/members?$top=100`;
    while (next) {
      const page: { value: Person[]; '@odata.nextLink'?: string } = (
        await this.http.get(next, { headers: await this.headers() })
      ).data;
      members.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return members;
  }

  private async headers(): Promise<Record<string, string>> {
    return { Authorization: `Bearer ${await this.tokens.get()}` };
  }
}
