import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import msgraph from 'eslint-plugin-msgraph';
import { survey } from '../../tools/quiet/survey.mjs';
import { runTool, temporaryFolder } from './run.js';

const SITE = `import { Client } from '@microsoft/microsoft-graph-client';
export async function me(client: Client) {
  try { return await client.api('/me').get(); } catch (e: any) { if (e.message.includes('odd text')) return; throw e; }
}
`;
const QUIET = 'try { JSON.parse(""); } catch (e) { if (e.message.includes("odd text")) throw e; }\n';

/** The plugin with one rule that throws on every file. */
const broken: ESLint.Plugin = {
  ...msgraph,
  rules: {
    ...msgraph.rules,
    'no-unbounded-retry': {
      create: () => ({
        Program() {
          throw new Error('on purpose');
        },
      }),
    },
  },
};

describe('the survey of quiet.mjs', () => {
  it('is quiet on code that has nothing to do with Graph', () => {
    const folder = temporaryFolder({ 'a.ts': QUIET, 'b.mjs': QUIET, 'c.txt': SITE });
    expect(survey(folder, msgraph)).toMatchObject({ files: 2, unparsed: 0, findings: [], crashes: [] });
  });

  it('lists every finding with its line, inline comments or not', () => {
    const folder = temporaryFolder({ 'a.ts': `// eslint-disable-next-line\n/* eslint-disable */ ${SITE}` });
    const { findings } = survey(folder, msgraph);
    expect(findings).toEqual([
      {
        path: 'a.ts',
        line: 4,
        rule: 'msgraph/no-message-matching',
        text: expect.stringContaining('odd text') as string,
      },
    ]);
  });

  it('counts files that do not parse, and goes on', () => {
    const folder = temporaryFolder({ 'a.ts': 'const = ;', 'b.ts': SITE });
    const { files, unparsed, findings } = survey(folder, msgraph);
    expect({ files, unparsed, findings: findings.length }).toEqual({ files: 2, unparsed: 1, findings: 1 });
  });

  it('takes a rule that throws for a crash of each file', () => {
    const folder = temporaryFolder({ 'a.ts': QUIET, 'b.ts': SITE });
    const { crashes } = survey(folder, broken);
    expect(crashes.map(({ path }) => path)).toEqual(['a.ts', 'b.ts']);
    expect(crashes[0]?.error).toContain('on purpose');
  });

  it('passes settings on', () => {
    const folder = temporaryFolder({ 'a.ts': QUIET.replace('JSON.parse("")', 'await call()') });
    expect(survey(folder, msgraph, { clients: ['call'] }).findings).toHaveLength(1);
  });
});

describe('quiet.mjs', () => {
  it('fails on a finding and says where it is', () => {
    const folder = temporaryFolder({ 'a.ts': SITE });
    const { code, stdout } = runTool('quiet.mjs', [folder]);
    expect(code).toBe(1);
    expect(stdout).toContain('  a.ts:3 msgraph/no-message-matching try { return await');
    expect(stdout).toMatch(/^1 folders, 1 files, 1 findings, 0 crashes$/m);
  });

  it('passes over findings under stress, where they are wanted', () => {
    expect(runTool('quiet.mjs', ['--stress', temporaryFolder({ 'a.ts': SITE })]).code).toBe(0);
  });

  it('is content with a quiet folder', () => {
    expect(runTool('quiet.mjs', [temporaryFolder({ 'a.ts': QUIET })]).code).toBe(0);
  });

  it('wants a folder', () => {
    expect(runTool('quiet.mjs', [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage:') as string,
    });
  });
});
