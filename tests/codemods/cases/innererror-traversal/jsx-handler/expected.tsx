import type { Client } from '@microsoft/microsoft-graph-client';
import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';

export const Delete = ({ client, id, onGone }: { client: Client; id: string; onGone(): void }) => (
  <button
    onClick={async () => {
      try {
        await client.api(`/me/drive/items/${id}`).delete();
      } catch (e) {
        if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) onGone();
        else throw e;
      }
    }}
  >
    Delete {`"${id}"`}
  </button>
);
