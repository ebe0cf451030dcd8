import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.jsonl': 'application/x-ndjson',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
};

/**
 * Serves a folder on this machine, below any path: `/a/b/index.html` is `index.html` of the folder where the
 * base is `/a/b/`.
 * @param {string} folder absolute path
 * @param {{ port?: number, base?: string }} options port 0 takes a free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, base = '/' } = {}) {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? '/');
    const file = path?.startsWith(base) === true ? fileAt(folder, path.slice(base.length)) : undefined;
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.');
      return;
    }
    const body = gzipSync(readFileSync(file), { level: 6 });
    response
      .writeHead(200, {
        'content-type': `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
        'content-encoding': 'gzip',
        'cache-control': 'no-cache',
      })
      .end(body);
  });
  await new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
  const address = server.address();
  const used = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: new URL(base, `http://127.0.0.1:${used}`).href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve(undefined);
        });
        server.closeAllConnections();
      }),
  };
}

/**
 * What stands in a request after the host, without what is escaped.
 * @param {string} url
 * @returns {string | undefined} undefined where it is no path
 */
function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
function fileAt(folder, path) {
  const full = normalize(join(folder, path));
  if (full !== folder && !full.startsWith(folder + sep)) return undefined;
  const file = existsSync(full) && statSync(full).isDirectory() ? join(full, 'index.html') : full;
  return existsSync(file) ? file : undefined;
}
