import { describe, expect, it } from 'vitest';
import { isFileName, pack, reportAddress, unpack, type State } from '../../site/client/playground/share.js';

const STATE: State = {
  files: [
    { name: 'src/main.ts', text: 'const a = "ä😀";\n' },
    { name: 'b.js', text: '' },
  ],
  rules: ['no-message-matching'],
  settings: '{}',
};

describe('a link', () => {
  it('holds everything', async () => {
    expect(await unpack(await pack(STATE))).toEqual(STATE);
  });
  it('has only letters of addresses', async () => {
    expect(await pack(STATE)).toMatch(/^[\w-]+$/);
  });

  it.each([
    ['damaged', 'AAAA%%'],
    ['no state', ''],
  ])('that is %s gives nothing', async (_name, packed) => {
    expect(await unpack(packed)).toBeUndefined();
  });

  it('that is cut gives nothing', async () => {
    expect(await unpack((await pack(STATE)).slice(0, -8))).toBeUndefined();
  });
  it('that unpacks to too much gives nothing', async () => {
    expect(await unpack(await pack({ ...STATE, settings: 'x'.repeat(1_100_000) }))).toBeUndefined();
  });
  it('with other files gives nothing', async () => {
    expect(
      await unpack(await pack({ ...STATE, files: [{ name: '../../etc/passwd', text: '' }] })),
    ).toBeUndefined();
    expect(await unpack(await pack({ ...STATE, files: [] }))).toBeUndefined();
    expect(
      await unpack(await pack({ ...STATE, files: [null] as unknown as State['files'] })),
    ).toBeUndefined();
  });
});

it.each([
  ['main.ts', true],
  ['src/a/b.tsx', true],
  ['a.mjs', true],
  ['a.txt', false],
  ['/a.ts', false],
  ['../a.ts', false],
  ['a//b.ts', false],
  ['.hidden.ts', false],
])('%s as the name of a file: %s', (name, isOne) => {
  expect(isFileName(name)).toBe(isOne);
});

it('the report of a false positive brings what was found', () => {
  const address = new URL(
    reportAddress('https://example.com/issues/new?template=false-positive.yml', {
      file: 'main.ts',
      text: 'const a = 1;',
      message: 'rule, line 1: text',
      settings: '',
    }),
  );
  expect(Object.fromEntries(address.searchParams)).toMatchObject({
    template: 'false-positive.yml',
    input: '// main.ts\nconst a = 1;',
    message: 'rule, line 1: text',
  });
  expect(address.searchParams.has('settings')).toBe(false);
});
