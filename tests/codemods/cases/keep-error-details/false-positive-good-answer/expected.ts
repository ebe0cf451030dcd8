const GRAPH = 'https://graph.microsoft.com/v1.0';

export async function me(token: string): Promise<unknown> {
  const response = await fetch(`${GRAPH}/me`, { headers: { Authorization: `Bearer ${token}` } });
  const user = await response.json();
  if (!user.mail) throw new Error(`${user.id} has no mailbox.`);
  return user.mail;
}
