import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { describeCode, parseGraphError } from 'msgraph-errors';
import { devProxy } from '../../codemods/src/dev-proxy.js';
import { readCatalogue } from '../../codemods/src/dev-proxy/catalogue.js';
import { mockFiles } from '../../codemods/src/dev-proxy/files.js';
import { HELP } from '../../codemods/src/help.js';
import { parseCommand, UsageError } from '../../codemods/src/options.js';
import type { DevProxyCommand } from '../../codemods/src/command.js';
import { TestProject } from './helpers/project.js';

interface Header {
  readonly name: string;
  readonly value: string;
}
interface Response {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body?: unknown;
}
interface Mock {
  readonly comment: string;
  readonly request: { readonly url: string; readonly method: string; readonly nth?: number };
  readonly response: Response;
}
interface ErrorEntry {
  readonly comment: string;
  readonly request: { readonly url: string; readonly method?: string };
  readonly responses: readonly Response[];
}
interface Configuration {
  readonly plugins: readonly { readonly name: string; readonly configSection?: string }[];
  readonly urlsToWatch: readonly string[];
  readonly [section: string]: unknown;
}

// What Dev Proxy 3.2.0 asks of its files, in our words. The schemas themselves:
// https://github.com/dotnet/dev-proxy/tree/main/schemas/v3.2.0 (rc, genericrandomerrorplugin,
// genericrandomerrorplugin.errorsfile, mockresponseplugin, mockresponseplugin.mocksfile).
const text = { type: 'string' };
const methods = {
  enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'CONNECT', 'TRACE', 'QUERY'],
};
const object = (
  properties: Record<string, AnySchema>,
  required: readonly string[],
  additionalProperties = true,
): AnySchema => ({ type: 'object', properties, required, additionalProperties });
const list = (items: AnySchema): AnySchema => ({ type: 'array', items });
const request = object({ url: text, method: methods, bodyFragment: text, nth: { type: 'integer' } }, ['url']);
const response = object(
  {
    statusCode: { type: 'integer' },
    body: { type: ['object', 'array', 'string'] },
    headers: list(object({ name: text, value: text }, ['name', 'value'])),
  },
  [],
);
const plugin = object(
  {
    name: text,
    enabled: { type: 'boolean' },
    pluginPath: text,
    configSection: text,
    urlsToWatch: list(text),
  },
  ['name', 'enabled', 'pluginPath'],
);
const rate = { type: 'number', minimum: 0, maximum: 100 };
const schemas: Record<string, AnySchema> = {
  rc: object(
    {
      $schema: text,
      plugins: list(plugin),
      urlsToWatch: list(text),
      logLevel: { enum: ['debug', 'information', 'warning', 'error', 'trace'] },
    },
    ['plugins'],
  ),
  errorsSection: object(
    { $schema: text, errorsFile: text, rate, retryAfterInSeconds: { type: 'integer', minimum: 1 } },
    ['errorsFile'],
    false,
  ),
  mocksSection: object(
    { $schema: text, mocksFile: text, blockUnmockedRequests: { type: 'boolean' } },
    ['mocksFile'],
    false,
  ),
  errors: object(
    { $schema: text, errors: list(object({ request, responses: list(response) }, ['request', 'responses'])) },
    ['errors'],
    false,
  ),
  mocks: object({ $schema: text, mocks: list(object({ request, response }, ['request', 'response'])) }, [
    'mocks',
  ]),
};
const problemsOf = (name: string, value: unknown): unknown => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schemas[name] ?? false);
  return validate(value) ? [] : validate.errors;
};

// Compiling the packages and starting the command takes a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const written = mockFiles(readCatalogue());
const json = (name: string): unknown => JSON.parse(written.get(name) ?? expect.fail(`no file ${name}`));
const configuration = json('devproxyrc.json') as Configuration;
const { errors } = json('graph-errors.json') as { readonly errors: readonly ErrorEntry[] };
const { mocks } = json('graph-mocks.json') as { readonly mocks: readonly Mock[] };

/** The failed answer as a client would have it; `@dynamic=N` becomes the number, as in Dev Proxy. */
const received = ({ statusCode, headers, body }: Response): object => ({
  status: statusCode,
  headers: Object.fromEntries(headers.map(({ name, value }) => [name, value.replace('@dynamic=', '')])),
  ...(typeof body === 'object' && { body }),
});
const headerOf = (answer: Response, name: string): string | undefined =>
  answer.headers.find((header) => header.name === name)?.value;
const nameOf = ({ request: { url } }: Mock): string => url.slice(url.lastIndexOf('/') + 1);
const mockOf = (name: string): Mock =>
  mocks.find((mock) => nameOf(mock) === name) ?? expect.fail(`no mock ${name}`);

describe('the files', () => {
  it('are what Dev Proxy accepts', () => {
    expect(problemsOf('rc', configuration)).toEqual([]);
    expect(problemsOf('errorsSection', configuration['graphErrors'])).toEqual([]);
    expect(problemsOf('mocksSection', configuration['graphMocks'])).toEqual([]);
    expect(problemsOf('errors', json('graph-errors.json'))).toEqual([]);
    expect(problemsOf('mocks', json('graph-mocks.json'))).toEqual([]);
  });

  it('would be refused with a mistake in them', () => {
    expect(problemsOf('rc', { ...configuration, plugins: [{ name: 'RetryAfterPlugin' }] })).not.toEqual([]);
    expect(
      problemsOf('errorsSection', { ...(configuration['graphErrors'] as object), rate: 101 }),
    ).not.toEqual([]);
    expect(problemsOf('errors', { errors, mark: 1 })).not.toEqual([]);
    expect(
      problemsOf('errors', { errors: [{ ...errors[0], responses: [{ statusCode: '429' }] }] }),
    ).not.toEqual([]);
    expect(
      problemsOf('mocks', { mocks: [{ ...mocks[0], request: { url: '/', method: 'get' } }] }),
    ).not.toEqual([]);
  });

  it('name the files that are there, and sections that are there', () => {
    for (const { configSection } of configuration.plugins)
      if (configSection !== undefined) expect(configuration[configSection]).toBeDefined();
    const bodies = [
      ...errors.flatMap(({ responses }) => responses),
      ...mocks.map((mock) => mock.response),
    ].map(({ body }) => body);
    const files = new Set(bodies.filter((body) => typeof body === 'string'));
    expect([...files].sort()).toEqual(['@gateway-502.html', '@gateway-503.html', '@gateway-504.html']);
    for (const file of files) expect(written.get(file.slice(1))).toContain('<html>');
  });
});

describe('a mock for each code', () => {
  it('is read as the catalogue says', () => {
    const known = mocks.filter(
      (mock) =>
        mock.request.nth === undefined && describeCode(nameOf(mock).replace(/-\d{3}$/, '')) !== undefined,
    );
    expect(known.length).toBeGreaterThan(180);
    for (const mock of known) {
      const code = nameOf(mock).replace(/-\d{3}$/, '');
      const description = describeCode(code);
      const info = parseGraphError(received(mock.response));
      const all = [...(info?.codes ?? []), ...(info?.details ?? []).map((detail) => detail.code)];
      expect(all.at(-1)).toBe(code);
      expect(description?.statuses).toContain(info?.status);
      expect(info?.requestId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
      expect(info?.retryAfterMs).toBe(description?.retry === 'after-retry-after' ? 10_000 : undefined);
      if (description !== undefined && description.conditions.length > 0)
        expect(mock.comment).toContain(`Condition: ${description.conditions.join(', ')}.`);
      for (const condition of description?.conditions ?? []) expect(info?.conditions).toContain(condition);
    }
  });

  it('shows inner errors as deep as the service sends them', () => {
    const codes = (name: string): readonly string[] | undefined =>
      parseGraphError(received(mockOf(name).response))?.codes;
    expect(codes('GenericFileOpenError')).toEqual([
      'internalServerError',
      'internalServerErrorUncategorized',
      'GenericFileOpenError',
    ]);
    expect(codes('notFoundUncategorized')).toEqual(['notFound', 'notFoundUncategorized']);
    expect(codes('fragmentOverlap')).toEqual(['invalidRange', 'fragmentOverlap']);
    expect(codes('ErrorItemNotFound')).toEqual(['ErrorItemNotFound']);
  });

  it('shows errors beside each other', () => {
    expect(parseGraphError(received(mockOf('ObjectConflict').response))).toMatchObject({
      codes: ['Request_BadRequest'],
      details: [{ code: 'ObjectConflict', target: 'mailNickname' }],
    });
  });

  it('asks for more claims where the code does', () => {
    expect(
      parseGraphError(received({ ...mockOf('conditionalAccessPolicyEnforced').response, statusCode: 403 }))
        ?.challenge,
    ).toMatchObject({ error: 'insufficient_claims' });
    expect(headerOf(mockOf('ErrorAccessDenied').response, 'WWW-Authenticate')).toBeUndefined();
  });

  it('is not there for a code that Graph may not send, or not in error.code', () => {
    const names = new Set(mocks.map(nameOf));
    for (const code of [
      'ErrorTimeoutExpired',
      'ErrorServerBusy-999',
      'invalid_grant',
      'tooManyRetries',
      'PeopleAdminItemNotFound',
      'Authentication_ExpiredToken',
    ])
      expect(names).not.toContain(code);
  });
});

describe('other mocks', () => {
  it.each<[string, number, string[], string[]]>([
    ['gateway-502', 502, [], ['unavailable']],
    ['gateway-504', 504, [], ['timeout']],
    ['no-body', 500, [], ['serverError']],
    ['no-message', 504, ['UnknownError'], ['timeout']],
    ['throttled', 429, ['activityLimitReached', 'throttledRequest'], ['throttled']],
  ])('%s', (name, status, codes, conditions) => {
    expect(parseGraphError(received(mockOf(name).response))).toMatchObject({ status, codes, conditions });
  });

  it('let the third request through after two refusals', () => {
    const steps = mocks.filter((mock) => nameOf(mock) === 'throttled-twice');
    expect(
      steps.map((mock) => [
        mock.request.nth,
        mock.response.statusCode,
        headerOf(mock.response, 'Retry-After'),
      ]),
    ).toEqual([
      [1, 429, '10'],
      [2, 429, undefined],
      [undefined, 200, undefined],
    ]);
  });

  it('hide failures in a success: a batch, an operation', () => {
    const { responses } = mockOf('$batch').response.body as {
      responses: readonly { status: number; headers: object; body: object }[];
    };
    expect(mockOf('$batch')).toMatchObject({ request: { method: 'POST' }, response: { statusCode: 200 } });
    expect(responses.map(({ status }) => status)).toEqual([200, 429, 404]);
    expect(parseGraphError(responses[1])).toMatchObject({ conditions: ['throttled'], retryAfterMs: 10_000 });
    expect(parseGraphError(mockOf('failed-operation').response.body)?.codes).toEqual([
      'internalServerError',
      'internalServerErrorUncategorized',
    ]);
  });
});

describe('errors by chance', () => {
  /** As the plugin chooses: the first entry whose method and pattern fit. */
  const entryFor = (method: string, path: string): ErrorEntry | undefined =>
    errors.find((entry) => {
      const pattern = entry.request.url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      return (
        (entry.request.method === undefined || entry.request.method === method) &&
        new RegExp(`^${pattern}$`).test(`https://graph.microsoft.com/v1.0${path}`)
      );
    });

  it.each([
    ['GET', '/me/messages?$top=5', 'Outlook, reading', 'ErrorItemNotFound'],
    ['POST', '/me/sendMail', 'Outlook, all requests', 'ErrorSendAsDenied'],
    ['GET', '/drives/1/items/2/workbook/worksheets', 'Excel, reading', 'itemNotFound'],
    ['PUT', '/me/drive/root:/a.txt:/content', 'OneDrive and SharePoint, all requests', 'resourceCheckedOut'],
    ['POST', '/planner/tasks', 'Planner, all requests', 'MaximumTasksInProject'],
    ['GET', '/users/1', 'Directory, reading', 'Request_ResourceNotFound'],
    ['GET', '/me', 'Everything else, reading', 'activityLimitReached'],
    [
      'POST',
      '/$batch',
      'Written by msgraph-codemod dev-proxy. A batch fails as a whole',
      'activityLimitReached',
    ],
  ])('%s %s gets the codes of its service', (method, path, comment, code) => {
    const entry = entryFor(method, path);
    expect(entry?.comment).toBe(comment);
    const codes = entry?.responses.flatMap((answer) => parseGraphError(received(answer))?.codes ?? []);
    if (comment.startsWith('Excel')) expect(codes).toContain('notFoundUncategorized');
    else expect(codes).toContain(code);
  });

  it('spare a request that only reads what it cannot meet', () => {
    const conditions = (method: string): Set<string> =>
      new Set(
        entryFor(method, '/me/drive/root')?.responses.flatMap(
          (answer) => parseGraphError(received(answer))?.conditions ?? [],
        ),
      );
    for (const condition of ['conflict', 'preconditionFailed', 'tooLarge']) {
      expect(conditions('PATCH')).toContain(condition);
      expect(conditions('GET')).not.toContain(condition);
    }
  });

  it('hold pages of gateways and waits that Dev Proxy watches, everywhere', () => {
    for (const { responses } of errors) {
      expect(responses.map(({ body }) => body)).toContain('@gateway-503.html');
      const waits = responses
        .filter(({ statusCode }) => statusCode === 429)
        .map((answer) => headerOf(answer, 'Retry-After'));
      expect(waits).toContain('@dynamic=10');
      expect(waits).toContain(undefined);
    }
  });
});

describe('dev-proxy', () => {
  const writeTo = (project: TestProject, folder: string): string[] =>
    devProxy(parseCommand(['dev-proxy', folder], project.root) as DevProxyCommand);

  it('tells what it wrote and how to start, and writes the same again', () => {
    const project = new TestProject({});
    for (let time = 0; time < 2; time++) {
      const { status, stdout, stderr } = project.run('dev-proxy', 'new/mocks');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.split('\n')).toEqual([
        ...[
          'devproxyrc.json',
          'graph-errors.json',
          'graph-mocks.json',
          'gateway-502.html',
          'gateway-503.html',
          'gateway-504.html',
        ].map((name) => `Wrote ${project.path(`new/mocks/${name}`)}.`),
        `Start it with: devproxy --config-file ${project.path('new/mocks/devproxyrc.json')}`,
        '',
      ]);
      for (const [name, content] of written) expect(project.read(`new/mocks/${name}`)).toBe(content);
    }
  });

  it('leaves a file of somebody else as it is, and then writes none', () => {
    const other = new TestProject({ 'mocks/graph-mocks.json': '{ "mocks": [] }' });
    expect(() => writeTo(other, 'mocks')).toThrow(
      new UsageError(
        `\`${other.path('mocks/graph-mocks.json')}\` was not written by this command and is left as it is. Move it away first.`,
      ),
    );
    expect(other.read('mocks/graph-mocks.json')).toBe('{ "mocks": [] }');
    expect(existsSync(other.path('mocks/devproxyrc.json'))).toBe(false);
  });

  it('says so when it cannot write', () => {
    const other = new TestProject({ mocks: 'a file', 'folder/devproxyrc.json/a.txt': '' });
    expect(() => writeTo(other, 'mocks')).toThrow(/^`.*devproxyrc\.json` cannot be written: /);
    expect(() => writeTo(other, 'folder')).toThrow(/^`.*devproxyrc\.json` is in the way: /);
  });

  it.each<[string[], string]>([
    [[], '`dev-proxy` needs one folder.'],
    [['a', 'b'], '`dev-proxy` needs one folder.'],
    [['a', '--write'], '`dev-proxy` does not take `--write`.'],
    [['a', '--vendor', 'lib'], '`dev-proxy` does not take `--vendor`.'],
  ])('refuses %j', (args, message) => {
    expect(() => parseCommand(['dev-proxy', ...args], '/')).toThrow(new UsageError(message));
  });

  it('is in the help', () => {
    expect(parseCommand(['dev-proxy', '--help'], '/')).toEqual({ name: 'help' });
    expect(HELP).toContain('msgraph-codemod dev-proxy <folder>');
  });
});

it('the page names the files, the plugins and the mocks that the command writes', () => {
  const page = readFileSync(new URL('../../docs/dev-proxy.md', import.meta.url), 'utf8');
  for (const name of [
    'devproxyrc.json',
    'graph-errors.json',
    'graph-mocks.json',
    ...configuration.plugins.map((entry) => entry.name),
  ])
    expect(page).toContain(`\`${name}\``);
  const described = [...page.matchAll(/`\/mock\/([^`]+)`/g)].map(([, name]) => name);
  expect(described.length).toBeGreaterThan(10);
  for (const name of described) if (name?.startsWith('CODE') === false) mockOf(name);
});
