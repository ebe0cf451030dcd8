import axios, { isAxiosError, type AxiosInstance } from 'axios';

export class Directory {
  private readonly http: AxiosInstance = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });

  async addMember(group: string, id: string): Promise<'added' | 'was there'> {
    try {
      await this.http.post(`/groups/${group}/members/$ref`, { '@odata.id': `directoryObjects/${id}` });
      return 'added';
    } catch (error) {
      if (isAxiosError(error) && error.response?.data?.error?.code === 'Request_BadRequest') return 'was there';
      throw error;
    }
  }
}
