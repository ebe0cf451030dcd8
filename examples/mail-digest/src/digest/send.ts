import type { Client } from '@microsoft/microsoft-graph-client';
import { DigestError, isPermanent } from '../errors.js';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const GONE = ['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI'];

export interface Digest {
  to: string;
  subject: string;
  html: string;
}

export class Sender {
  constructor(
    private readonly client: Client,
    private readonly from: string,
  ) {}

  async send(digest: Digest): Promise<'sent' | 'skipped'> {
    const body = {
      message: {
        subject: digest.subject,
        body: { contentType: 'html', content: digest.html },
        toRecipients: [{ emailAddress: { address: digest.to } }],
      },
    };
    try {
      await this.client.api(`/users/${this.from}/sendMail`).post(body);
      return 'sent';
    } catch (error: any) {
      const msg = error?.message ?? '';
      if (/throttl/i.test(msg)) {
        await sleep(30_000);
        return this.send(digest);
      }
      if (GONE.some((code) => msg.includes(code))) return 'skipped';
      if (isPermanent(error)) return 'skipped';
      throw new DigestError(`The digest could not be sent to ${digest.to}`, digest.to, { cause: error });
    }
  }

  async sendAll(digests: readonly Digest[]): Promise<number> {
    let sent = 0;
    for (const digest of digests) {
      for (let attempt = 1; attempt <= 3; attempt++) {
        try {
          if ((await this.send(digest)) === 'sent') sent++;
          break;
        } catch (error) {
          if (!(error instanceof DigestError) || attempt === 3) throw error;
          await sleep(attempt * 1000);
        }
      }
    }
    return sent;
  }
}
