const RETIRED = ['https://graph.windows.net', 'https://management.core.windows.net'];

export function warn(url: string): string | undefined {
  if (!RETIRED.some((host) => url.startsWith(host))) return undefined;
  return 'https://graph.windows.net is retired; use https://graph.microsoft.com';
}
