import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository, site } from '../../rules/src/repository.js';
import { writeVersion } from '../../tools/write-version.mjs';

interface Manifest {
  readonly version: string;
  readonly keywords?: readonly string[];
  readonly repository?: { readonly type: string; readonly url: string; readonly directory?: string };
  readonly homepage?: string;
  readonly bugs?: string;
  readonly publishConfig?: { readonly access: string };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifestOf = (folder: string): Manifest => JSON.parse(read(join(folder, 'package.json'))) as Manifest;

/** The package.json of the root says where the repository is; everything else has to agree. */
const address = /^git\+(https:\/\/.+)\.git$/.exec(manifestOf('.').repository?.url ?? '')?.[1] ?? '';
const packages = ['catalog', 'rules', 'codemods'];

/** Links of a page that lead nowhere when it is read outside of the repository, as on npm. */
function deadLinks(markdown: string): string[] {
  const targets = [...markdown.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (target.startsWith('#')) return false;
    if (!/^https?:/.test(target)) return true;
    const file = target.startsWith(`${address}/blob/main/`)
      ? target.slice(`${address}/blob/main/`.length).replace(/#.*/, '')
      : undefined;
    return file !== undefined && !existsSync(join(root, file));
  });
}

describe.each(packages)('%s', (folder) => {
  const manifest = manifestOf(folder);

  it('says where it comes from, as the root does', () => {
    expect(address).not.toBe('');
    expect(manifest.repository).toEqual({ type: 'git', url: `git+${address}.git`, directory: folder });
    expect(manifest.homepage).toBe(`${address}/tree/main/${folder}#readme`);
    expect(manifest.bugs).toBe(`${address}/issues`);
    expect(manifest.publishConfig).toEqual({ access: 'public' });
    expect(manifest.keywords).toEqual(expect.arrayContaining(['microsoft-graph', 'msgraph']));
  });

  it('has a README whose links work on npm', () => {
    expect(deadLinks(read(`${folder}/README.md`))).toEqual([]);
  });
});

it('the rules link the site of the repository', () => {
  expect(repository).toBe(address);
  const [, owner, name] = /^https:\/\/github\.com\/([\w-]+)\/([\w-]+)$/.exec(address) ?? [];
  expect(site).toBe(`https://${owner ?? ''}.github.io/${name ?? ''}`);
});

it('no file names another repository of the project', () => {
  const files = globSync(
    [
      '*.{md,json}',
      '{catalog,rules,codemods}/{*.{md,json},src/**}',
      'docs/**/*.md',
      '.github/**',
      'tools/**',
    ],
    { cwd: root, dot: true, ignore: ['**/node_modules/**', '**/dist/**', 'package-lock.json'] },
  );
  const named = files.flatMap((file) =>
    [...read(file).matchAll(/https:\/\/github\.com\/msgraph[\w.-]*\/[\w-]+/g)].map(([url]) => url),
  );
  expect(named.length).toBeGreaterThan(10);
  expect([...new Set(named)]).toEqual([address]);
});

describe('the check of the links', () => {
  it('sees relative links and files that are not there', () => {
    const links = `[a](../docs/evidence.md) [b](${address}/blob/main/no/such.md#x) [c](LICENSE)`;
    expect(deadLinks(links)).toEqual(['../docs/evidence.md', `${address}/blob/main/no/such.md#x`, 'LICENSE']);
  });

  it('takes files that are there, other sites and parts of the page', () => {
    expect(
      deadLinks(
        `[a](${address}/blob/main/docs/evidence.md#other-files) [b](https://example.com/x) [c](#rules)`,
      ),
    ).toEqual([]);
  });
});

describe('the version in the source', () => {
  function folderWith(source: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'msgraph-version-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
    writeFileSync(join(folder, 'src/version.ts'), source);
    return folder;
  }

  it('follows package.json', () => {
    const folder = folderWith("/** Kept. */\nexport const version = '0.1.0';\n");
    writeVersion(folder);
    expect(readFileSync(join(folder, 'src/version.ts'), 'utf8')).toBe(
      "/** Kept. */\nexport const version = '1.2.3';\n",
    );
  });

  it('is missed when the file has none', () => {
    expect(() => {
      writeVersion(folderWith('export const v = 1;\n'));
    }).toThrow('has no version to replace');
  });
});
