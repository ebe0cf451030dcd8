import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packAll, type Project } from './project.js';

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
  readonly suggestions?: readonly {
    readonly fix: { readonly range: readonly [number, number]; readonly text: string };
  }[];
}

const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

const CONFIG = `import parser from '@typescript-eslint/parser';
import vueParser from 'vue-eslint-parser';
import svelte from 'eslint-plugin-svelte';
import astro from 'eslint-plugin-astro';
import markdown from '@eslint/markdown';
import msgraph from 'eslint-plugin-msgraph';

export default [
  ...svelte.configs.base,
  ...astro.configs.base,
  ...markdown.configs.processor,
  { files: ['**/*.ts'], languageOptions: { parser } },
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser } } },
  { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser } } },
  { files: ['**/*.{ts,vue,svelte,astro}', '**/*.md/*.ts'], ...msgraph.configs.recommended },
];
`;

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({} as never);
export async function load(id: string): Promise<unknown> {
  return client.api(\`/me/messages/\${id}\`).get();
}
`;

/** A handler around \`request\`, whose test is the line with \`WANTED\`. */
const handler = (request: string, indent = ''): string =>
  `async function remove(id: string): Promise<void> {
  try {
    await ${request};
  } catch (error: any) {
    if (WANTED) return;
    throw error;
  }
}`.replaceAll('\n', `\n${indent}`);

const SEEN = "error.message.includes('ErrorItemNotFound')";
const INSTEAD = 'hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)';
const IMPORT = "import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';";

/**
 * Each file with \`IMPORT\` where the suggestion puts the import, and \`WANTED\` for the test that it
 * replaces.
 */
const FILES: readonly (readonly [what: string, file: string, text: string])[] = [
  [
    'a Vue component with a setup script behind its template',
    'Setup.vue',
    `<template>
  <button v-for="item in items" :key="item.id" @click="remove(item.id)">{{ item.name }}</button>
</template>

<script setup lang="ts">
import { ref } from 'vue';
IMPORT
import { load } from './graph';
const items = ref<unknown[]>([]);

${handler('load(id)')}
</script>
`,
  ],
  [
    'a Vue component with options',
    'Options.vue',
    `<script lang="ts">
import { defineComponent } from 'vue';
IMPORT
import { load } from './graph';

export default defineComponent({
  methods: {
    ${handler('load(id)', '    ').replace('async function', 'async')},
  },
});
</script>

<template><p class="note">A text, and https://contoso.example</p></template>
`,
  ],
  [
    'a Vue component without imports',
    'Bare.vue',
    `<template><a href="https://contoso.example/licence">{{ /* no comment of the script */ 1 }}</a></template>
<script setup lang="ts">
IMPORT

// Takes one away.
${handler('graph.api(`/me/messages/${id}`).delete()')}
</script>
`,
  ],
  [
    'a Vue component whose template reads what the test reads',
    'Shared.vue',
    `<script setup lang="ts">
import { ref } from 'vue';
IMPORT
import { load } from './graph';
const wanted = 'ErrorItemNotFound';

${handler('load(id)')}
</script>

<template><p @click="remove('1')">{{ wanted }}</p></template>
`,
  ],
  [
    'a Svelte component',
    'List.svelte',
    `<script lang="ts">
  import { load } from './graph';
  IMPORT
  export let items: { id: string; name: string }[] = [];
  $: count = items.length;

  ${handler('load(id)', '  ')}
</script>

{#each items as item (item.id)}
  <button on:click={() => remove(item.id)} {...item}>{item.name} {count}</button>
{:else}
  {#await load('1') then value}{value}{/await}
{/each}

<style>
  button { color: red; }
</style>
`,
  ],
  [
    'a Svelte component whose script stands last and has no imports',
    'Last.svelte',
    `<h1 title="https://contoso.example/licence">Title</h1>
<script lang="ts">
  IMPORT

  // Takes one away.
  ${handler('graph.api(`/me/messages/${id}`).delete()', '  ')}
</script>
`,
  ],
  [
    'the module script of a Svelte component',
    'Module.svelte',
    `<script lang="ts">
  import { onMount } from 'svelte';
  onMount(() => remove('1'));
</script>

<script module lang="ts">
  import { load } from './graph';
  IMPORT

  ${handler('load(id)', '  ')}
</script>
`,
  ],
  [
    'a handler in the template of a Svelte component',
    'Inline.svelte',
    `<script lang="ts">
  import { load } from './graph';
  IMPORT
</script>

<button
  on:click={async () => {
    try {
      await load('1');
    } catch (error: any) {
      if (WANTED) return;
      throw error;
    }
  }}>Load</button>
`,
  ],
  [
    'an Astro page',
    'page.astro',
    `---
import { load } from './graph';
IMPORT
let title = '';
try {
  title = String(await load('1'));
} catch (error: any) {
  if (WANTED) title = 'gone';
  else throw error;
}
---
<h1 class:list={['a']}>{title}</h1>
{[1, 2].map((number) => <p>{number}</p>)}
`,
  ],
  [
    'the script of an Astro page',
    'client.astro',
    `---
const title = 'Title';
---
<h1>{title}</h1>
<script>
IMPORT
import { load } from './graph';
document.body.addEventListener('click', () => load('1').catch((error) => {
  if (WANTED) return;
  throw error;
}));
</script>
`,
  ],
  [
    'a block of Markdown',
    'guide.md',
    `# Guide

A text with \`error.message\`.

\`\`\`ts
const first = 1;
\`\`\`

\`\`\`ts
import { Client } from '@microsoft/microsoft-graph-client';
IMPORT

export ${handler('client.api(`/me/messages/${id}`).get()').replace('id: string', 'client: Client, id: string')}
\`\`\`
`,
  ],
];

/** What the test of a file is before its suggestion is applied. */
const seenIn = (file: string): string => (file === 'Shared.vue' ? 'error.message.includes(wanted)' : SEEN);
const without = (text: string): string => text.replace(/[ \t]*IMPORT\n(?=(\n?))(\n(?=\s*\/\/ Takes))?/, '');

describe('files that hold scripts', () => {
  let project: Project;
  let found: ReadonlyMap<string, readonly Message[]>;

  function lint(): ReadonlyMap<string, readonly Message[]> {
    const { stdout, stderr } = project.run('npx', 'eslint', '--format', 'json', '.');
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as readonly {
      readonly filePath: string;
      readonly messages: readonly Message[];
    }[];
    return new Map(
      results.map(({ filePath, messages }) => [filePath.slice(project.folder.length + 1), messages]),
    );
  }

  beforeAll(() => {
    const { catalog = '', rules = '' } = packed.tarballs;
    project = createProject([
      catalog,
      rules,
      'eslint@10.15.0',
      '@typescript-eslint/parser@8.72.0',
      'typescript@6.0.3',
      'vue-eslint-parser@10.4.2',
      'svelte@5.57.3',
      'eslint-plugin-svelte@3.24.1',
      'eslint-plugin-astro@1.7.0',
      'astro-eslint-parser@1.4.0',
      '@eslint/markdown@8.0.3',
    ]);
    project.write('eslint.config.js', CONFIG);
    project.write('graph.ts', GRAPH);
    for (const [, file, text] of FILES) project.write(file, without(text).replace('WANTED', seenIn(file)));
    found = lint();
  });
  afterAll(() => {
    project.remove();
  });

  it.each(FILES)('%s: reported once at its line, and the suggestion applies', (_, file, text) => {
    const messages = found.get(file) ?? [];
    const line =
      without(text)
        .split('\n')
        .findIndex((item) => item.includes('WANTED')) + 1;
    expect(messages.map((message) => ({ rule: message.ruleId, line: message.line }))).toEqual([
      { rule: 'msgraph/no-message-matching', line },
    ]);
    const before = project.read(file);
    const { range, text: inserted } = messages[0]?.suggestions?.[0]?.fix ?? { range: [0, 0], text: '' };
    expect(before.slice(0, range[0]) + inserted + before.slice(range[1])).toBe(
      text.replace('IMPORT', IMPORT).replace('WANTED', INSTEAD),
    );
  });

  it('is silent once the suggestions are applied', () => {
    for (const [, file, text] of FILES)
      project.write(file, text.replace('IMPORT', IMPORT).replace('WANTED', INSTEAD));
    expect([...lint().values()].flat()).toEqual([]);
  });

  it('is silent about the same tests on errors that do not come from Graph', () => {
    for (const [, file, text] of FILES)
      project.write(
        file,
        without(text)
          .replace('WANTED', seenIn(file))
          .replace(/\w+\.api\(`\/me\/messages/, 'database.read(`/messages')
          .replace('@microsoft/microsoft-graph-client', 'contoso'),
      );
    project.write(
      'graph.ts',
      'export async function load(id: string): Promise<unknown> { return database.read(id); }\n',
    );
    expect([...lint().values()].flat()).toEqual([]);
  });
});
