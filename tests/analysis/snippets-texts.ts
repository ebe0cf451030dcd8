import { around, awaited, each, type Snippet } from './snippets.js';

/** Tests a text that is made of what a request fails with. */
const testOf = (made: string): string =>
  `export async function run() { try { return await send(); } catch (err) { if (${made}.includes('Item not found')) return null; throw err; } }`;
const texts = (name: string, head: string, made: string): Snippet => around(name, `${head}\n${testOf(made)}`);

const ofNode: readonly Snippet[] = ['util', 'node:util'].flatMap((module) => [
  texts(`inspect of ${module}`, `import { inspect } from '${module}';`, 'inspect(err)'),
  texts(`inspect of a default ${module}`, `import util from '${module}';`, 'util.inspect(err, { depth: 3 })'),
  texts(`format of ${module}`, `import { format } from '${module}';`, 'format(err)'),
  texts(`format of a default ${module}`, `import util from '${module}';`, "util.format('%s', err)"),
  texts(
    `format of a second value with ${module}`,
    `import { format } from '${module}';`,
    "format('%s: %s', id, err)",
  ),
  texts(
    `format of a third value with ${module}`,
    `import { format } from '${module}';`,
    "format('%s %s: %s', id, at, err)",
  ),
]);

/** A function that tells its last parameter how a request went. */
const promisified = (parameters: string): Snippet =>
  around(
    `what a function that is made one of promises tells its callback behind (${parameters})`,
    `import { promisify } from 'node:util';\nconst load = promisify((${parameters}done) => { base.api('/me').get().then((page) => done(null, page), (err) => done(err)); });\n${awaited('load()')}`,
  );

/** A function of which only its request is known to tell a callback. */
const handed = around(
  'a function that hands its callback on and is made one of promises',
  `import { promisify } from 'node:util';\nimport { callBack } from 'a-library';\nconst load = promisify((done) => callBack(base.api('/me').get(), done));\n${awaited('load()')}`,
);

/** What stands in one of the answers to a batch. */
const ofBatch = (read: string): Snippet =>
  around(
    `an answer in the answer to a batch: ${read}`,
    `import { BatchResponseContent } from '@microsoft/microsoft-graph-client';
export async function run(content) {
  const batch = new BatchResponseContent(await base.api('/$batch').post(content));
  ${read} {
    const { error } = await response.json();
    return error.message.includes('Item not found');
  }
}`,
  );
const batches: readonly Snippet[] = each(
  [
    "const response = batch.getResponseById('1');",
    "const response = batch.getResponses().get('1');",
    'for (const [, response] of batch.getResponses())',
    'for (const [, response] of batch.getResponsesIterator())',
    'const answers = batch.getResponsesIterator(); const { value } = answers.next(); const response = value[1];',
  ],
  ofBatch,
);

/** Clients of the SharePoint Framework, taken from what it gives to a component; the twin asks another service. */
const ofContext = (name: string, program: (run: string) => string): Snippet => {
  const code = (made: string, call: string): string =>
    program(awaited(call, `const client = await ${made};`));
  return {
    name,
    found: code("context.msGraphClientFactory.getClient('3')", "client.api('/me').get()"),
    silent: code("context.otherFactory.getClient('3')", "client.query('/me').get()"),
  };
};
const CONTEXTS = [
  ['sp-component-base', 'BaseComponentContext'],
  ['sp-webpart-base', 'WebPartContext'],
  ['sp-application-base', 'ApplicationCustomizerContext'],
  ['sp-listview-extensibility', 'ListViewCommandSetContext'],
  ['sp-listview-extensibility', 'FieldCustomizerContext'],
  ['sp-adaptive-card-extension-base', 'AdaptiveCardExtensionContext'],
] as const;
const BASES = [
  ['sp-webpart-base', 'BaseClientSideWebPart'],
  ['sp-application-base', 'BaseApplicationCustomizer'],
  ['sp-listview-extensibility', 'BaseListViewCommandSet'],
  ['sp-listview-extensibility', 'BaseFieldCustomizer'],
  ['sp-adaptive-card-extension-base', 'BaseAdaptiveCardExtension'],
] as const;
const contexts: readonly Snippet[] = [
  ...CONTEXTS.map(([module, type]) =>
    ofContext(
      `the client of a ${type}`,
      (run) => `import { ${type} } from '@microsoft/${module}';\ndeclare const context: ${type};\n${run}`,
    ),
  ),
  ofContext(
    'the client of a context that a component is given',
    (run) =>
      `import { Component } from 'react';\nimport { WebPartContext } from '@microsoft/sp-webpart-base';\ninterface Props { context: WebPartContext }\nexport class Part extends Component<Props> { ${run.replace('export async function', 'async').replace('context.', 'this.props.context.')} }`,
  ),
  ...BASES.map(([module, base]) =>
    ofContext(
      `the client of a ${base}`,
      (run) =>
        `import { ${base} } from '@microsoft/${module}';\nexport class Part extends ${base}<object> { ${run.replace('export async function', 'async').replace('context.', 'this.context.')} }`,
    ),
  ),
];

export const TEXTS: readonly Snippet[] = [
  ...ofNode,
  handed,
  ...batches,
  ...contexts,
  ...each(['', 'path, ', 'path, body, ', 'path, body, headers, '], promisified),
  ...each(
    ['fast-safe-stringify', 'safe-stable-stringify', 'json-stringify-safe', 'object-inspect'],
    (module) => texts(`a text by ${module}`, `import textOf from '${module}';`, 'textOf(err)'),
  ),
  texts(
    'an object of an error',
    "import { serializeError } from 'serialize-error';",
    'serializeError(err).message',
  ),
];
