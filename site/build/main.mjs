/**
 * Builds the site into site/dist, and checks its links.
 *
 *   npm run site               builds
 *   npm run site -- --serve    builds, and serves it on this machine; --port N, --base /some/path/
 */
import { exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { buildSite } from './site.mjs';
import { serve } from './serve.mjs';
import { OUT } from './workspace.mjs';

const { values } = parseArgs({
  options: { serve: { type: 'boolean' }, port: { type: 'string' }, base: { type: 'string' } },
});
const start = Date.now();
const { pages, problems } = await buildSite(OUT);
for (const problem of problems) stderr.write(`${problem}\n`);
stdout.write(
  `site: ${pages} pages in ${((Date.now() - start) / 1000).toFixed(1)} s, ${problems.length} broken links\n`,
);
if (problems.length > 0) exit(1);
if (values.serve === true) {
  const { url } = await serve(OUT, { port: Number(values.port ?? 4173), base: values.base ?? '/' });
  stdout.write(`${url}\n`);
}
