import { describe, expect, it } from 'vitest';
import type { LegacyErrorSite } from '../../rules/src/detector/types.js';
import { finds, reasonIn, rewrites, SDK, sitesIn } from './find.js';

const finding = finds('legacy-error');
const inCatch = (body: string): string =>
  `${SDK}export async function load() {\n  try {\n    return await client.api('/users').get();\n  } catch (e: any) {\n    ${body}\n  }\n}\n`;
const withNames = (names: string, body: string): string =>
  inCatch(body).replace("client';\n", `client';\nimport { ${names} } from 'msgraph-errors';\n`);

describe('the retired error shape', () => {
  finding(
    'code and message, wherever they are compared',
    inCatch(
      "if («e.body['odata.error'].code === 'Request_BadRequest'») return 1;\n    if («e.body['odata.error'].message.value.includes('quota of the tenant')») return 2;",
    ),
  );
  finding(
    'codes of a switch',
    inCatch(
      "const { code } = e.body['odata.error'];\n    switch («code») { case 'Request_BadRequest': return 1; default: throw e; }",
    ),
  );
  finding(
    'reads',
    inCatch("console.error(«e.body?.['odata.error']?.code», «e.body['odata.error'].message.value»);"),
  );
  finding('the object itself', inCatch("if («e.body['odata.error']») return «e.body['odata.error']»;"));
  finding(
    'an alias once, when only its parts are used',
    inCatch("const odata = e.body['odata.error'];\n    throw new Error(«odata.message.value»);"),
  );
  finding(
    'an alias that is also used whole',
    inCatch("const odata = «e.body['odata.error']»;\n    return odata && «odata.code»;"),
  );
  finding(
    'a destructured body',
    inCatch("const { «'odata.error': odata» } = JSON.parse(e.body);\n    return odata;"),
  );
  finding(
    'not the shape of SharePoint',
    inCatch(
      "if (e.body['odata.error'].code === '-1, Microsoft.SharePoint.Client.InvalidClientQueryException') return 1;",
    ).replace("client.api('/users').get()", 'sp.web()'),
  );
  finding(
    'not where something else may have answered in that shape',
    inCatch("return e.body['odata.error'];").replace(
      "return await client.api('/users').get();",
      "await client.api('/users').get(); return await (globalThis as any).sharePoint.read();",
    ),
  );
  finding(
    'not a comparison that knows both shapes',
    inCatch(
      "const code = e.body?.error?.code ?? e.body['odata.error'].code;\n    if (code === 'Request_BadRequest') return 1;",
    ).replace("e.body['odata.error'].code;", "«e.body['odata.error'].code»;"),
  );
  finding(
    'only where the value comes from Graph',
    "export const f = (body: any) => body['odata.error'].code === 'Request_BadRequest';",
  );

  it('tells what the site is about', () => {
    const sites = sitesIn(
      inCatch(
        "if (e.body['odata.error'].code === 'Request_BadRequest') throw new Error(e.body['odata.error'].message.value);\n    return e.body['odata.error'];",
      ),
      'legacy-error',
    ) as readonly LegacyErrorSite[];
    expect(sites.map(({ form, subject }) => [form, subject])).toEqual([
      ['test', 'odata.error'],
      ['read', 'odata.error'],
      ['shape', 'odata.error'],
    ]);
  });
});

describe('the rewrite', () => {
  rewrites(
    'of tests',
    inCatch(
      "if (e.body['odata.error'].code === 'Request_BadRequest' || e.body['odata.error'].code === 'Directory_QuotaExceeded') return 1;",
    ),
    withNames(
      'GraphErrorCode, hasErrorCode',
      'if (hasErrorCode(e, GraphErrorCode.Request_BadRequest, GraphErrorCode.Directory_QuotaExceeded)) return 1;',
    ),
  );
  rewrites(
    'of a read with an assertion',
    inCatch("return e.body['odata.error'].code as string;"),
    withNames('mostSpecificErrorCode', 'return mostSpecificErrorCode(e) as string;'),
  );
  rewrites(
    'of a read in a template',
    inCatch("console.error(`failed: ${e.body?.['odata.error']?.message?.value}`);"),
    withNames('parseGraphError', 'console.error(`failed: ${parseGraphError(e)?.message}`);'),
  );
  rewrites(
    'takes away the alias',
    inCatch(
      "const { code, message } = e.body['odata.error'];\n    console.error(message.value);\n    if (code === 'Request_BadRequest') return 1;",
    ),
    withNames(
      'GraphErrorCode, hasErrorCode, parseGraphError',
      'console.error(parseGraphError(e)?.message);\n    if (hasErrorCode(e, GraphErrorCode.Request_BadRequest)) return 1;',
    ),
  );

  it.each([
    ['taken further apart', 'legacy-shape', "return e.body['odata.error'].code.length;"],
    [
      'taken further apart behind an assertion',
      'legacy-shape',
      "return (e.body['odata.error'].code as string).length;",
    ],
    ['written', 'legacy-shape', "e.body['odata.error'].code = 'other';"],
    ['used as a key', 'legacy-shape', "return TEXTS[e.body['odata.error'].code];"],
    ['called', 'legacy-shape', "return e.body['odata.error'].code();"],
    ['passed on as a whole', 'legacy-shape', "return e.body['odata.error'];"],
    [
      'compared with an unknown text',
      'text-unknown',
      "if (e.body['odata.error'].message.value.includes('frobnicated beyond repair')) return 1;",
    ],
  ])('is not made where the value is %s', (_name, reason, body) => {
    expect(reasonIn(inCatch(body), 'legacy-error')).toBe(reason);
  });

  it('never changes the host', () => {
    expect(
      reasonIn(
        "export const users = () => fetch('https://graph.windows.net/tenant/users').then((res) => res.status);",
        'legacy-error',
      ),
    ).toBe('legacy-host');
    expect(
      reasonIn(
        "const graph = require('azure-graph');\nmodule.exports = new graph.GraphRbacManagementClient();",
        'legacy-error',
        { path: 'file.js' },
      ),
    ).toBe('legacy-host');
  });
});
