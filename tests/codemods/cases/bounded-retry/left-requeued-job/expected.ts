import { Queue, Worker } from 'bullmq';
import { Client } from '@microsoft/microsoft-graph-client';

const queue = new Queue('mails');

export const worker = (client: Client) =>
  new Worker('mails', async (job) => {
    try {
      await client.api('/me/sendMail').post(job.data);
    } catch {
      await queue.add('mails', job.data);
    }
  });
