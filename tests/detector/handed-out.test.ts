import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const CLIENT = "import { Client } from '@microsoft/microsoft-graph-client';\n";
const REACT = `import { useState } from 'react';\n${CLIENT}`;
const tried = (call: string, test = "«err.message.includes('odd words')»"): string =>
  `try { await ${call}; } catch (err: any) { if (${test}) return; throw err; }`;
const unmarked = "err.message.includes('odd words')";

describe('a client in the state of a component', () => {
  const PNP = "import { useState } from 'react';\nimport { graphfi, type GraphFI } from '@pnp/graph';\n";
  const component = (state: string, body = ''): string =>
    `${PNP}export function Inbox(props: any) { ${state}; ${body} const load = async () => { ${tried('graph.me.messages()')} }; return load; }`;
  text('by the type of the state', component('const [graph] = useState<GraphFI | undefined>()'));
  text('that it begins with', component('const [graph] = React.useState(() => graphfi())'));
  text(
    'that is set later',
    component(
      'const [graph, setGraph] = useState<any>(null)',
      'props.connect = () => { setGraph(graphfi()); };',
    ),
  );
  text(
    'that a hook hands out',
    `${PNP}interface Held { readonly client: GraphFI | undefined; readonly isReady: boolean }
function useGraph(): Held { return held(); }
declare const held: () => Held;
export function Inbox() { const { client: graph } = useGraph(); return async () => { ${tried('graph.me.messages()')} }; }`,
  );
  text(
    'that a hook will hand out',
    `${PNP}async function connect(): Promise<{ client: GraphFI }> { return held(); }
declare const held: () => Promise<{ client: GraphFI }>;
export async function load() { const { client } = await connect(); ${tried('client.me.messages()')} }`,
  );
  silent(
    'of another package',
    component('const [graph] = useState<GraphFI>()')
      .replace('@pnp/graph', 'shelf-client')
      .replaceAll(/[«»]/g, ''),
  );
  silent(
    'is not its setter',
    component('const [other, graph] = useState<GraphFI>()').replaceAll(/[«»]/g, ''),
  );
});

describe('the text of an error in the state of a component', () => {
  const shown = (set: string, test: string): string => `${REACT}declare const client: Client;
export function Inbox() { const [problem, setProblem] = useState<string | null>(null);
  const load = async () => { try { await client.api('/me/messages').get(); } catch (err: any) { ${set} } };
  if (problem && ${test}) return 'missing'; return load; }`;
  text('is that of the error', shown('setProblem(err.message);', "«problem.includes('odd words')»"));
  text(
    'or a text in its place',
    shown(
      "setProblem(err instanceof Error ? err.message : 'Reading went wrong');",
      "«problem.includes('odd words')»",
    ),
  );
  silent(
    'is a text of the project',
    shown("setProblem('Reading these odd words went wrong');", "problem.includes('odd words')"),
  );
  silent(
    'is one of two, which the project has written',
    shown("setProblem(err.message ?? 'no odd words');", "problem.includes('odd words')"),
  );
  silent(
    'is not the state that a setter makes of the one before',
    shown('setProblem((before) => before);', "problem.includes('odd words')"),
  );
  silent(
    'is none: another state',
    `${REACT}declare const client: Client;
export function Inbox() { const [problem, setProblem] = useState(''); const [name, setName] = useState('');
  const load = async () => { try { setName(await client.api('/me').get()); } catch (err: any) { setProblem(err.message); } };
  if (name.includes('odd words')) return 'odd'; return [load, problem]; }`,
  );
});

describe('what a container is asked for', () => {
  const MAIL = `${CLIENT}class Mail { private client = Client.init({} as never); async read(id: string) { return this.client.api('/me/messages/' + id).get(); } }\ndeclare const container: any; declare function inject(what: unknown): any;\n`;
  const asked = (from: string, test?: string): string =>
    `${MAIL}export async function load(id: string) { const mail = ${from}; ${tried('mail.read(id)', test)} }`;
  text('by its type', asked("container.resolve<Mail>('mail')"));
  text('by its class', asked('container.get(Mail)'));
  text('of an injector', asked('inject(Mail)'));
  text('later', asked('await container.resolveAsync<Mail>(Symbol.for("mail"))'));
  text(
    'a client',
    `import type { GraphFI } from '@pnp/graph';\ndeclare const container: any;\nexport async function load() { const graph = container.get<GraphFI>('graph'); ${tried('graph.me.messages()')} }`,
  );
  const OWN =
    'class Box { private things = new Map<any, any>(); get<T>(key: any): T { return this.things.get(key); } }\n';
  text('of a container of the project', OWN + asked("new Box().get<Mail>('mail')"));
  silent(
    'something else of a container of the project',
    OWN +
      asked("new Box().get<Shelf>('shelf')", unmarked).replace(
        'declare const',
        'class Shelf { async read(id: string) { return fetch("https://shelf.example.com/" + id); } }\ndeclare const',
      ),
  );
  silent(
    'something else',
    asked("container.resolve<Shelf>('shelf')", unmarked).replace(
      'declare const',
      'class Shelf { async read(id: string) { return fetch("https://shelf.example.com/" + id); } }\ndeclare const',
    ),
  );
  silent('by its name alone', asked("container.resolve('Mail')", unmarked));
  silent(
    'nothing: a list that is read',
    `${MAIL}export async function load(id: string) { const mail = container.map<Mail>('mail'); ${tried('mail.read(id)', unmarked)} }`,
  );
});
