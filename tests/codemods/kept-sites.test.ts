import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject } from 'eslint-plugin-msgraph/project';
import { createLook } from '../../codemods/src/look.js';
import { KeptSites } from '../../codemods/src/kept-sites.js';
import { layOut } from '../project/layout.js';

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';\nexport const load = (id: string) => Client.init({}).api(id).get();`;
const CALM = `import { load } from './graph';\nexport async function calm() { try { return await load('/me'); } catch (e) { if (e.title === 'x') throw new Error('No mail'); console.log(e.message); throw e; } }`;
const FOUND = `import { load } from './graph';\nexport async function found() { try { return await load('/me'); } catch (e) { if (e.message.includes('itemNotFound')) return; throw e; } }`;

/** A repository whose cache is in use. */
function repository(): string {
  const root = layOut({ 'graph.ts': GRAPH, 'calm.ts': CALM, 'found.ts': FOUND });
  mkdirSync(join(root, 'node_modules'));
  return root;
}

const kept = (root: string, ...transforms: string[]): KeptSites =>
  new KeptSites(createProject(root), transforms);

describe('sites that an earlier run has found', () => {
  it('are not looked for again, and say the same', () => {
    const root = repository();
    const paths = ['calm.ts', 'found.ts'].map((name) => join(root, name));
    expect(
      paths.map((path, index) => kept(root, 'message-to-code').isEmpty(path, index === 0 ? CALM : FOUND)),
    ).toEqual([false, false]);
    const first = createLook(root, { transforms: ['message-to-code'] });
    const outcomes = paths.map(first);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['untouched', 'rewritten']);
    first.save();
    expect(kept(root, 'message-to-code').isEmpty(join(root, 'calm.ts'), CALM)).toBe(true);
    expect(kept(root, 'message-to-code').isEmpty(join(root, 'found.ts'), FOUND)).toBe(false);
    expect(paths.map(createLook(root, { transforms: ['message-to-code'] }))).toEqual(outcomes);
  });

  it('hold for what was looked for, and no longer than the content', () => {
    const root = repository();
    const path = join(root, 'calm.ts');
    const look = createLook(root, { transforms: ['message-to-code'] });
    look(path);
    look.save();
    expect(kept(root, 'message-to-code', 'keep-error-details').isEmpty(path, CALM)).toBe(false);
    writeFileSync(path, FOUND);
    expect(createLook(root, { transforms: ['message-to-code'] })(path).kind).toBe('rewritten');
  });
});
