// Completes the CommonJS build of msgraph-errors: marks dist/cjs as CommonJS and writes the catalogue as one
// JSON file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCatalog } from './catalog/load.mjs';

const catalog = resolve(import.meta.dirname, '../catalog');
const dist = join(catalog, 'dist');
mkdirSync(join(dist, 'cjs'), { recursive: true });
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
writeFileSync(join(dist, 'catalog.json'), `${JSON.stringify(loadCatalog(join(catalog, 'data')))}\n`);
