import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const generator = join(root, 'tools/generate-catalog.mjs');
type Entry = Record<string, unknown>;
const read = (folder: string, file: string): Entry[] =>
  JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as Entry[];
const shipped = (file: string): Entry[] => read(join(root, 'catalog/data'), file);

// Starting the generator takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  cpSync(join(root, 'catalog/data'), folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function change(file: string, edit: (entries: Entry[]) => void): void {
  const entries = read(folder, file);
  edit(entries);
  writeFileSync(join(folder, `${file}.json`), JSON.stringify(entries));
}
const entryAt = (entries: readonly Entry[], key: string, value: unknown): Entry => {
  const entry = entries.find((candidate) => candidate[key] === value);
  if (entry === undefined) throw new Error(`no ${String(value)}`);
  return entry;
};
const { loadCatalog } = (await import(pathToFileURL(join(root, 'tools/catalog/load.mjs')).href)) as {
  readonly loadCatalog: (folder: string) => unknown;
};
const check = (): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [generator, '--check', '--data', folder], { encoding: 'utf8' });

describe('the generated files', () => {
  it('match the data', () => {
    expect(check()).toMatchObject({ status: 0, stderr: '' });
  });

  it('are reported when the data has changed', () => {
    change('codes', (entries) => {
      entryAt(entries, 'code', 'itemNotFound')['meaning'] = 'Something else is meant now.';
    });
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain('catalog/src/codes.generated.ts does not match catalog/data');
    expect(stderr).toContain('docs/catalogue.md');
  });

  it('are written by one command', () => {
    change('codes', (entries) => {
      entries.push({ ...entryAt(entries, 'code', 'itemNotFound'), code: 'brandNewCode', aliases: [] });
    });
    const out = mkdtempSync(join(tmpdir(), 'generated-'));
    execFileSync(process.execPath, [generator, '--data', folder, '--out', out]);
    expect(readFileSync(join(out, 'catalog/src/codes.generated.ts'), 'utf8')).toContain(
      "BrandNewCode: 'brandNewCode'",
    );
    expect(readFileSync(join(out, 'docs/catalogue.md'), 'utf8')).toContain('`brandNewCode`');
    rmSync(out, { recursive: true });
  });
});

describe('an error in the data', () => {
  it.each<[string, string, (entries: Entry[]) => void, string]>([
    [
      'an unknown retry class',
      'codes',
      (all) => {
        entryAt(all, 'code', 'itemNotFound')['retry'] = 'maybe';
      },
      'codes.json, entry 6 ("itemNotFound"), field "retry"',
    ],
    [
      'a missing field',
      'codes',
      (all) => {
        delete entryAt(all, 'code', 'itemNotFound')['meaning'];
      },
      'codes.json, entry 6 ("itemNotFound"), field "meaning"',
    ],
    [
      'a field too many',
      'codes',
      (all) => {
        entryAt(all, 'code', 'itemNotFound')['colour'] = 'red';
      },
      'field "colour"',
    ],
    [
      'a bad status',
      'codes',
      (all) => {
        entryAt(all, 'code', 'itemNotFound')['httpStatus'] = [404, 4040];
      },
      'field "httpStatus.1"',
    ],
    [
      'an unknown condition',
      'codes',
      (all) => {
        entryAt(all, 'code', 'itemNotFound')['conditions'] = ['vanished'];
      },
      '"vanished" is not in conditions.json',
    ],
    [
      'a condition that nothing stands for, without a reason',
      'conditions',
      (all) => {
        delete entryAt(all, 'condition', 'network')['withoutCodes'];
      },
      '("network"), field "withoutCodes": no code and no status stands for this condition; say why',
    ],
    [
      'a reason for a condition that codes stand for',
      'conditions',
      (all) => {
        entryAt(all, 'condition', 'locked')['withoutCodes'] = 'No service sends it.';
      },
      '("locked"), field "withoutCodes": a code or a status stands for this condition',
    ],
    [
      'a code that is there twice',
      'codes',
      (all) => {
        all.push({ ...entryAt(all, 'code', 'itemNotFound'), code: 'ITEMNOTFOUND', aliases: [] });
      },
      'is also a spelling of "itemNotFound"',
    ],
    [
      'a message with an unknown code',
      'messages',
      (all) => {
        entryAt(all, 'pattern', 'Id is malformed')['codes'] = ['nope'];
      },
      '("Id is malformed"), field "codes": "nope" is not in codes.json',
    ],
    [
      'a condition that a code of the message is not in',
      'messages',
      (all) => {
        entryAt(all, 'pattern', 'Id is malformed')['condition'] = 'locked';
      },
      'ErrorInvalidIdMalformed is not in "locked"',
    ],
    [
      'a code of Exchange without its doubt',
      'codes',
      (all) => {
        delete entryAt(all, 'code', 'ErrorTimeoutExpired')['doubt'];
      },
      '("ErrorTimeoutExpired"), field "doubt"',
    ],
    [
      'a throttled code that nobody knows whether to repeat',
      'codes',
      (all) => {
        entryAt(all, 'code', 'ServerBusy')['retry'] = 'unknown';
      },
      '("ServerBusy"), field "retry": a throttled code is repeated or "never"',
    ],
    [
      'a one-to-one status without a condition',
      'statuses',
      (all) => {
        entryAt(all, 'status', 404)['conditions'] = [];
      },
      'statuses.json, entry',
    ],
    [
      'a one-to-one status with a code of another condition',
      'codes',
      (all) => {
        entryAt(all, 'code', 'serviceReadOnly')['conditions'] = ['unavailable'];
      },
      '(403), field "oneToOne": "serviceReadOnly" comes with this status and is in unavailable',
    ],
    [
      'a message that a term does not account for',
      'terms',
      (all) => {
        entryAt(all, 'term', 'access is denied')['term'] = 'already exists';
      },
      '("already exists"), field "otherwise": "An extension already exists with given id" is not in "forbidden"',
    ],
    [
      'an exception of a term that is none',
      'terms',
      (all) => {
        entryAt(all, 'term', 'does not exist')['otherwise'] = [
          { pattern: 'Requested site could not be found', why: 'x' },
        ];
      },
      '("does not exist"), field "otherwise": "Requested site could not be found" is no exception',
    ],
    [
      'a word of something else that Graph says',
      'terms',
      (all) => {
        entryAt(all, 'term', 'unable to connect')['term'] = 'already exists';
      },
      'field "source": "An extension already exists with given id" of Graph holds it',
    ],
    [
      'a term with an unknown condition',
      'terms',
      (all) => {
        entryAt(all, 'term', 'throttl')['condition'] = 'vanished';
      },
      'terms.json, entry 0 ("throttl")',
    ],
  ])('is named with file, entry and field: %s', (_name, file, edit, expected) => {
    change(file, edit);
    expect(() => loadCatalog(folder)).toThrow(expected);
  });

  it('ends the generator with exit code 1', () => {
    change('codes', (entries) => {
      entryAt(entries, 'code', 'itemNotFound')['retry'] = 'maybe';
    });
    const { status, stderr } = check();
    expect(status).toBe(1);
    expect(stderr).toContain('codes.json, entry 6 ("itemNotFound"), field "retry"');
  });

  it('is named when a file is no JSON', () => {
    writeFileSync(join(folder, 'codes.json'), '[{');
    expect(() => loadCatalog(folder)).toThrow('codes.json cannot be read');
  });
});

describe('the catalogue', () => {
  it('has every code, status, message and shape', () => {
    expect(shipped('codes')).toHaveLength(448);
    expect(shipped('statuses')).toHaveLength(28);
    expect(shipped('messages')).toHaveLength(168);
    expect(shipped('shapes')).toHaveLength(23);
  });

  it('holds both founding documents completely', () => {
    const page = 'Microsoft Graph error responses (2023)';
    const post = 'Azure AD Graph error handling post (2013)';
    const from = (file: string, source: string): Entry[] =>
      shipped(file).filter((entry) => (entry['sources'] as string[]).includes(source));
    const codes = from('codes', page);
    expect(codes.filter((entry) => entry['tier'] === 'basic')).toHaveLength(17);
    expect(
      codes.filter(
        (entry) =>
          entry['tier'] === 'detailed' ||
          (entry['alsoListedIn'] as string[] | undefined)?.includes('detailed'),
      ),
    ).toHaveLength(45);
    expect(from('statuses', page)).toHaveLength(22);
    expect(from('codes', post).filter((entry) => entry['nameRecovered'] === true)).toHaveLength(12);
    expect(from('codes', post).length).toBeGreaterThanOrEqual(13);
  });

  it('lets no code stand for a condition of failures without an answer', () => {
    const generated = readFileSync(join(root, 'catalog/src/conditions.generated.ts'), 'utf8');
    expect(generated).toContain("Network: 'network'");
    expect(generated).not.toMatch(/^\s*network:/m);
    expect(readFileSync(join(root, 'docs/catalogue.md'), 'utf8')).toMatch(
      /^\| network \| `Network` \| .+ \| – \| \*Nothing was received .+\* \|$/m,
    );
  });

  it('shows tier and doubt of codes that Graph may not send', () => {
    const unsure = shipped('codes').filter((entry) => entry['tier'] === 'exchange-only');
    expect(unsure).toHaveLength(39);
    expect(unsure.filter((entry) => entry['confidence'] !== 'inferred')).toEqual([]);
    const page = readFileSync(join(root, 'docs/catalogue.md'), 'utf8');
    for (const { code } of unsure)
      expect(page).toMatch(
        new RegExp(
          `^\\| \`${String(code)}\` \\| .*\\*exchange-only; inferred; Documented for Exchange Web Services;.*\\* \\|$`,
          'm',
        ),
      );
    expect(page).toMatch(
      /^\| `ErrorMessageSubmissionBlocked` \| .*\*inferred; Known from client code only\.\* \|$/m,
    );
    expect(page).toMatch(
      /^\| `ErrorItemNotFound` \| .*not found\. \*observed\* \|$|^\| `ErrorItemNotFound` (?!.*exchange-only)/m,
    );
  });

  it('keeps codes that Graph may not send, and codes that stand elsewhere, out of the enum', () => {
    const members = readFileSync(join(root, 'catalog/src/codes.generated.ts'), 'utf8');
    for (const inside of ['MaximumTasksInProject', 'ErrorInvalidMailboxItemId', 'ErrorTooManyObjectsOpened'])
      expect(members).toContain(`${inside}: '${inside}'`);
    for (const outside of ['ErrorTimeoutExpired', 'PeopleAdminItemNotFound', 'invalid_grant'])
      expect(members).not.toContain(`'${outside}'`);
  });

  it('gives every fact a source', () => {
    for (const file of ['codes', 'statuses', 'messages', 'shapes']) {
      for (const entry of shipped(file)) expect(entry['sources']).not.toEqual([]);
    }
  });
});
