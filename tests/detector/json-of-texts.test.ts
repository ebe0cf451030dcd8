import { describe, expect, it } from 'vitest';
import { finds, sitesIn } from './find.js';

const code = finds('code-compare');
const silent = (name: string, source: string): void => {
  code(name, source);
};

const fails = (body: string): string => `import { GraphFI } from '@pnp/graph';
import '@pnp/graph/users';
export async function me(graph: GraphFI) { try { return await graph.users.getById('x')(); } catch (e: any) { ${body} throw e; } }`;
const TEST = "data.error.code === 'Request_ResourceNotFound'";

describe('a body that stands as JSON in the text of an error', () => {
  code(
    'behind words',
    fails(`const data = JSON.parse(e.message.split('::> ')[1]); if («${TEST}») return null;`),
  );
  code(
    'that a pattern takes out',
    fails(`const data = JSON.parse(e.message.match(/\\{.*\\}/)[0]); if («${TEST}») return null;`),
  );
  code(
    'from a position on',
    fails(`const data = JSON.parse(e.message.slice(e.message.indexOf('{'))); if («${TEST}») return null;`),
  );
  code('that is the whole text', fails(`const data = JSON.parse(e.message); if («${TEST}») return null;`));
  code(
    'of a variable',
    fails(
      `const [, text] = e.message.split('::> '); const data = JSON.parse(text); if («${TEST}») return null;`,
    ),
  );
  silent(
    'of which another text is asked for',
    fails("const [first] = e.message.split('::> '); if (first === 'Request_ResourceNotFound') return null;"),
  );
  silent(
    'that is a part of the code',
    fails("const [, last] = e.code.split('.'); if (last === 'Request_ResourceNotFound') return null;"),
  );
  silent(
    'that is a part of a code that a helper gets',
    `const isLast = (name: string): boolean => name.split('.')[1] === 'Request_ResourceNotFound';\n${fails('if (isLast(e.code)) return null;')}`,
  );
  code(
    'where the helper gets the text',
    `const codeIn = (text: string): string => JSON.parse(text.split('::> ')[1]).error.code;\n${fails("if («codeIn(e.message) === 'Request_ResourceNotFound'») return null;")}`,
  );
  silent(
    'of something else',
    fails(
      `const data = JSON.parse(String(localStorage.getItem('a')).split('::> ')[1]); if (${TEST}) return null;`,
    ),
  );

  it('is asked for at the error itself, by its name alone', () => {
    const [site] = sitesIn(
      fails(`const data = JSON.parse(e.message.split('::> ')[1]); if (${TEST}) return null;`),
      'code-compare',
    );
    expect(site?.rewrite).toMatchObject({ error: 'e' });
  });
});

describe('a part of the text of an error', () => {
  const text = finds('message-match');
  text(
    'is a text of it',
    fails(
      "const [first] = e.message.split('::> '); if («first.includes('could not be found')») return null;",
    ),
  );
  text(
    'by its place',
    fails("const parts = e.message.split(';'); if («parts[1].includes('could not be found')») return null;"),
  );
  text(
    'is none of the name of the error',
    fails("const [first] = e.name.split('.'); if (first.includes('could not be found')) return null;"),
  );
});

describe('what is retired in the JSON of a text', () => {
  const legacy = finds('legacy-error');
  legacy(
    'is found',
    fails("const data = JSON.parse(e.message.split('::> ')[1]); if («data['odata.error']») return null;"),
  );
  legacy(
    'is not, where anything may have been given',
    fails(
      "const data = JSON.parse(e.message.split('::> ')[1]); if (data['odata.error']) return null;",
    ).replace('graph: GraphFI', 'graph: any'),
  );
});
