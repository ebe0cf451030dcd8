import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly 'runs-on': string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Field {
  readonly id: string;
  readonly attributes: { readonly label: string; readonly description: string };
  readonly validations?: { readonly required: boolean };
}

interface Template {
  readonly name: string;
  readonly labels: readonly string[];
  readonly body: readonly Field[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, '.github', file), 'utf8');
const workflow = (name: string): Workflow => parse(read(`workflows/${name}.yml`)) as Workflow;
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What is wrong with a workflow that nobody can run here. */
function problems(text: string): string[] {
  const { on, permissions, jobs } = parse(text) as Partial<Workflow>;
  if (!on || !jobs) return ['has no trigger or no jobs'];
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  const commands = steps
    .flatMap((step) => [step.run, step.with?.['version'], step.with?.['publish']])
    .filter((command) => command !== undefined);
  return [
    ...(permissions?.['contents'] === 'read' && Object.keys(permissions).length === 1
      ? []
      : ['gives every job more than to read']),
    ...Object.entries(jobs).flatMap(([name, job]) =>
      [job.needs]
        .flat()
        .filter((needed) => needed !== undefined && !Object.hasOwn(jobs, needed))
        .map((needed) => `${name} needs ${needed}, which is not there`),
    ),
    ...steps
      .filter(({ uses, run }) => (uses === undefined) === (run === undefined))
      .map(() => 'has a step that is neither an action nor a command'),
    ...steps.flatMap(({ uses }) =>
      uses !== undefined && !/^[\w-]+\/[\w-]+@v\d+$/.test(uses) ? [`uses ${uses} without a version`] : [],
    ),
    ...commands.flatMap((command) =>
      [...command.matchAll(/npm run ([\w:-]+)/g)].flatMap(([, script = '']) =>
        Object.hasOwn(scripts, script) ? [] : [`runs ${script}, which is no script`],
      ),
    ),
    ...commands
      .filter((command) => command.startsWith('.') && !existsSync(join(root, command)))
      .map((command) => `runs ${command}, which is not there`),
  ];
}

describe.each(globSync('*.yml', { cwd: join(root, '.github/workflows') }))('%s', (file) => {
  it('has nothing that can be seen to fail', () => {
    expect(problems(read(`workflows/${file}`))).toEqual([]);
  });
});

describe('the check of the workflows', () => {
  const good =
    'on: push\npermissions: { contents: read }\njobs: { a: { runs-on: x, steps: [{ run: npm run lint }] } }\n';

  it.each<[string, string, string]>([
    ['a script that is not there', good.replace('lint', 'lnit'), 'runs lnit, which is no script'],
    [
      'a command that is not there',
      good.replace('npm run lint', '.ci/no'),
      'runs .ci/no, which is not there',
    ],
    [
      'an action without a version',
      good.replace('run: npm run lint', 'uses: actions/checkout'),
      'uses actions/checkout without a version',
    ],
    [
      'an action of a branch',
      good.replace('run: npm run lint', 'uses: actions/checkout@main'),
      'uses actions/checkout@main without a version',
    ],
    [
      'a step that does nothing',
      good.replace('run: npm run lint', 'name: x'),
      'has a step that is neither an action nor a command',
    ],
    [
      'a job that is not there',
      good.replace('runs-on', 'needs: b, runs-on'),
      'a needs b, which is not there',
    ],
    [
      'rights for every job',
      good.replace('contents: read', 'contents: write'),
      'gives every job more than to read',
    ],
    ['no jobs', 'on: push\n', 'has no trigger or no jobs'],
  ])('sees %s', (_, text, problem) => {
    expect(problems(good)).toEqual([]);
    expect(problems(text)).toEqual([problem]);
  });
});

it('CI runs what a developer runs, on every line of Node that is promised', () => {
  const { jobs, on } = workflow('ci');
  expect(Object.keys(on)).toEqual(['push', 'pull_request']);
  expect(jobs['check']?.steps.map(({ run }) => run).filter((run) => run !== undefined)).toEqual([
    'npm ci',
    '.ci/run',
  ]);
  expect(statSync(join(root, '.ci/run')).mode & 0o100).not.toBe(0);
  const { node } = (jobs['check'] as unknown as { strategy: { matrix: { node: string[] } } }).strategy.matrix;
  const { engines } = JSON.parse(readFileSync(join(root, 'rules/package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const promised = engines.node.split(' || ').map((range) => /\d+/.exec(range)?.[0]);
  expect(node.map((version) => version.split('.')[0])).toEqual(promised);
});

it('CI tries the site in a browser, and is green only when every job is', () => {
  const { 'all-green': last, ...others } = workflow('ci').jobs;
  expect(others['site']?.steps.map(({ run }) => run)).toContain('npm run site:test');
  expect(last?.needs).toEqual(Object.keys(others));
  expect(last?.steps).toEqual([
    {
      run: `test "\${{ join(needs.*.result) }}" = ${Object.keys(others)
        .map(() => 'success')
        .join()}`,
    },
  ]);
});

it('a release is made by changesets, checked first, and says where it was built', () => {
  const job = workflow('release').jobs['release'];
  expect(job?.permissions).toEqual({ contents: 'write', 'pull-requests': 'write', 'id-token': 'write' });
  const steps = job?.steps ?? [];
  const publish = steps.findIndex(({ uses }) => uses?.startsWith('changesets/action@') === true);
  expect(steps[publish]?.with).toMatchObject({
    version: 'npm run release:version',
    publish: 'npx changeset publish',
  });
  expect(steps[publish]?.env).toMatchObject({
    NPM_CONFIG_PROVENANCE: 'true',
    NPM_TOKEN: '${{ secrets.NPM_TOKEN }}',
  });
  const before = steps.slice(0, publish);
  expect(before.map(({ run }) => run)).toContain('npm run check');
  // The action writes the configuration for the token; where npm publishes to is npm's own default.
  expect(
    before.find(({ uses }) => uses?.startsWith('actions/setup-node@') === true)?.with,
  ).not.toHaveProperty('registry-url');
});

describe.each(['false-positive', 'false-negative', 'wrong-rewrite'])('the form for a %s', (name) => {
  const { body, labels } = parse(read(`ISSUE_TEMPLATE/${name}.yml`)) as Template;

  it('asks for the small input and the versions', () => {
    expect(labels).toEqual([name]);
    expect(body[0]).toMatchObject({ id: 'input', validations: { required: true } });
    expect(body[0]?.attributes.description).toMatch(/no tokens/);
    expect(body.filter(({ validations }) => validations?.required === true).length).toBeGreaterThanOrEqual(4);
    expect(body.map(({ id }) => id)).toContain('versions');
  });

  it('has fields with names of their own, and says what each is for', () => {
    expect(new Set(body.map(({ id }) => id)).size).toBe(body.length);
    for (const { attributes } of body) expect(attributes.description.length).toBeGreaterThan(20);
  });
});
