async function send(path: string) {
  const response = await fetch(`https://graph.microsoft.com/v1.0${path}`);
  if (!response.ok) throw await response.json();
  return response.json();
}

export async function me() {
  try {
    return await send('/me');
  } catch (e: any) {
    if (e.error?.code === 'ErrorItemNotFound') return undefined;
    throw e;
  }
}
