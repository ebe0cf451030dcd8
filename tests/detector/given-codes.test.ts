import { describe, expect, it } from 'vitest';
import { finds, reasonIn, SDK } from './find.js';

const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  code(name, source);
};

/** A helper, and a program that asks it about what a request to Graph fails with. */
const asked = (helper: string, test: string, more = ''): string =>
  `${SDK}${helper}\n${more}\nexport async function me() { try { return await client.api('/me').get(); } catch (e: any) { if (${test}) return null; throw e; } }`;
const IS = "isCode(e, 'Request_ResourceNotFound')";

describe('a code that callers give', () => {
  code(
    'is compared with the outer one',
    asked('const isCode = (e: any, code: string) => «e.code === code»;', IS),
  );
  code('on the other side', asked('const isCode = (e: any, code: string) => «code !== e.code»;', IS));
  code(
    'is one of a list',
    asked(
      'function isCode(e: any, codes: string[]) { return «codes.includes(e.code)»; }',
      "isCode(e, ['itemNotFound', 'Request_ResourceNotFound'])",
    ),
  );
  code(
    'is one of several',
    asked(
      'function isCode(e: any, ...codes: string[]) { return «codes.includes(e.code)»; }',
      "isCode(e, 'itemNotFound', 'Request_ResourceNotFound')",
    ),
  );
  code(
    'is given to a function that makes the test',
    asked(
      "const is = (code: string) => (e: any) => «e.code === code»;\nconst isMissing = is('Request_ResourceNotFound');",
      'isMissing(e)',
    ),
  );
  code(
    'is given to a method',
    asked(
      'class Codes { has(e: any, code: string) { return «e.code === code»; } }\nconst codes = new Codes();',
      "codes.has(e, 'Request_ResourceNotFound')",
    ),
  );
  silent(
    'that Graph does not send',
    asked('const isCode = (e: any, code: string) => e.code === code;', "isCode(e, 'ECONNRESET')"),
  );
  silent(
    'that nobody knows',
    asked('const isCode = (e: any, code: string) => e.code === code;', 'isCode(e, process.env.CODE)'),
  );
  silent(
    'beside an error of another service',
    asked(
      'const isCode = (e: any, code: string) => e.code === code;',
      "isCode(e, 'ECONNRESET')",
      "import { S3 } from '@aws-sdk/client-s3';\ndeclare const s3: S3;\nexport async function file() { try { return await s3.getObject({ Key: 'a' } as any); } catch (e: any) { if (isCode(e, 'AccessDenied')) return null; throw e; } }",
    ),
  );
  silent(
    'and looked for at every level',
    asked(
      'const isCode = (e: any, code: string): boolean => e.code === code || (e.innerError ? isCode(e.innerError, code) : false);',
      IS,
    ),
  );
  silent(
    'and looked for in the levels by another function',
    asked(
      'const deep = (e: any, code: string): boolean => { for (let at = e; at; at = at.innerError) if (at.code === code) return true; return false; };\nconst isCode = (e: any, code: string): boolean => e.code === code || deep(e.innerError, code);',
      IS,
    ),
  );
  silent(
    'and looked for in all codes',
    asked(
      'function* codesOf(e: any): Generator<string> { for (let at = e; at; at = at.innerError) yield at.code; }\nconst isCode = (e: any, code: string): boolean => [...codesOf(e)].some((one) => one === code);',
      IS,
    ),
  );
  silent(
    'of something that is no error',
    asked('const isCode = (e: any, code: string) => e.country.code === code;', IS),
  );

  it('is left to whoever wrote the helper', () => {
    expect(
      reasonIn(asked('const isCode = (e: any, code: string) => e.code === code;', IS), 'code-compare'),
    ).toBe('code-dynamic');
  });
});
