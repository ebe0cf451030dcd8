import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectReports } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut } from './layout.js';

const MAIN = `import express from 'express';
import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
const app = express();
const part = (of, key) => of.body[key ?? ''];
app.get('/me', async (request, response) => {
  try { await part(request).api('/me').get(); response.json(await client.api('/me').get()); } catch (error) { response.json({ error: error.message }); }
});`;

describe('a key that may be empty', () => {
  it('is asked for, and the search ends', () => {
    const project = createProject(layOut({ 'main.js': MAIN }));
    const path = join(project.root, 'main.js');
    const reports = detectReports(parseSource(path, MAIN), {}, project.viewFor(path));
    expect(reports.map(({ kind }) => kind)).toEqual(['shown-message']);
  });
});
