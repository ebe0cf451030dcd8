import { Injectable, Logger } from '@nestjs/common';
import type { Client } from '@microsoft/microsoft-graph-client';

@Injectable()
export class DirectoryService {
  private readonly logger = new Logger(DirectoryService.name);

  constructor(private readonly client: Client) {}

  @Traced('directory.user')
  async user(id: string): Promise<{ id: string } | undefined> {
    try {
      return (await this.client.api(`/users/${id}`).get()) satisfies { id: string };
    } catch (error) {
      if (error instanceof Error && error.message.includes('Request_ResourceNotFound')) return undefined;
      this.logger.error(error);
      throw error;
    }
  }
}

declare function Traced(name: string): MethodDecorator;
