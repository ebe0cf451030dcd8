import { type Client, GraphError } from '@microsoft/microsoft-graph-client';

interface Folder {
  id: string;
  displayName: string;
}

export async function ensureFolder(client: Client, user: string, displayName: string): Promise<Folder> {
  try {
    return await client.api(`/users/${user}/mailFolders`).post({ displayName });
  } catch (error) {
    if (error instanceof GraphError && error.code === 'ErrorFolderExists') {
      const found: { value: Folder[] } = await client
        .api(`/users/${user}/mailFolders`)
        .filter(`displayName eq '${displayName}'`)
        .get();
      if (found.value[0]) return found.value[0];
    }
    throw error;
  }
}

export async function moveTo(client: Client, user: string, message: string, folder: Folder): Promise<boolean> {
  try {
    await client.api(`/users/${user}/messages/${message}/move`).post({ destinationId: folder.id });
    return true;
  } catch (err: unknown) {
    const text = (err instanceof Error ? err.message : String(err)).toLowerCase();
    if (text.includes('erroritemnotfound') || text.includes('404')) return false;
    throw err;
  }
}

export async function uploadArchive(client: Client, user: string, name: string, content: string): Promise<void> {
  const path = `/users/${user}/drive/root:/Digests/${name}:/content`;
  await client
    .api(path)
    .put(content)
    .catch((error: Error) => {
      if (!error.message.includes('nameAlreadyExists')) throw error;
    });
}

export async function archiveExists(client: Client, user: string, name: string): Promise<boolean> {
  const [file] = await Promise.allSettled([client.api(`/users/${user}/drive/root:/Digests/${name}`).get()]);
  if (file.status === 'fulfilled') return true;
  if (file.reason.code === 'itemNotFound') return false;
  throw file.reason;
}
