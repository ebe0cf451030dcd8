const GRAPH = 'https://graph.microsoft.com/v1.0';
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function members(group: string, token: string): Promise<unknown[]> {
  const url = `${GRAPH}/groups/${group}/members`;
  while (true) {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    if (response.status === 429 || response.status >= 500) {
      console.warn('group', group, response.status);
      await pause(2000);
      continue;
    }
    if (!response.ok) {
      throw new Error(`members of ${group}`);
    }
    const body = await response.json();
    return body.value;
  }
}
