import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import msgraph, { configs } from 'eslint-plugin-msgraph';

/** Declarations of the installed client, as far as the tests need them. */
const CLIENT = `export declare class Client { static init(options: unknown): Client; api(path: string): GraphRequest; }
export declare class GraphRequest { get(): Promise<any>; }
export declare class GraphError extends Error { statusCode: number; code: string | null; body: any; }
`;
const HELPERS = `import { Client, GraphError } from '@microsoft/microsoft-graph-client';
export declare const container: { get<T>(type: new (...args: any[]) => T): T };
export declare function inferred<T>(of: T): T;
export declare function isGraphError(error: unknown): error is GraphError;
export declare function work(): Promise<void>;
export declare function attempt<T>(of: Promise<T>): Promise<{ ok: true } | { ok: false; error: GraphError }>;
export declare class ServiceError extends GraphError {}
export declare class DirectoryError extends Error { code: string; }
export declare function isDirectoryError(error: unknown): error is DirectoryError;
export declare function isEither(error: unknown): error is GraphError | DirectoryError;
export { Client };
`;

const CALLER = `import { Client } from '@microsoft/microsoft-graph-client';
import { isGone } from './main.js';
export async function load(client: Client) { try { await client.api('/me').get(); } catch (e) { if (isGone(e)) return; throw e; } }
`;

let root = '';
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'typed-')));
  const client = join(root, 'node_modules/@microsoft/microsoft-graph-client');
  mkdirSync(client, { recursive: true });
  mkdirSync(join(root, 'node_modules/helpers'), { recursive: true });
  writeFileSync(
    join(client, 'package.json'),
    '{ "name": "@microsoft/microsoft-graph-client", "version": "3.0.7", "types": "index.d.ts" }',
  );
  writeFileSync(join(client, 'index.d.ts'), CLIENT);
  // A package, so that no evidence comes from its source.
  writeFileSync(
    join(root, 'node_modules/helpers/package.json'),
    '{ "name": "helpers", "version": "1.0.0", "types": "index.d.ts" }',
  );
  writeFileSync(join(root, 'node_modules/helpers/index.d.ts'), HELPERS);
  writeFileSync(join(root, 'package.json'), '{}');
  writeFileSync(
    join(root, 'tsconfig.json'),
    '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] }, "include": ["*.ts"] }',
  );
  writeFileSync(join(root, 'main.ts'), '');
  writeFileSync(join(root, 'caller.ts'), CALLER);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

type Preset = 'recommended' | 'recommended-type-checked';

function lint(
  text: string,
  preset: Preset,
  options: Linter.ParserOptions = { project: './tsconfig.json', tsconfigRootDir: root },
  settings: Record<string, unknown> = {},
): readonly string[] {
  const file = join(root, 'main.ts');
  writeFileSync(file, text);
  const messages = new Linter({ cwd: root }).verify(
    text,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { ...options, disallowAutomaticSingleRunInference: true } },
      },
      configs[preset],
      { settings: { msgraph: settings } },
    ],
    { filename: file },
  );
  return messages.map(({ ruleId, line, message }) =>
    ruleId === null ? message : `${ruleId.replace('msgraph/', '')}:${String(line)}`,
  );
}

const inCatch = (call: string, test: string): string => `import * as h from 'helpers';
export async function run() {
  try {
    await ${call};
  } catch (error) {
    if (${test}) return;
    throw error;
  }
}
`;

describe('recommended-type-checked', () => {
  it.each<[string, string, string]>([
    [
      'a client whose type is inferred',
      'h.container.get(h.Client).api(location.href).get()',
      '(error as Error).message.includes("odd text")',
    ],
    [
      'a guard that narrows to the error of the SDK',
      'h.work()',
      'h.isGraphError(error) && error.message.includes("odd text")',
    ],
    [
      'a class that extends the error of the SDK',
      'h.work()',
      'error instanceof h.ServiceError && error.message.includes("odd text")',
    ],
  ])('sees %s', (_, call, test) => {
    const text = inCatch(call, test);
    expect(lint(text, 'recommended')).toEqual([]);
    expect(lint(text, 'recommended-type-checked')).toEqual(['no-message-matching:6']);
  });

  it('sees the error in a result', () => {
    const text = `import { attempt, work } from 'helpers';
export async function run() {
  const result = await attempt(work());
  return !result.ok && result.error.code === 'itemNotFound';
}
`;
    expect(lint(text, 'recommended')).toEqual([]);
    expect(lint(text, 'recommended-type-checked')).toEqual(['require-innererror-traversal:4']);
  });

  it('knows the types that the settings name', () => {
    const text = inCatch('h.work()', 'h.isDirectoryError(error) && error.code === "itemNotFound"');
    expect(lint(text, 'recommended-type-checked')).toEqual([]);
    expect(lint(text, 'recommended-type-checked', undefined, { errorTypes: ['DirectoryError'] })).toEqual([
      'require-innererror-traversal:6',
    ]);
  });

  it.each<[string, string, string]>([
    ['an error of unknown type', 'h.work()', '(error as Error).message.includes("odd text")'],
    [
      'an error that may be of another class',
      'h.work()',
      'h.isEither(error) && error.message.includes("odd text")',
    ],
    ['another class', 'h.work()', 'error instanceof h.DirectoryError && error.message.includes("odd text")'],
  ])('is silent about %s', (_, call, test) => {
    expect(lint(inCatch(call, test), 'recommended-type-checked')).toEqual([]);
  });

  it('finds all that recommended finds', () => {
    const text = `import { Client } from '@microsoft/microsoft-graph-client';\n${inCatch('Client.init({}).api("/me").get()', '(error as Error).message.includes("odd text")')}`;
    expect(lint(text, 'recommended')).toEqual(['no-message-matching:7']);
    expect(lint(text, 'recommended-type-checked')).toEqual(['no-message-matching:7']);
  });

  it('finds what other files give to a function of the file', () => {
    const text = `export const isGone = (e: any) => e.message.includes('odd text');\n`;
    expect(lint(text, 'recommended')).toEqual(['no-message-matching:1']);
    expect(lint(text, 'recommended-type-checked')).toEqual(['no-message-matching:1']);
  });

  it('does not ask for types in `recommended`', () => {
    expect(lint('export const x = 1;', 'recommended', {})).toEqual([]);
  });

  it('fails with a clear message without type information', () => {
    expect(() => lint('export const x = 1;', 'recommended-type-checked', {})).toThrow(
      /`recommended-type-checked` of eslint-plugin-msgraph needs type information[^]*projectService: true/,
    );
  });

  it.each([{}, { parser: { name: 'oxlint' } }])(
    'keeps to the code where the linter has no type checker, as oxlint: %o',
    (languageOptions) => {
      const text = inCatch('h.work()', 'h.isGraphError(error) && error.message.includes("odd text")');
      const config: Linter.Config = {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { hidden: { rules: { rule: without('no-message-matching', languageOptions) } } },
        rules: { 'hidden/rule': 'error' },
        settings: { msgraph: { typeChecked: true } },
      };
      expect(new Linter({ cwd: root }).verify(text, [config], { filename: join(root, 'main.ts') })).toEqual(
        [],
      );
    },
  );
});

/** A rule that gets its context without parser services and with other language options. */
function without(name: keyof typeof msgraph.rules, languageOptions: object): Rule.RuleModule {
  const rule: Rule.RuleModule = msgraph.rules[name];
  return {
    ...rule,
    create: (context) =>
      rule.create(
        replaced(context, {
          languageOptions,
          sourceCode: replaced(context.sourceCode, { parserServices: {} }),
        }),
      ),
  };
}

/**
 * What `original` is, with some properties replaced; ESLint has frozen both the context and the source code.
 */
function replaced<T extends object>(original: T, properties: Readonly<Record<string, unknown>>): T {
  const get = (_: object, key: string | symbol): unknown => {
    if (typeof key === 'string' && key in properties) return properties[key];
    const value: unknown = Reflect.get(original, key, original);
    return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(original) : value;
  };
  return new Proxy({}, { get }) as T;
}
