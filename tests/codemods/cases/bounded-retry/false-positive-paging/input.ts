import { Client } from '@microsoft/microsoft-graph-client';

export async function messages(client: Client) {
  const all: unknown[] = [];
  let link: string | undefined = '/me/messages';
  while (link) {
    const page: any = await client.api(link).get();
    all.push(...page.value);
    link = page['@odata.nextLink'];
  }
  return all;
}
