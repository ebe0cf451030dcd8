import rule from '../../rules/src/rules/require-status-fallback.js';
import { HERE, tester } from './tester.js';

const inFetch = (body: string, head = ''): string =>
  `${head}export async function load() {\n  const response = await fetch('https://graph.microsoft.com/v1.0/me');\n  ${body}\n}\n`;
const FAILED = 'const body = await response.json(); throw new Error(body.error.message);';

tester.run('require-status-fallback', rule, {
  valid: [
    {
      name: 'a body that is only read after a success',
      code: inFetch(
        'if (!response.ok) throw new Error(String(response.status));\n  return (await response.json()).value;',
      ),
    },
    {
      name: 'a failed body with a way out',
      code: inFetch(
        'if (!response.ok) { const body = await response.json().catch(() => undefined); throw new Error(body?.error.message); }',
      ),
    },
    {
      name: 'a failed body with another way out',
      code: inFetch('if (!response.ok) return response.json().then((body) => body.error, () => undefined);'),
    },
    {
      name: 'a failed body in a `try`',
      code: inFetch(
        `if (!response.ok) { try { ${FAILED} } catch { throw new Error(String(response.status)); } }`,
      ),
    },
    {
      name: 'a failed body whose type is asked for',
      code: inFetch(
        `if (!response.ok && response.headers.get('content-type')?.includes('json')) { ${FAILED} }`,
      ),
    },
    {
      name: 'a failed body as a text',
      code: inFetch('if (!response.ok) throw new Error(await response.text());'),
    },
    {
      name: 'a failed body of another host',
      code: inFetch(`if (!response.ok) { ${FAILED} }`).replace('graph.microsoft.com', 'shop.example'),
    },
    {
      name: 'a success without content before the body',
      code: inFetch(
        'if (!response.ok) throw new Error(String(response.status));\n  if (response.status === 204) return undefined;\n  return response.json();',
      ),
    },
    {
      name: 'the same inside of the condition',
      code: inFetch(
        'if (response.ok) { if (response.status === 204) return undefined; return response.json(); }',
      ),
    },
    {
      name: 'a body that is read before the status, but not its error',
      code: inFetch('const body = await response.json();\n  return body.value;'),
    },
    {
      name: 'an error that is read where the status was asked for',
      code: inFetch(
        'const { status } = response;\n  if (response.status >= 400) throw new Error(String(status));\n  const body = await response.json();\n  return body.error.code;',
      ),
    },
    {
      name: 'an error that need not be there',
      code: inFetch('const body = await response.json();\n  return body.error?.code;'),
    },
  ],
  invalid: [
    {
      name: 'a failed body',
      code: inFetch(`if (!response.ok) { ${FAILED} }`),
      errors: [
        {
          messageId: 'failed',
          data: { ...HERE, read: 'response.json()', response: 'response' },
          line: 3,
          column: 42,
          endColumn: 57,
        },
      ],
    },
    {
      name: 'a failed body by its status',
      code: inFetch(`if (response.status === 403) { ${FAILED} }`),
      errors: [{ messageId: 'failed' }],
    },
    {
      name: 'a failed body in the other branch',
      code: inFetch(`if (response.ok) return response.json();\n  ${FAILED}`),
      errors: [{ messageId: 'failed', line: 4 }],
    },
    {
      name: 'a failed body in an `else`',
      code: inFetch(`if (response.ok) { return 1; } else { ${FAILED} }`),
      errors: [{ messageId: 'failed' }],
    },
    {
      name: 'a failed body in an arm of a condition',
      code: inFetch('return response.ok ? undefined : (await response.json()).error.code;'),
      errors: [{ messageId: 'failed' }],
    },
    {
      name: 'a failed body in a helper that is only called then',
      code: `async function messageOf(response: Response) { const body = await response.json(); return body.error.message; }\n${inFetch('if (!response.ok) throw new Error(await messageOf(response));')}`,
      errors: [{ messageId: 'failed', line: 1 }],
    },
    {
      name: 'a failed body with a `try` around that has no `catch`',
      code: inFetch(`if (!response.ok) { try { ${FAILED} } finally { done(); } }`),
      errors: [{ messageId: 'failed' }],
    },
    {
      name: 'a failed body where the `try` is around the request only',
      code: inFetch(`try { await other(); } catch { return; }\n  if (!response.ok) { ${FAILED} }`),
      errors: [{ messageId: 'failed' }],
    },
    {
      name: 'an error that is read without a look at the status',
      code: inFetch('return (await response.json()).error.code;'),
      errors: [
        { messageId: 'unread', data: { ...HERE, read: 'response.json()', response: 'response' }, column: 17 },
      ],
    },
    {
      name: 'an error that is read with a look at the status afterwards',
      code: inFetch(
        'const body = await response.json();\n  if (!response.ok) throw new Error(body.error.message);\n  return body.value;',
      ),
      errors: [{ messageId: 'unread', line: 3 }],
    },
    {
      name: 'an error that is looked for in every body',
      code: inFetch(
        'const body = await response.json();\n  if (body.error) throw new Error(body.error.code);\n  return body.value;',
      ),
      errors: [{ messageId: 'unread' }],
    },
  ],
});
