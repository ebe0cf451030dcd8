import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const inCatch = (body: string): string =>
  `${SDK}export async function sync(kind: string, other: any) { try { await client.api('/me/messages').get(); } catch (e: any) { ${body} } }`;
const TEST = "e.message.includes('odd words')";

describe('a test for another service, where that one is asked for by its name', () => {
  silent('beside it', inCatch(`if (kind === 'imap' && ${TEST}) return;`));
  silent(
    'beside it, among others',
    inCatch(`if (other.isOld || (other.isMail && 'jmap' == kind && ${TEST})) return;`),
  );
  silent('around it', inCatch(`if (kind === 'gmail') { if (${TEST}) return; }`));
  silent('around it, in a choice', inCatch(`return kind === 'google-calendar' ? ${TEST} : false;`));
  silent('in a switch', inCatch(`switch (kind) { case 'caldav': return ${TEST}; default: return; }`));
  text('but not for Graph', inCatch(`if (kind === 'microsoft' && «${TEST}») return;`));
  text('but not where it is another one', inCatch(`if (kind !== 'imap' && «${TEST}») return;`));
  text('but not after it', inCatch(`if (kind === 'imap') return; if («${TEST}») return;`));
  text(
    'but not in the default of a switch',
    inCatch(`switch (kind) { case 'caldav': return; default: return «${TEST}»; }`),
  );
  text('but not beside it as one of two', inCatch(`if (kind === 'imap' || «${TEST}») return;`));
});

describe('a client among the properties of a component', () => {
  const component = (head: string, base: string, test: string): string => `${head}
interface Props { readonly client: Client; readonly group: string }
export class Files extends ${base} {
  async load() {
    try { return await this.props.client.api(\`/groups/\${this.props.group}/drive\`).get(); }
    catch (e: any) { if (${test}) return []; throw e; }
  }
}`;
  const LOCKED = "e.message.includes('Provisioning is not completed')";
  const GRAPH = "import { Client } from '@microsoft/microsoft-graph-client';";
  const BOX = "import { Client } from '@acme/box';";
  for (const [name, head, base] of [
    ['a component', "import * as React from 'react';", 'React.Component<Props>'],
    [
      'a pure component with a state',
      "import { PureComponent } from 'react';",
      'PureComponent<Props, { a: 1 }>',
    ],
    ['a component of Preact', "import { Component } from 'preact';", 'Component<Props>'],
  ] as const) {
    text(`${name}, of Graph`, component(`${head}\n${GRAPH}`, base, `«${LOCKED}»`));
    text(`${name}, of another service`, component(`${head}\n${BOX}`, base, LOCKED));
    text(
      `${name}, beside a property of another service`,
      component(
        `${head}\n${BOX}\nimport { GraphError } from '@microsoft/microsoft-graph-client';`,
        base,
        `«${LOCKED}»`,
      )
        .replace('this.props.client', 'this.context.client')
        .replace('e: any', 'e: GraphError'),
    );
  }
});
