import { describe, expect, it } from 'vitest';
import { reasonIn, rewriteAll, SDK } from './find.js';

const GRAPH =
  "export async function load() { try { await client.api('/me/messages').get(); } catch (e) { if (isMissing(e)) return; throw e; } }\n";
const inTry = (work: string): string =>
  `export async function other(id: string) { try { ${work} } catch (e) { if (isMissing(e)) return; throw e; } }\n`;
const helper = (test: string): string => `${SDK}const isMissing = (e: any) => ${test};\n`;
const STATUS = "e.message.includes('404')";

/** What another caller asks, by which its errors come to the helper. */
const OTHERS = {
  'a call of a package': ["import { readFile } from 'node:fs/promises';\n", 'await readFile(id);'],
  'a member of what a package gives': [
    "import { google } from 'googleapis';\n",
    "await google.gmail({ version: 'v1' }).users.messages.get({ id });",
  ],
  'a variable that a package has made': [
    "import { google } from 'googleapis';\nconst gmail = google.gmail({ version: 'v1' });\n",
    'await gmail.users.messages.get({ id });',
  ],
  'an instance of a class of a package': [
    "import { Dropbox } from 'dropbox';\n",
    'await new Dropbox({}).filesDownload({ path: id });',
  ],
  'a request to another host': [
    '',
    "const r = await fetch('https://api.example.com/items/' + id); if (!r.ok) throw new Error(`Items: ${r.status}`);",
  ],
} as const;

describe('a helper that gets errors of another service as well', () => {
  for (const [name, [head, work]] of Object.entries(OTHERS)) {
    it(`keeps its words: ${name}`, () => {
      expect(reasonIn(`${head}${helper(STATUS)}${GRAPH}${inTry(work)}`, 'message-match')).toBe('likely-only');
    });
  }

  it('keeps a code that others send as well', () => {
    const [head, work] = OTHERS['a variable that a package has made'];
    expect(
      reasonIn(`${head}${helper("e.code === 'AccessDenied'")}${GRAPH}${inTry(work)}`, 'code-compare'),
    ).toBe('likely-only');
  });

  it('asks for a code that only Graph sends', () => {
    const [head, work] = OTHERS['a variable that a package has made'];
    expect(
      rewriteAll(`${head}${helper("e.message.includes('ErrorItemNotFound')")}${GRAPH}${inTry(work)}`),
    ).toContain('hasErrorCode(e, GraphErrorCode.ErrorItemNotFound)');
    expect(rewriteAll(`${head}${helper("e.code === 'ErrorItemNotFound'")}${GRAPH}${inTry(work)}`)).toContain(
      'hasErrorCode(e, GraphErrorCode.ErrorItemNotFound)',
    );
  });

  it('is rewritten where all callers ask Graph, or only tests and handlers give something else', () => {
    expect(
      rewriteAll(`${helper(STATUS)}${GRAPH}${inTry("await client.api('/users/' + id).get();")}`),
    ).toContain('hasErrorCondition(e, GraphErrorCondition.NotFound)');
    expect(
      rewriteAll(
        `${helper(STATUS)}${GRAPH}it('x', () => { expect(isMissing(new Error('x'))).toBe(false); });\n`,
      ),
    ).toContain('hasErrorCondition(e, GraphErrorCondition.NotFound)');
  });
});

describe('a `try` that asks another host as well', () => {
  const both = (test: string): string =>
    `${SDK}export async function load(id: string) { try { await client.api('/me').get(); await client.api('/me/drive').get(); const r = await fetch('https://api.example.com/' + id); if (!r.ok) throw new Error(\`Items: \${r.status}\`); } catch (e: any) { if (${test}) return; throw e; } }\n`;
  it('keeps its words', () => {
    expect(reasonIn(both(STATUS), 'message-match')).toBe('likely-only');
  });
  it('asks for a code that only Graph sends', () => {
    expect(rewriteAll(both("e.message.includes('ErrorItemNotFound')"))).toContain(
      'hasErrorCode(e, GraphErrorCode.ErrorItemNotFound)',
    );
  });
});

describe('a message that the project has written itself', () => {
  const around = (body: string): string =>
    `${SDK}export async function load() { try { await client.api('/me').get(); } catch (e: any) { ${body} throw e; } }\n`;
  it('is tested as it is', () => {
    expect(
      reasonIn(
        around('e.message = `Draft 404: ${e.message}`; if (e.message.includes("404")) return;'),
        'message-match',
      ),
    ).toBe('error-wrapped');
    expect(
      reasonIn(
        around(
          'Object.assign(e, { message: "itemNotFound" }); if (e.message.includes("itemNotFound")) return;',
        ),
        'message-match',
      ),
    ).toBe('error-wrapped');
  });
  it('is one of the client as long as it is written behind the test, or something else is', () => {
    expect(
      rewriteAll(around('if (e.message.includes("ErrorItemNotFound")) { e.message = "gone"; }')),
    ).toContain('hasErrorCode(e, GraphErrorCode.ErrorItemNotFound)');
    expect(
      rewriteAll(around('e.isLogged = true; if (e.message.includes("ErrorItemNotFound")) return;')),
    ).toContain('hasErrorCode(e, GraphErrorCode.ErrorItemNotFound)');
  });
});
