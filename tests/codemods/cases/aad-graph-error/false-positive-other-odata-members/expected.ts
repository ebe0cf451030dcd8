import { Client } from '@microsoft/microsoft-graph-client';

export async function all(client: Client) {
  const items: unknown[] = [];
  for (let page = await client.api('/users').get(); ; page = await client.api(page['@odata.nextLink']).get()) {
    items.push(...page.value);
    if (!page['@odata.nextLink']) return items;
  }
}
