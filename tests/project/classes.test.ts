import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut } from './layout.js';

/** Proven sites of one file among others. */
function sitesOf(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  const project = createProject(layOut(files));
  const full = join(project.root, path);
  return detectSites(parseSource(full, readFileSync(full, 'utf8')), {}, project.viewFor(full)).flatMap(
    ({ kind, evidence }) => (evidence.level === 'proven' ? [kind] : []),
  );
}

const CLIENT = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
`;
const QUOTA = 'The mailbox has reached the limit of its folders';

describe('a class in another file than its calls', () => {
  const refusal = (test: string): string => `export class Refusal extends Error {
  readonly #text: string;
  constructor(text: string) { super(text); this.#text = text; }
  get isFull() { return ${test}; }
}`;
  const made = (request: string): string => `${CLIENT}import { Refusal } from './refusal';
export async function read() {
  try { return await ${request}; } catch (error) { throw new Refusal(error.message); }
}`;

  it.each([
    `this.message.includes('${QUOTA}')`,
    `/${QUOTA}/.test(this.message)`,
    `this.#text.includes('${QUOTA}')`,
  ])('has of a Graph error what its constructor is given: %s', (test) => {
    expect(
      sitesOf('refusal.ts', { 'refusal.ts': refusal(test), 'read.ts': made(`client.api('/me').get()`) }),
    ).toEqual(['message-match']);
  });

  it('has nothing of one where another request fails', () => {
    const files = {
      'refusal.ts': refusal(`this.message.includes('${QUOTA}')`),
      'read.ts': made(`fetch('https://api.contoso.com/me')`),
      'other.ts': `${CLIENT}export const me = () => client.api('/me').get();`,
    };
    expect(sitesOf('refusal.ts', files)).toEqual([]);
  });
});

describe('a method that an abstract class of another file calls', () => {
  const files = (request: string): Record<string, string> => ({
    'base.ts': `export abstract class Base {
  protected abstract read(): Promise<unknown>;
  protected abstract isFull(error: Error): boolean;
  async run() {
    try { return await this.read(); } catch (error) { if (this.isFull(error as Error)) return undefined; throw error; }
  }
}`,
    'between.ts': `import { Base } from './base';
export abstract class Between extends Base {}`,
    'mail.ts': `${CLIENT}import { Between } from './between';
export class Mail extends Between {
  protected read() { return ${request}; }
  protected isFull(error: Error) { return error.message.includes('${QUOTA}'); }
}
export const me = () => client.api('/me').get();`,
  });

  it('gets the error that the class has caught', () => {
    expect(sitesOf('mail.ts', files(`client.api('/me/mailFolders').get()`))).toEqual(['message-match']);
  });

  it('gets none of Graph where another request fails', () => {
    expect(sitesOf('mail.ts', files(`fetch('https://api.contoso.com/me')`))).toEqual([]);
  });

  it('ends where classes extend each other', () => {
    const circle = {
      ...files(`client.api('/me/mailFolders').get()`),
      'base.ts': `import { Between } from './between';
export abstract class Base extends Between {}`,
    };
    expect(sitesOf('mail.ts', circle)).toEqual([]);
  });
});
