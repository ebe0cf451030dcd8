import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Registry {
  /** Ends with a slash. */
  readonly url: string;
  close(): void;
}

/**
 * A registry on loopback that has our packages as if they were published, and sends whoever asks for another
 * one to the registry that is configured on this machine.
 * @param tarballs absolute paths by package folder
 * @param upstream the configured registry
 */
export async function startRegistry(
  tarballs: Readonly<Record<string, string>>,
  upstream: string,
): Promise<Registry> {
  const files = new Map(Object.values(tarballs).map((path) => [`/-/${basename(path)}`, readFileSync(path)]));
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const file = files.get(pathname);
    if (file) return void response.end(file);
    const document = documents.get(pathname.slice(1));
    if (document !== undefined)
      return void response.setHeader('content-type', 'application/json').end(document);
    response.writeHead(307, { location: new URL(`${pathname.slice(1)}${search}`, upstream).href }).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const documents = new Map(
    Object.entries(tarballs).map(([folder, path]) => describePackage(folder, path, url)),
  );
  return {
    url,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a registry answers for a package that has one version. */
function describePackage(
  folder: string,
  tarball: string,
  url: string,
): readonly [name: string, document: string] {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const { name, version } = manifest;
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  const dist = { tarball: `${url}-/${basename(tarball)}`, integrity };
  return [
    name,
    JSON.stringify({
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist } },
    }),
  ];
}
