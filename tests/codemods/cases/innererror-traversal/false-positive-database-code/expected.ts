import { Client } from '@microsoft/microsoft-graph-client';
import { Prisma } from '@prisma/client';
import { prisma } from './prisma';

export async function store(client: Client) {
  try {
    const me = await client.api('/me').get();
    await prisma.user.create({ data: me });
  } catch (error: any) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return;
    if (error.code === 'P2025') return;
    throw error;
  }
}
