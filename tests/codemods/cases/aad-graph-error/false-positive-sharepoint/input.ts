export async function list(site: string, title: string) {
  const response = await fetch(`${site}/_api/web/lists/getbytitle('${title}')`, { headers: { Accept: 'application/json' } });
  const body = await response.json();
  if (!response.ok) throw new Error(body['odata.error'].message.value);
  return body;
}
