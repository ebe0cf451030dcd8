export async function graph(path: string, token: string) {
  const response = await fetch(`https://graph.microsoft.com/v1.0${path}`, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`Graph API error ${response.status}: ${await response.text()}`);
  return response.json();
}

function isForbidden(e: any): boolean {
  const text = String(e?.message || e || '');
  return /\b403\b/.test(text) || /AccessDenied/i.test(text);
}

export async function markRead(id: string, token: string) {
  try {
    await graph(`/me/messages/${id}`, token);
  } catch (e: any) {
    if (isForbidden(e)) return false;
    throw e;
  }
  return true;
}
