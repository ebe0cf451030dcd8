export class GraphApi {
  readonly #base = 'https://graph.microsoft.com/v1.0';

  async request(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`https://graph.microsoft.com/v1.0${path}`, init);

    // Throttled: the service says for how long.
    if (response.status === 429) {
      const seconds = parseInt(response.headers.get('Retry-After') || '5', 10);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      return this.request(path, init);
    }

    return response;
  }
}
