const GRAPH = 'https://graph.microsoft.com/v1.0';

async function check(res) {
  if (!res.ok) throw new Error(`Graph ${res.status}`, { cause: res });
  return res.json();
}

export const me = async (headers) => check(await fetch(`${GRAPH}/me`, { headers }));
