import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createEvaluations } from '../../rules/src/project/evaluations.js';
import { createProject } from 'eslint-plugin-msgraph/project';
import { layOut } from './layout.js';

const trim = vi.hoisted(() => vi.fn());

vi.mock('../../rules/src/project/evaluations.js', async (load) => {
  const real = await load<{ createEvaluations: typeof createEvaluations }>();
  return {
    createEvaluations: (...args: Parameters<typeof createEvaluations>) => ({
      ...real.createEvaluations(...args),
      trim,
    }),
  };
});

it('what was found for files that were looked at before is given up, where it is too much, before each file', () => {
  const { root, viewFor } = project();
  expect(trim).not.toHaveBeenCalled();
  viewFor(join(root, 'a.ts'));
  viewFor(join(root, 'b.ts'));
  expect(trim).toHaveBeenCalledTimes(2);
});

function project() {
  const graph =
    "import { Client } from '@microsoft/microsoft-graph-client';\nexport const client = Client.init({});\n";
  const made = createProject(layOut({ 'a.ts': graph, 'b.ts': graph }));
  return { root: made.root, viewFor: (path: string) => made.viewFor(path) };
}
