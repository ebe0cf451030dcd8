import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites, type Site } from 'eslint-plugin-msgraph/detector';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut, write } from './layout.js';

const CLIENT = `import { Client } from '@microsoft/microsoft-graph-client';
export const send = (id) => Client.init({}).api(id).get();`;
const OTHER = `import axios from 'axios';
export const send = (id) => axios.get('https://api.example.org/' + id);`;
const ATTACH = `import * as client from './client.js';
export function attach(req, res, next) { req.load = client.send; next(); }`;
const USERS = `export async function users(req, res) {
  try { res.json(await req.load('/users')); } catch (e) { if (e.message.includes('odd text')) res.sendStatus(404); }
}`;
const APP = `import express from 'express';
import { attach } from './attach.js';
import { users } from './users.js';
const app = express();
app.use(attach);
app.get('/users', users);`;
const FILES = { 'client.js': CLIENT, 'attach.js': ATTACH, 'users.js': USERS, 'app.js': APP };

function sitesOf(project: Project, path: string): readonly Site[] {
  const full = join(project.root, path);
  const text = readFileSync(full, 'utf8');
  return project.sites(full, text, () => detectSites(parseSource(full, text), {}, project.viewFor(full)));
}

const count = (files: Readonly<Record<string, string>>): number =>
  sitesOf(createProject(layOut(files)), 'users.js').length;

describe('what middleware of one file leaves for handlers of another', () => {
  it('is found', () => {
    expect(count(FILES)).toBe(1);
  });

  it.each([
    ['in brackets', "req['load'] = client.send"],
    ['with spaces', 'req . load  =  client.send'],
  ])('is found %s', (_, stored) => {
    expect(count({ ...FILES, 'attach.js': ATTACH.replace('req.load = client.send', stored) })).toBe(1);
  });

  it('is found where a method puts it', () => {
    const app = `import { Hono } from 'hono';
import { attach } from './attach.js';
import { users } from './users.js';
const app = new Hono();
app.use(attach);
app.get('/users', users);`;
    const attach = `import { send } from './client.js';
export async function attach(c, next) { c.set('load', send); await next(); }`;
    const users = `export async function users(c) {
  try { return await c.get('load')('/users'); } catch (e) { if (e.message.includes('odd text')) return c.notFound(); }
}`;
    expect(count({ 'client.js': CLIENT, 'attach.js': attach, 'users.js': users, 'app.js': app })).toBe(1);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['something else is left', { ...FILES, 'client.js': OTHER }],
    ['it is left under another name', { ...FILES, 'attach.js': ATTACH.replace('req.load', 'req.loader') }],
    ['it is left on the response', { ...FILES, 'attach.js': ATTACH.replace('req.load =', 'res.load =') }],
    ['nobody uses the middleware', { ...FILES, 'app.js': APP.replace('app.use(attach);', '') }],
    ['the app is of no known package', { ...FILES, 'app.js': APP.replace("'express'", "'./express.js'") }],
  ])('is not where %s', (_, files) => {
    expect(count(files)).toBe(0);
  });

  it('is not where so many files put something under the name that they mean different things', () => {
    const twins = (last: number): Readonly<Record<string, string>> =>
      Object.fromEntries(
        Array.from({ length: last }, (_, index) => [
          `m${index}.js`,
          'export const m = { load: 1 }; m.load = 2;',
        ]),
      );
    expect([count({ ...FILES, ...twins(38) }), count({ ...FILES, ...twins(39) })]).toEqual([1, 0]);
  });

  it.each([
    ['is compared with it', 'if (m.load === 2) stop();'],
    ['is given to something behind something else', "log('a', 'load');"],
    ['is called so', 'const load = 2;'],
  ])('is found where in many files something %s', (_, text) => {
    const others = Array.from({ length: 60 }, (_, index) => [`m${index}.js`, text] as const);
    expect(count({ ...FILES, ...Object.fromEntries(others) })).toBe(1);
  });

  it('is found where many tests put something else there', () => {
    const tests = Array.from({ length: 60 }, (_, index) => [`m${index}.test.js`, 'm.load = 2;'] as const);
    expect(count({ ...FILES, ...Object.fromEntries(tests) })).toBe(1);
  });

  it('is not looked for in files of which none has to do with Graph', () => {
    const analysedBeside = (stray: string): number => {
      const handler = USERS.replace("req.load('/users')", "req.user.load('/users')");
      const project = createProject(layOut({ ...FILES, 'users.js': handler, 'stray.js': stray }));
      sitesOf(project, 'users.js');
      return project.analysed;
    };
    const reaching = "import { send } from './client.js';\n";
    const stores = 'export const m = {}; m.user = 1;';
    expect(analysedBeside(stores)).toBe(analysedBeside('export const m = {};'));
    expect(analysedBeside(reaching + stores)).toBe(analysedBeside(stores) + 1);
  });

  it.each(['', '.lint'])('is looked for again when the middleware changes, with a cache in "%s"', (cache) => {
    const project = createProject(layOut(FILES), cache === '' ? {} : { cache });
    const found = [sitesOf(project, 'users.js').length];
    for (const text of [ATTACH.replace('req.load', 'req.other'), ATTACH]) {
      write(project.root, 'attach.js', text);
      project.refresh();
      found.push(sitesOf(project, 'users.js').length);
    }
    expect(found).toEqual([1, 0, 1]);
  });

  it('is looked for again where nothing else leads from one file to the other', () => {
    const head = "import type { Request } from 'express';\n";
    const attach = `${head}import { send } from './client.js';\nexport function attach(req: Request) { req.load = send; }`;
    const project = createProject(
      layOut({
        'client.js': CLIENT,
        'attach.ts': attach,
        'users.ts': head + USERS.replace('(req, res)', '(req: Request, res: any)').replace('(e)', '(e: any)'),
        'app.ts': "import './attach.js';\nimport './users.js';",
      }),
      { cache: '.lint' },
    );
    const found = [sitesOf(project, 'users.ts').length];
    for (const text of [attach.replace('req.load', 'req.other'), attach]) {
      write(project.root, 'attach.ts', text);
      project.refresh();
      found.push(sitesOf(project, 'users.ts').length);
    }
    expect(found).toEqual([1, 0, 1]);
  });

  it('is looked for again by the next question where the first one was over before all callers were found', () => {
    const setters = (many: number): string =>
      Array.from({ length: many }, (_, index) => `export function set${index}(x) { x.load = 1; }`).join('\n');
    const twice = USERS.replace(
      'if (e.message',
      "if (e.message.includes('other text')) return null; if (e.message",
    );
    const files = { 'client.js': CLIENT, 'z.js': ATTACH, 'app.js': APP.replace('./attach.js', './z.js') };
    expect(count({ ...files, 'users.js': twice })).toBe(2);
    expect(count({ ...files, 'users.js': twice, 'a.js': setters(60) })).toBe(2);
    expect(count({ ...files, 'users.js': twice, 'a.js': setters(120) })).toBe(1);
  });

  it('is looked for again by the next run', () => {
    const root = layOut(FILES);
    const run = (): number => {
      const project = createProject(root, { cache: '.lint' });
      const found = sitesOf(project, 'users.js').length;
      project.save();
      return found;
    };
    const found = [run(), run()];
    for (const text of [ATTACH.replace('req.load', 'req.other'), ATTACH]) {
      write(root, 'attach.js', text);
      found.push(run());
    }
    expect(found).toEqual([1, 1, 0, 1]);
  });
});

describe('what one file emits for another', () => {
  const JOBS = `import { EventEmitter } from 'node:events';
import { send } from './client.js';
export class Jobs extends EventEmitter {
  async run(id) { try { return await send(id); } catch (error) { this.emit('failed', error); } }
}`;
  const USES = `import { Jobs } from './jobs.js';
const jobs = new Jobs();
jobs.on('failed', (e) => { if (e.message.includes('odd text')) jobs.run('/me'); });`;

  const files = { 'client.js': CLIENT, 'jobs.js': JOBS, 'users.js': USES };
  it('is found, and not where something else fails', () => {
    expect([count(files), count({ ...files, 'client.js': OTHER })]).toEqual([1, 0]);
  });

  it('is not looked for in more files than speak of one thing', () => {
    const others = (many: number): Readonly<Record<string, string>> =>
      Object.fromEntries(Array.from({ length: many }, (_, index) => [`m${index}.js`, "log('failed');"]));
    expect([count({ ...files, ...others(38) }), count({ ...files, ...others(39) })]).toEqual([1, 0]);
  });
});
