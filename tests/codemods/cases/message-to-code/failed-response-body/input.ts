const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function mailbox(user: string, token: string) {
  const response = await fetch(`${GRAPH}/users/${user}/mailFolders`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) {
    const text = await response.text();
    if (text.includes('MailboxNotEnabledForRESTAPI')) return [];
    throw new Error(`Graph answered ${response.status}`);
  }
  return (await response.json()).value;
}
