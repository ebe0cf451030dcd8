import type { ServerResponse } from 'node:http';
import { type Client, GraphError } from '@microsoft/microsoft-graph-client';

interface Group {
  id: string;
  displayName: string;
}

interface Page<T> {
  value: T[];
}

/** The groups whose members get a digest, for the page of whoever runs the service. */
export class Groups {
  constructor(private readonly client: Client) {}

  async show(id: string, response: ServerResponse): Promise<void> {
    try {
      const group: Group = await this.client.api(`/groups/${id}`).get();
      response.end(group.displayName);
    } catch (error) {
      response.writeHead(502);
      response.end(error instanceof GraphError ? error.message : 'The group could not be read');
    }
  }

  async owners(id: string): Promise<string[]> {
    try {
      const page: Page<{ mail: string }> = await this.client.api(`/groups/${id}/owners`).get();
      return page.value.map(({ mail }) => mail);
    } catch {
      return [];
    }
  }

  async rename(id: string, displayName: string): Promise<boolean> {
    try {
      await this.client.api(`/groups/${id}`).patch({ displayName });
      return true;
    } catch (error: any) {
      if (JSON.parse(error.body).error.code === 'Request_BadRequest') return false;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    try {
      await this.client.api(`/groups/${id}`).delete();
    } catch (error) {
      if (error instanceof GraphError && error.code === 'Request_RessourceNotFound') return;
      throw error;
    }
  }
}
