import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan, testServer } from './server.js';

const page = readFileSync(new URL('../../docs/integrations.md', import.meta.url), 'utf8');
const folder = join(import.meta.dirname, `snippets-${process.pid}`);

/**
 * The snippet of a section as a module: its imports, and a function that runs the rest and gives the named
 * values.
 */
function moduleOf(section: string, results: string): string {
  const code =
    new RegExp(`^## ${section}\\n[\\s\\S]*?\`\`\`ts\\n([\\s\\S]*?)\`\`\``, 'm').exec(page)?.[1] ?? '';
  const [imports, rest] = [/^import .*$/gm, /^(?!import ).*$/gm].map((pattern) =>
    (code.match(pattern) ?? []).join('\n'),
  );
  return `${imports ?? ''}\nexport async function run(root: string, token: string, customHosts: Set<string>) {\n${rest ?? ''}\nreturn { ${results} };\n}\n`;
}

const server = testServer();
beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function runSection(section: string, results: string, root = ''): Promise<Record<string, unknown>> {
  const file = join(folder, `${section.replaceAll(/\W+/g, '-')}.ts`);
  writeFileSync(file, moduleOf(section, results));
  const { run } = (await import(file)) as {
    run: (root: string, token: string, hosts: Set<string>) => Promise<Record<string, unknown>>;
  };
  return run(root, 'token', new Set(['127.0.0.1']));
}

const refused = {
  status: 429,
  headers: { 'retry-after': '0.2' },
  body: { error: { code: 'TooManyRequests', message: 'm' } },
};
const ok = { status: 200, body: { id: 'me' } };

describe('the snippet of the page', () => {
  it.each<[string, string, (values: Record<string, unknown>) => unknown]>([
    ['fetch', 'response', ({ response }) => (response as Response).json()],
    ['@microsoft/microsoft-graph-client', 'me', ({ me }) => me],
    ['@microsoft/msgraph-sdk and Kiota', 'response', ({ response }) => (response as Response).json()],
    ['axios', 'data, uninstall', ({ data }) => data],
    ['ky', 'me', ({ me }) => me],
    ['got', 'me', ({ me }) => me],
  ])('for %s repeats once, after the wait', async (section, results, read) => {
    const run = plan(refused, ok);
    const values = await runSection(section, results, `${server.origin}/${run}`);
    expect(await read(values)).toEqual({ id: 'me' });
    const [first = 0, second = 0, ...others] = server.requests(run);
    expect(second - first).toBeGreaterThan(195);
    expect(others).toEqual([]);
  });

  it('for PnPjs makes four requests for a call that keeps failing', async () => {
    await import('@pnp/graph/users/index.js');
    const run = plan({ ...refused, headers: { 'retry-after': '0' } });
    const { graph } = (await runSection('PnPjs', 'graph', `${server.origin}/${run}`)) as {
      graph: { readonly me: () => Promise<unknown> };
    };
    await expect(graph.me()).rejects.toThrow();
    expect(server.requests(run)).toHaveLength(4);
  });

  it('for tests does not wait', async () => {
    const { response, answers, waits } = (await runSection('Testing', 'response, answers, waits')) as {
      response: Response;
      answers: unknown[];
      waits: number[];
    };
    expect([response.ok, answers.length, waits.length]).toEqual([true, 0, 1]);
    expect(waits[0]).toBeGreaterThanOrEqual(30_000);
  });

  it.each(['ky', 'got'])('for %s makes four requests for a call that keeps failing', async (section) => {
    const run = plan({ ...refused, headers: { 'retry-after': '0' } });
    await expect(runSection(section, 'me', `${server.origin}/${run}`)).rejects.toThrow();
    expect(server.requests(run)).toHaveLength(4);
  });

  it('stands in every section that has one', () => {
    expect(page.match(/```ts/g)).toHaveLength(8);
  });
});
