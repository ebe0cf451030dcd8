import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';
import { afterAll, describe, expect, it } from 'vitest';
import { CLIENT, inCatch } from './tester.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What is said of the last of the files, with the others beside it. */
function messagesOf(files: Readonly<Record<string, string>>, settings: object = {}): readonly string[] {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-messages-')));
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': '{"type":"module"}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [name, text] = Object.entries(files).at(-1) ?? ['', ''];
  const linter = new Linter({ cwd: folder });
  const config = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    msgraph.configs.recommended,
    { settings: { msgraph: settings } },
  ];
  return linter.verify(text, config, { filename: join(folder, name) }).map(({ message }) => message);
}

const messageOf = (text: string, settings?: object): string => {
  const messages = messagesOf({ 'a.ts': text }, settings);
  expect(messages).toHaveLength(1);
  return messages[0] ?? '';
};

describe('a message', () => {
  it('names the file and line of a request that stands elsewhere, and none that stands here', () => {
    const graph = `${CLIENT}\nexport const load = () => client.api('/me').get();\n`;
    const use =
      "import { load } from './lib/graph.js';\nexport const me = () => load().catch((error) => { if (error.message.includes('The resource could not be found')) return null; throw error; });\n";
    expect(messagesOf({ 'lib/graph.ts': graph, 'use.ts': use })).toEqual([
      expect.stringContaining('(requested in lib/graph.ts:4)'),
    ]);
    expect(
      messageOf(inCatch("if (error.message.includes('The resource could not be found')) return;")),
    ).not.toContain('requested in');
  });

  it('names the package of the replacement, or the copy of it', () => {
    const text = inCatch("if (error.code === 'itemNotFound') return;");
    expect(messageOf(text)).toContain(
      "`hasErrorCode(error, GraphErrorCode.ItemNotFound)` from 'msgraph-errors'",
    );
    expect(messageOf(text, { runtime: '@contoso/errors' })).toContain("from '@contoso/errors'");
  });

  it('names a code once, and calls two levels that are written out fixed', () => {
    const code = "error.code === 'itemNotFound'";
    expect(
      messageOf(inCatch(`if (${code} || ${code.replace('.code', '.innerError?.code')}) return;`)),
    ).toMatch(/^A fixed level of this Microsoft Graph error is compared with 'itemNotFound'\. /);
  });

  it('says that a code is never in the message of a client, and does not say it of the body', () => {
    expect(messageOf(inCatch("if (error.message.includes('ErrorItemNotFound')) return;"))).toContain(
      'This test never succeeds: `@microsoft/microsoft-graph-client` keeps codes',
    );
    expect(messageOf(inCatch("if (error.body.includes('ErrorItemNotFound')) return;"))).not.toContain(
      'never succeeds',
    );
    expect(
      messageOf(inCatch("if (JSON.stringify(error).includes('ErrorItemNotFound')) return;")),
    ).not.toContain('never succeeds');
  });

  it.each([
    [
      'unknown',
      "if (error.message.includes('some odd sentence of a service')) return;",
      'No code of Graph is known for this text. Log `graphErrorCodes(error)`',
    ],
    ['ambiguous', "if (error.message.includes('Access is denied')) return;", 'explain'],
    [
      'dynamic',
      'if (error.message.includes(window.name)) return;',
      'The compared text is not a constant. Compare codes instead',
    ],
  ])('gives the reason why a text has no replacement: %s', (_, test, reason) => {
    expect(messageOf(inCatch(test))).toContain(reason);
  });

  it('gives a command that can be pasted for a text that stands for several codes', () => {
    expect(messageOf(inCatch("if (error.message.includes('Access is denied')) return;"))).toContain(
      "`npx msgraph-codemod explain 'Access is denied'` lists them",
    );
    expect(messageOf(inCatch('if (error.message.includes("user\'s mysite not found")) return;'))).toContain(
      'explain "user\'s mysite not found"`',
    );
    expect(
      messageOf(
        inCatch(
          "if (error.message.includes('Access is denied') || error.message.includes('is locked')) return;",
        ),
      ),
    ).toContain("explain 'Access is denied'`");
  });

  it('names all texts that are never there', () => {
    expect(
      messageOf(
        inCatch(
          "if (error.message.includes('ErrorItemNotFound') || error.message.includes('ErrorFolderNotFound')) return;",
        ),
      ),
    ).toContain("so it never contains 'ErrorItemNotFound' or 'ErrorFolderNotFound'.");
  });

  it('says once for each rule what to install', () => {
    const all = messagesOf({
      'a.ts': inCatch(
        "if (error.message.includes('ErrorItemNotFound')) return; if (error.code === 'itemNotFound') return; if (error.message.includes('Access is denied')) return; if (error.code === 'accessDenied') return;",
      ),
    });
    expect(all.map((message) => message.includes(' First: `npm install msgraph-errors`.'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('asks for the whole error where only its code arrives', () => {
    const text = `${CLIENT}const isGone = (code: string) => code === 'itemNotFound';
export async function load() {
  try {
    return await client.api('/me').get();
  } catch (error: any) {
    if (isGone(error.code)) return null;
    throw error;
  }
}
`;
    expect(messageOf(text)).toContain(
      'Only a part of the error is at hand here. Pass the whole error on to this place',
    );
  });

  it('keeps the comments of the code out of the replacement that it names, and in the code', () => {
    const message = messageOf(inCatch("if (error.code === /* seen in May */ 'itemNotFound') return;"));
    expect(message).toContain('`hasErrorCode(error, GraphErrorCode.ItemNotFound)`');
    expect(message).not.toContain('seen in May');
  });
});

describe('one condition', () => {
  const CHAIN =
    "if (error.message?.includes('403') || error.message?.includes('license') || error.message?.includes('Forbidden')) return;";

  it('is one report, with what can be said for a part of it', () => {
    expect(messageOf(inCatch(CHAIN))).toMatch(
      /`hasErrorCondition\(error, GraphErrorCondition\.Forbidden\)` from 'msgraph-errors' for a part of it\. For the rest: \S/,
    );
  });

  it('is two reports where a function inside of it decides for itself', () => {
    const inner =
      "const gone = error.code === 'itemNotFound' && [1].some(() => { if (error.code === 'accessDenied') return true; return false; });";
    expect(messagesOf({ 'a.ts': inCatch(inner) })).toHaveLength(2);
  });
});

describe('the remedy for a repetition', () => {
  const recursion = (
    test: string,
  ): string => `${CLIENT}export async function load(token: string): Promise<unknown> {
  try {
    return await client.api('/me').header('Authorization', token).get();
  } catch (error: any) {
    ${test}
    throw error;
  }
}
`;

  it('is a limit, for the failure that is named', () => {
    expect(messageOf(recursion('if (error.statusCode === 429) return load(token);'))).toMatch(
      /fails with 429, .*Limit the attempts, or use `retryGraph`/,
    );
    expect(
      messageOf(
        recursion(
          'if (error.statusCode !== 429 && error.statusCode !== 503) throw error; return load(token);',
        ),
      ),
    ).toContain('fails with 429 or 503');
    expect(messageOf(recursion('if ([429, 503].includes(error.statusCode)) return load(token);'))).toContain(
      'fails with 429 or 503',
    );
    expect(messageOf(recursion('if (error.statusCode >= 500) return load(token);'))).toContain(
      'fails, and nothing',
    );
  });

  it('is one renewal of the token after a 401, and no retryGraph, which renews none', () => {
    const message = messageOf(recursion('if (error.statusCode === 401) return load(token);'));
    expect(message).toContain('Get a new token once');
    expect(message).not.toContain('retryGraph');
  });

  it('is an operator for an Observable', () => {
    const text = `import { from, retry } from 'rxjs';\n${CLIENT}export const me = () => from(client.api('/me').get()).pipe(retry());\n`;
    const message = messageOf(text);
    expect(message).toContain('Give `retry` a `count`');
    expect(message).not.toContain('retryGraph');
  });
});
