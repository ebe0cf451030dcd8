import { createServer } from 'node:http';
import { Groups } from './admin/groups.js';
import { compose, subjectLine } from './digest/compose.js';
import { type Digest, Sender } from './digest/send.js';
import { Calendar } from './graph/calendar.js';
import { createClient, TokenSource } from './graph/client.js';
import { Directory } from './graph/directory.js';
import { loadConfig } from './config.js';
import { archiveExists, ensureFolder, moveTo, uploadArchive } from './sync/folders.js';
import { type Message, MessageSync } from './sync/messages.js';
import { readState, writeState } from './sync/state.js';
import { createWebServer } from './web/server.js';

const config = await loadConfig(process.argv[2] ?? 'mail-digest.json');
const stateFile = process.env['STATE_FILE'] ?? 'state.json';
const tokens = new TokenSource(config);
const client = createClient(tokens);
const directory = new Directory(tokens);
const calendar = new Calendar(tokens);
const sync = new MessageSync(client);
const sender = new Sender(client, config.sender);
let state = await readState(stateFile);

async function digestFor(address: string): Promise<Digest | undefined> {
  const person = await directory.find(address);
  if (person === undefined) return undefined;
  const { messages, deltaLink } = await sync.changes(person.id, state[address]?.deltaLink);
  const unread = messages.filter((message) => !message.isRead && message['@removed'] === undefined);
  await fileNewsletters(person.id, unread);
  const digest = { to: address, subject: subjectLine(unread), html: compose(person, unread, await calendar.today(person.id)) };
  const name = `${new Date().toISOString().slice(0, 10)}.html`;
  if (!(await archiveExists(client, person.id, name))) await uploadArchive(client, person.id, name, digest.html);
  state = { ...state, [address]: { deltaLink, unread: unread.map((message) => message.subject) } };
  return digest;
}

async function fileNewsletters(user: string, messages: readonly Message[]): Promise<void> {
  const newsletters = messages.filter((message) => message.subject.startsWith('[newsletter]'));
  if (newsletters.length === 0) return;
  const folder = await ensureFolder(client, user, 'Newsletters');
  for (const message of newsletters) await moveTo(client, user, message.id, folder);
}

async function round(): Promise<void> {
  const digests: Digest[] = [];
  for (const address of config.subscribers) {
    const digest = await digestFor(address);
    if (digest !== undefined) digests.push(digest);
  }
  await sender.sendAll(digests);
  await writeState(stateFile, state);
}

createWebServer({ tokens, state: () => state }).listen(config.port);

const groups = new Groups(client);
createServer((request, response) => {
  void groups.show(request.url?.slice(1) ?? '', response);
}).listen(config.port + 1, '127.0.0.1');

setInterval(() => {
  round().catch((error) => console.error('The round failed and is repeated tomorrow', error));
}, 24 * 3600 * 1000);
