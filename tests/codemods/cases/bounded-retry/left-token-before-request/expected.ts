declare function getToken(): Promise<string>;

export async function request(path: string): Promise<Response> {
  const token = await getToken();
  const response = await fetch(`https://graph.microsoft.com/v1.0${path}`, { headers: { Authorization: token } });
  if (response.status === 429) {
    await new Promise((resolve) => setTimeout(resolve, 5000));
    return request(path);
  }
  return response;
}
