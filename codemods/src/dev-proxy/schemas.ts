/** Stands in every file, so that a file of somebody else is never replaced. */
export const MARK = 'Written by msgraph-codemod dev-proxy.';

/** Version of Dev Proxy whose published schemas the files follow; a newer one only warns about the number. */
export const DEV_PROXY_VERSION = '3.2.0';

export const schema = (name: string): string =>
  `https://raw.githubusercontent.com/dotnet/dev-proxy/main/schemas/v${DEV_PROXY_VERSION}/${name}.schema.json`;

export const HOST = 'https://graph.microsoft.com';
