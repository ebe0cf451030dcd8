import { join } from 'node:path';
import { Node, Project, ts } from 'ts-morph';
import { codeBlock, render } from './markdown.mjs';
import { addressInRepository, escapeHtml, linkBetween, ROOT } from './workspace.mjs';

/** @typedef {import('./layout.mjs').Page} Page */

/** What can be imported, and the file that it is made of. */
const MODULES = /** @type {const} */ ([
  ['msgraph-errors', 'catalog/src/index.ts'],
  ['msgraph-errors/fetch', 'catalog/src/entries/fetch.ts'],
  ['msgraph-errors/graph-client', 'catalog/src/entries/graph-client.ts'],
  ['msgraph-errors/kiota', 'catalog/src/entries/kiota.ts'],
  ['msgraph-errors/axios', 'catalog/src/entries/axios.ts'],
  ['msgraph-errors/limiter', 'catalog/src/limiter/index.ts'],
  ['msgraph-errors/knowledge', 'catalog/src/knowledge/index.ts'],
  ['eslint-plugin-msgraph', 'rules/src/plugin.ts'],
  ['msgraph-codemod', 'codemods/src/index.ts'],
]);

/** Longer declarations are tables of codes, which nobody reads here. */
const LONGEST = 2500;

/** @param {string} name */
export const apiPath = (name) => `api/${name.replace('/', '-')}.html`;

/** @returns {{ group: string, title: string, path: string }[]} the pages, for the navigation */
export const apiNavigation = () =>
  MODULES.map(([name]) => ({ group: 'API', title: name, path: apiPath(name) }));

/**
 * The words of a docstring and its tags.
 * @param {Node} node
 */
function docOf(node) {
  const holder = Node.isVariableDeclaration(node) ? node.getVariableStatement() : node;
  const docs = holder && Node.isJSDocable(holder) ? holder.getJsDocs() : [];
  const last = docs.at(-1);
  return {
    text: last?.getDescription().trim() ?? '',
    tags: (last?.getTags() ?? []).map((tag) => ({
      name: tag.getTagName(),
      text: tag
        .getText()
        .replace(/^@\w+\s*/, '')
        .replace(/\n\s*\*\s?/g, ' ')
        .replace(/\s*\*?\/?$/, '')
        .trim(),
    })),
  };
}

/**
 * What a program sees of a declaration: no bodies, no comments of members that are shown elsewhere.
 * @param {Node} node
 */
function signatureOf(node) {
  if (Node.isFunctionDeclaration(node))
    return node.getOverloads().length > 0
      ? node
          .getOverloads()
          .map((overload) => overload.getText())
          .join('\n')
      : node
          .getText()
          .slice(0, (node.getBody()?.getStart() ?? node.getEnd()) - node.getStart())
          .trim();
  if (Node.isVariableDeclaration(node)) {
    const arrow = node.getInitializer();
    const type = node.getTypeNode()?.getText();
    if (Node.isArrowFunction(arrow))
      return `const ${node.getName()}: (${arrow
        .getParameters()
        .map((parameter) => parameter.getText())
        .join(', ')}) => ${arrow.getReturnTypeNode()?.getText() ?? 'unknown'}`;
    return `const ${node.getName()}: ${type ?? '…'}`;
  }
  if (Node.isClassDeclaration(node))
    return `class ${node.getName() ?? ''} extends ${node.getExtends()?.getText() ?? 'Object'}`;
  return node.getText();
}

/**
 * Names in place of links of docstrings.
 * @param {string} text with `{@link name}` in it
 */
const words = (text) => text.replace(/\{@link ([^}\s]+)[^}]*\}/g, '`$1`');

/**
 * @param {string} name
 * @param {Node} node
 */
function entry(name, node) {
  const { text, tags } = docOf(node);
  const signature = signatureOf(node).replace(/^export (declare )?/, '');
  const shown =
    signature.length > LONGEST
      ? `${signature.slice(0, 300)}\n  // … ${signature.length} characters`
      : signature;
  const rows = tags
    .filter(({ text: said }) => said !== '')
    .map(({ name: tag, text: said }) => `<dt>${escapeHtml(tag)}</dt><dd>${inline(said)}</dd>`);
  return `<section class="symbol"><h2 id="${escapeHtml(name)}"><code>${escapeHtml(name)}</code></h2>${render(words(text), (link) => link).html}${codeBlock(shown, 'ts')}${rows.length === 0 ? '' : `<dl class="facts">${rows.join('')}</dl>`}</section>`;
}

/** @param {string} text */
function inline(text) {
  const address = /^https:\/\/\S+$/.exec(text);
  return address
    ? `<a href="${escapeHtml(address[0])}">${escapeHtml(address[0])}</a>`
    : render(words(text), (link) => link).html.replace(/^<p>|<\/p>\n?$/g, '');
}

/**
 * The reference of the API, made of the docstrings of the sources.
 * @param {(path: string) => string} aside the navigation for a page
 * @returns {Page[]}
 */
export function apiPages(aside) {
  const project = new Project({
    compilerOptions: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      noLib: true,
      types: [],
    },
    skipAddingFilesFromTsConfig: true,
  });
  const pages = MODULES.map(([name, file]) => modulePage(project, name, file, aside));
  const path = 'api/index.html';
  const list = MODULES.map(
    ([name]) => `<li><a href="${linkBetween(path, apiPath(name))}"><code>${name}</code></a></li>`,
  );
  return [
    {
      path,
      title: 'API · msgraph-errors',
      description: 'Every export of the packages, from the docstrings of their sources.',
      section: 'Docs',
      aside: aside(path),
      main: `<article class="prose"><h1>API</h1><p class="lead">Every export, from the docstrings of the sources.</p><ul class="overview">${list.join('')}</ul></article>`,
    },
    ...pages,
  ];
}

/**
 * @param {Project} project
 * @param {string} name
 * @param {string} file
 * @param {(path: string) => string} aside
 * @returns {Page}
 */
function modulePage(project, name, file, aside) {
  const path = apiPath(name);
  const source = project.getSourceFile(join(ROOT, file)) ?? project.addSourceFileAtPath(join(ROOT, file));
  project.resolveSourceFileDependencies();
  const symbols = [...source.getExportedDeclarations()].flatMap(([symbol, [node]]) =>
    node === undefined || symbol === 'default' ? [] : [{ symbol, node }],
  );
  const contents = symbols.map(({ symbol }) => `<a href="#${symbol}"><code>${symbol}</code></a>`).join(' ');
  const main = `<article class="prose api"><p class="label">API</p><h1 class="mono">${name}</h1><p class="names">${contents}</p>${symbols.map(({ symbol, node }) => entry(symbol, node)).join('')}<p class="plain"><a href="${addressInRepository(file) ?? ''}">Source</a></p></article>`;
  return {
    path,
    title: `${name} · API`,
    description: `Exports of ${name} with their types.`,
    section: 'Docs',
    aside: aside(path),
    main,
  };
}
