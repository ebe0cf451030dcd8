import rule from '../../rules/src/rules/no-message-display.js';
import { CLIENT, HERE, inCatch, tester } from './tester.js';

const handler = (answer: string): string => `${CLIENT}export async function list(req, res) {
  try {
    res.json(await client.api('/me/messages').get());
  } catch (error) {
    ${answer}
  }
}
`;
const component = (set: string, markup: string): string => `import { useState } from 'react';
${CLIENT}export function Inbox() {
  const [error, setError] = useState(null);
  const load = async () => {
    try {
      await client.api('/me/messages').get();
    } catch (failure) {
      ${set}
    }
  };
  return ${markup};
}
`;
/** A handler that hands on what Graph has answered. */
const proxy = (failed: string, answered: string): string => `export async function GET(request) {
  const answer = await fetch('https://graph.microsoft.com/v1.0/me');
  const text = await answer.text();
  if (!answer.ok) { ${failed} }
  ${answered}
}
`;
const ofAxios = (shown: string): string => `import axios from 'axios';
export async function list(req, res) {
  try { await axios.get('https://graph.microsoft.com/v1.0/me'); } catch (error) { res.status(500).json({ error: ${shown} }); }
}
`;
const JSX = { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } }, filename: 'file.tsx' };

tester.run('no-message-display', rule, {
  valid: [
    {
      name: "a text of one's own",
      code: handler("res.status(500).json({ error: 'The messages could not be read' });"),
    },
    { name: 'the code', code: handler('res.status(500).json({ error: error.code });') },
    { name: 'the status', code: handler('res.status(error.statusCode).end();') },
    { name: 'the text in a log', code: handler('console.error(error.message);\n    res.status(500).end();') },
    {
      name: 'the text of something else',
      code: handler('res.status(500).json({ error: error.message });').replace(
        "client.api('/me/messages').get()",
        'shop.open()',
      ),
    },
    {
      name: 'the text of an error among those of other calls',
      code: handler('res.status(500).json({ error: error.message });').replace(
        'res.json(await',
        'await shop.open();\n    await shop.list();\n    res.json(await',
      ),
    },
    {
      name: 'the text of an error of the project',
      code: handler('res.status(500).json({ error: error.message });').replace(
        '.get()',
        ".get().catch(() => { throw new Error('The messages could not be read'); })",
      ),
    },
    { name: 'what the first parameter of a function sends', code: handler('req.send(error.message);') },
    { name: 'a callback that is called `send`', code: inCatch('send(error.message);') },
    { name: 'the text on the command line', code: inCatch('process.stdout.write(error.message);') },
    {
      name: 'state that nothing renders',
      code: component('setError(failure.message);', '<p>{error ? 1 : 2}</p>'),
      ...JSX,
    },
    {
      name: "state that is set to a text of one's own",
      code: component("setError('The messages could not be read');", '<p>{error}</p>'),
      ...JSX,
    },
    {
      name: 'a function of the project that is called like a notice',
      code: inCatch('showError(error.message);') + '\nfunction showError(text) { console.error(text); }\n',
    },
    {
      name: 'a parameter that is called like a notice',
      code: inCatch('toast.error(error.message);').replace('load()', 'load(toast)'),
    },
    {
      name: 'what the first parameter of a function is asked for, without a status',
      code: inCatch('c.json(error.message);').replace('load()', 'load(c)'),
    },
    {
      name: 'with a status that is no failure',
      code: inCatch('c.json(error.message, 200);').replace('load()', 'load(c)'),
    },
    {
      name: 'an answer that has not failed',
      code: proxy(
        'return new Response(null, { status: 502 });',
        'return new Response(text, { status: 200 });',
      ),
    },
    { name: 'the sentence of an HTTP client', code: ofAxios('error.message') },
    { name: 'the state of something else than a hook', code: inCatch('setError(error.message);') },
  ],
  invalid: [
    {
      name: 'an answer',
      code: handler('res.status(500).json({ error: error.message });'),
      errors: [
        {
          messageId: 'answer',
          data: { ...HERE, shown: 'error.message' },
          line: 7,
          column: 35,
          endColumn: 48,
        },
      ],
    },
    {
      name: 'an answer with words around',
      code: handler('res.status(500).send(`Failed: ${error.message}`);'),
      errors: [{ messageId: 'answer', column: 26 }],
    },
    {
      name: 'the error as a text',
      code: handler('res.send(String(error));'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'one of two ways',
      code: handler("res.json({ error: error.message || 'Unknown' });"),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'an answer of the web standard',
      code: handler('return Response.json({ error: error.message });'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'an answer that is made',
      code: handler('return new NextResponse(error.message, { status: 500 });'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'an answer of a framework with a context',
      code: inCatch('return c.json({ error: error.message }, 500);').replace('load()', 'load(c)'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'a notice',
      code: inCatch('alert(error.message);'),
      errors: [{ messageId: 'notice', data: { ...HERE, shown: 'error.message' } }],
    },
    {
      name: 'a notice of a library',
      code: inCatch('toast.error(error.message);'),
      errors: [{ messageId: 'notice' }],
    },
    {
      name: 'a notice of a hook',
      code: `import { useToast } from '@contoso/ui';\n${inCatch('toast(error.message);')}`.replace(
        'try {',
        'const { toast } = useToast();\n  try {',
      ),
      errors: [{ messageId: 'notice' }],
    },
    {
      name: 'a notice that is imported',
      code: `import { message } from 'antd';\n${inCatch('message.error(error.message);')}`,
      errors: [{ messageId: 'notice' }],
    },
    {
      name: 'an answer of a framework with a context of any name',
      code: inCatch('return event.json({ error: error.message }, 500);').replace('load()', 'load(event)'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'a notice of an editor',
      code: inCatch('vscode.window.showErrorMessage(`Failed: ${error.message}`);'),
      errors: [{ messageId: 'notice' }],
    },
    {
      name: 'a message of a bot',
      code: inCatch('await context.sendActivity(error.message);'),
      errors: [{ messageId: 'bot' }],
    },
    {
      name: 'an answer that has failed',
      code: proxy('return new Response(text, { status: 502 });', 'return null;'),
      errors: [{ messageId: 'answer', line: 4 }],
    },
    {
      name: 'what Graph has answered to an HTTP client',
      code: ofAxios('error.response.data.error.message'),
      errors: [{ messageId: 'answer' }],
    },
    {
      name: 'state that a component renders',
      code: component('setError(failure.message);', '<p>{error}</p>'),
      ...JSX,
      errors: [{ messageId: 'state', line: 10 }],
    },
    {
      name: 'state that a component renders on a condition',
      code: component('setError(failure.message);', '<p>{error && <b>{error}</b>}</p>'),
      ...JSX,
      errors: [{ messageId: 'state' }],
    },
  ],
});
