import type { Client } from '@microsoft/microsoft-graph-client';

export const Delete = ({ client, id, onGone }: { client: Client; id: string; onGone(): void }) => (
  <button
    onClick={async () => {
      try {
        await client.api(`/me/drive/items/${id}`).delete();
      } catch (e) {
        if ((e as { code?: string }).code === 'itemNotFound') onGone();
        else throw e;
      }
    }}
  >
    Delete {`"${id}"`}
  </button>
);
