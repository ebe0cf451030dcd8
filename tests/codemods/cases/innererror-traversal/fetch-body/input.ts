export async function me(token: string) {
  const response = await fetch('https://graph.microsoft.com/v1.0/me', { headers: { Authorization: `Bearer ${token}` } });
  const body = await response.json();
  if (!response.ok) {
    if (body.error.code === 'InvalidAuthenticationToken') return undefined;
    throw new Error(body.error.message);
  }
  return body;
}
