import { describe } from 'vitest';
import { finds } from './find.js';

const text = finds('message-match');
const silent = (name: string, source: string): void => {
  text(name, source);
};

const test = "error.message.includes('odd words')";
const found = `«${test}»`;
const CLASSES = `class Mail { async read(id: string) { return fetch('https://graph.microsoft.com/v1.0/me/messages/' + id).then(async (res) => { if (!res.ok) throw new Error(await res.text()); return res; }); } }
class Shelf { async read(id: string) { return fetch('https://shelf.example.com/' + id).then(async (res) => { if (!res.ok) throw new Error(await res.text()); return res; }); } }
interface Place { mail: InstanceType<typeof Mail>; shelf: Shelf; }\n`;
const reading = (call: string, condition: string): string =>
  `try { await ${call}; } catch (error: any) { if (${condition}) return; throw error; }`;

describe('the members of a list', () => {
  const loop = (type: string, item: string, call: string, condition: string): string =>
    `${CLASSES}export async function all(list: ${type}) { for (const ${item} of list) { ${reading(call, condition)} } }`;
  text('of a class', loop('Mail[]', 'mail', "mail.read('1')", found));
  text('of a type with properties', loop('Place[]', 'place', "place.mail.read('1')", found));
  text('taken apart', loop('Place[]', '{ mail }', "mail.read('1')", found));
  for (const type of ['readonly Mail[]', 'Array<Mail>', 'ReadonlyArray<Mail>', 'Set<Mail>'])
    text(`of ${type}`, loop(type, 'mail', "mail.read('1')", found));
  text(
    'of a list of lists',
    `${CLASSES}export async function all(list: Mail[][]) { for (const row of list) for (const mail of row) { ${reading("mail.read('1')", found)} } }`,
  );
  text(
    'of a field',
    `${CLASSES}export class All { private list: Mail[] = []; async run() { for (const mail of this.list) { ${reading("mail.read('1')", found)} } } }`,
  );
  text(
    'in a callback',
    `${CLASSES}export const all = (list: Mail[]) => Promise.all(list.map(async (mail) => { ${reading("mail.read('1')", found)} }));`,
  );

  silent('of another class', loop('Shelf[]', 'shelf', "shelf.read('1')", test));
  silent(
    'of a type with properties, of another class',
    loop('Place[]', 'place', "place.shelf.read('1')", test),
  );
  silent('of a map, which has pairs', loop('Map<string, Mail>', 'mail', "mail.read('1')", test));
  silent(
    'in loops over each other',
    `${CLASSES}export async function all() { for (var a of b) { for (var b of a) { ${reading("a.read('1')", test)} } } return new Mail(); }`,
  );
});

describe('what a generator yields', () => {
  const mails = (
    kind: string,
    condition: string,
  ): string => `${CLASSES}function* some() { yield new ${kind}(); }
function* all() { yield* some(); }
export async function run() { for (const mail of all()) { ${reading("mail.read('1')", condition)} } }`;
  text('by another one', mails('Mail', found));
  silent('of another class', mails('Shelf', test));
});

describe('an error that a method makes', () => {
  const source = (condition: string): string => `class Mail {
  private refusal(res: Response, body: string) { return new Error('Drawerless: ' + body); }
  async read(id: string) { const res = await fetch('https://graph.microsoft.com/v1.0/me/messages/' + id); if (!res.ok) throw this.refusal(res, await res.text()); return res; } }
export async function run() { ${reading("new Mail().read('1')", condition)} }`;
  text('has the words of the answer', source(found));
  silent('has words of its own', source("error.message.includes('Drawerless')"));
});
