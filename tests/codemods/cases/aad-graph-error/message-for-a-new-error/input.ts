export async function tenant(token: string) {
  const res = await fetch('https://graph.microsoft.com/v1.0/organization', { headers: { Authorization: `Bearer ${token}` } });
  const body = await res.json();
  if (!res.ok) throw new Error(body?.['odata.error']?.message?.value);
  return body.value[0];
}
