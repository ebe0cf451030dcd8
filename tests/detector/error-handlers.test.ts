import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const ODD = "err.message.includes('odd words')";
const MAIL = "async (request, answer) => { answer.json(await client.api('/me/messages').get()); }";
const SHELF = (name: string): string => `async (request, answer) => { answer.json(await shelf.${name}()); }`;
const app = (routes: readonly string[], test: string): string => `import express from 'express';
import { Client } from '@microsoft/microsoft-graph-client';
import { shelf } from './shelf';
declare const client: Client;
const app = express();
${routes.map((route, index) => `app.get('/${index}', ${route});`).join('\n')}
app.use((err, request, answer, next) => { if (${test}) return answer.end(); next(err); });`;

describe('an error handler of a server', () => {
  text('gets what its routes fail with', app([MAIL], `«${ODD}»`));
  text('also where some have nothing to do with Graph', app([MAIL, MAIL, SHELF('books')], `«${ODD}»`));
  silent('where most have nothing to do with Graph', app([MAIL, SHELF('books'), SHELF('readers')], ODD));
  silent('where none has', app([SHELF('books')], ODD));
  silent(
    'of another server',
    app([], ODD).replace(
      'const app = express();',
      `const app = express();\nconst other = express();\nother.get('/', ${MAIL});`,
    ),
  );
});
