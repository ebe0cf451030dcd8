import { setTimeout as delay } from 'timers/promises';

export async function page(url: string, token: string): Promise<unknown[]> {
  while (true) {
    const res = await fetch(`https://graph.microsoft.com/v1.0${url}`, { headers: { Authorization: `Bearer ${token}` } });
    if (res.status === 429 || res.status === 503) {
      const seconds = Number(res.headers.get('retry-after') ?? 10);
      await delay(seconds * 1000);
      continue;
    }
    if (!res.ok) throw new Error(`Graph answered ${res.status}`);
    return (await res.json()).value;
  }
}
