import type { PlayFile } from './protocol.js';

/** Something to try. */
export interface Example {
  readonly name: string;
  readonly files: readonly PlayFile[];
  /** The rules that report something in it; a test sees that they do. */
  readonly reports: readonly string[];
}

const CLIENT = `import { Client } from '@microsoft/microsoft-graph-client';\n`;

const file = (name: string, text: string): PlayFile => ({ name, text });

/** The commonest faults first. */
export const examples: readonly Example[] = [
  {
    name: 'The text of an SDK error decides',
    reports: ['no-message-matching'],
    files: [
      file(
        'main.ts',
        `${CLIENT}
export async function removeMessage(client: Client, id: string): Promise<void> {
  try {
    await client.api(\`/me/messages/\${id}\`).delete();
  } catch (error) {
    // The SDK keeps the code out of the message: this is never true.
    if (error instanceof Error && error.message.includes('ErrorItemNotFound')) return;
    throw error;
  }
}
`,
      ),
    ],
  },
  {
    name: 'A helper in another file makes the error',
    reports: ['no-message-matching'],
    files: [
      file(
        'main.ts',
        `import { getUser } from './graph.js';

export async function nameOf(id: string): Promise<string | undefined> {
  try {
    const user = await getUser(id);
    return user.displayName;
  } catch (error: any) {
    if (error.message.includes('Request_ResourceNotFound')) return undefined;
    throw error;
  }
}
`,
      ),
      file(
        'graph.ts',
        `export async function getUser(id: string): Promise<{ displayName: string }> {
  const response = await fetch(\`https://graph.microsoft.com/v1.0/users/\${id}\`);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
`,
      ),
    ],
  },
  {
    name: 'A helper gets the error as a parameter',
    reports: ['no-message-matching'],
    files: [
      file(
        'errors.ts',
        `export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.message.includes('itemNotFound');
}
`,
      ),
      file(
        'files.ts',
        `${CLIENT}import { isNotFound } from './errors.js';

export async function find(client: Client, path: string) {
  try {
    return await client.api(\`/me/drive/root:/\${path}\`).get();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
`,
      ),
    ],
  },
  {
    name: 'Only the outermost code is compared',
    reports: ['require-innererror-traversal'],
    files: [
      file(
        'main.ts',
        `${CLIENT}
export async function rename(client: Client, id: string, name: string) {
  try {
    await client.api(\`/me/drive/items/\${id}\`).patch({ name });
  } catch (error: any) {
    // The service may send invalidRequest with nameAlreadyExists inside.
    if (error.code === 'nameAlreadyExists') return rename(client, id, \`\${name} (1)\`);
    throw error;
  }
}
`,
      ),
    ],
  },
  {
    name: 'A retry without an end',
    reports: ['no-unbounded-retry'],
    files: [
      file(
        'main.ts',
        `const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function load(path: string): Promise<unknown> {
  const response = await fetch(GRAPH + path);
  if (response.status === 429) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return load(path);
  }
  return response.json();
}
`,
      ),
    ],
  },
  {
    name: 'A loop that never gives up',
    reports: ['no-unbounded-retry'],
    files: [
      file(
        'main.ts',
        `${CLIENT}
export async function send(client: Client, message: object): Promise<void> {
  while (true) {
    try {
      await client.api('/me/sendMail').post({ message });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}
`,
      ),
    ],
  },
  {
    name: 'axios: the status in the message',
    reports: ['no-message-matching'],
    files: [
      file(
        'main.js',
        `import axios from 'axios';

const graph = axios.create({ baseURL: 'https://graph.microsoft.com/v1.0' });

export async function photoOf(id) {
  try {
    const { data } = await graph.get(\`/users/\${id}/photo/$value\`);
    return data;
  } catch (error) {
    if (error.message.includes('404')) return null;
    throw error;
  }
}
`,
      ),
    ],
  },
  {
    name: 'A promise and its catch',
    reports: ['no-message-matching'],
    files: [
      file(
        'main.js',
        `import { Client } from '@microsoft/microsoft-graph-client';

const client = Client.init({ authProvider: (done) => done(null, 'token') });

export const mailbox = (id) => client.api(\`/users/\${id}/mailFolders\`).get().catch((error) => {
  if (/MailboxNotEnabledForRESTAPI/.test(error.message)) return { value: [] };
  throw error;
});
`,
      ),
    ],
  },
  {
    name: 'A switch on the code',
    reports: ['require-innererror-traversal'],
    files: [
      file(
        'main.ts',
        `${CLIENT}
export async function explain(client: Client): Promise<string> {
  try {
    await client.api('/me/drive').get();
    return 'There it is.';
  } catch (error: any) {
    switch (error.code) {
      case 'accessDenied': return 'You may not see it.';
      case 'itemNotFound': return 'There is none.';
      default: return 'Something went wrong.';
    }
  }
}
`,
      ),
    ],
  },
  {
    name: 'In a component (TSX)',
    reports: ['no-message-matching'],
    files: [
      file(
        'Calendar.tsx',
        `import { useEffect, useState } from 'react';
import { loadEvents } from './graph';

export function Calendar() {
  const [hint, setHint] = useState('');
  useEffect(() => {
    loadEvents().catch((error) => {
      setHint(error.message.includes('ErrorAccessDenied') ? 'Ask for access.' : 'Try again.');
    });
  }, []);
  return <p>{hint}</p>;
}
`,
      ),
      file(
        'graph.ts',
        `${CLIENT}
declare const client: Client;

export const loadEvents = () => client.api('/me/events').get();
`,
      ),
    ],
  },
  {
    name: 'The retired Azure AD Graph',
    reports: ['no-legacy-odata-error'],
    files: [
      file(
        'main.js',
        `export async function groups(token) {
  const response = await fetch('https://graph.microsoft.com/v1.0/groups', { headers: { Authorization: \`Bearer \${token}\` } });
  const body = await response.json();
  if (body['odata.error']?.code === 'Request_ResourceNotFound') return [];
  return body.value;
}
`,
      ),
    ],
  },
  {
    name: 'Codes as texts',
    reports: ['prefer-error-code-enum'],
    files: [
      file(
        'main.ts',
        `import { hasErrorCode } from 'msgraph-errors';

export const isGone = (error: unknown): boolean => hasErrorCode(error, 'itemNotFound', 'resyncRequired');
`,
      ),
    ],
  },
  {
    name: 'What is left alone',
    reports: [],
    files: [
      file(
        'main.ts',
        `${CLIENT}
export async function save(client: Client, item: { name: string }): Promise<string> {
  try {
    if (item.name === '') throw new Error('name is empty');
    await client.api('/me/drive/root/children').post(item);
    return 'saved';
  } catch (error) {
    // The text of one's own error: nothing is reported.
    if (error instanceof Error && error.message === 'name is empty') return 'Give it a name.';
    throw error;
  }
}
`,
      ),
    ],
  },
];
