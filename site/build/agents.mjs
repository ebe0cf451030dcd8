import { documents, titleOf } from './documents.mjs';
import { resolver } from './doc-pages.mjs';
import { render } from './markdown.mjs';
import { read } from './workspace.mjs';

const SOURCE = 'site/pages/agents.md';

/** @returns {import('./layout.mjs').Page} */
export function agentsPage() {
  const resolve = resolver(documents(), SOURCE, 'agents.html');
  return {
    path: 'agents.html',
    title: 'For coding agents · msgraph-errors',
    description: 'Commands, settings and what each finding asks for, on one short page.',
    main: `<article class="prose">${render(read(SOURCE), (link) => (link === 'llms.txt' ? link : resolve(link))).html}</article>`,
  };
}

/**
 * A list of the pages for programs that read: plain Markdown at addresses that stay.
 * @see https://llmstxt.org/
 */
export function llmsText() {
  const list = documents();
  const groups = [...new Set(list.map(({ group }) => group))];
  const lines = groups.flatMap((group) => [
    '',
    `## ${group}`,
    '',
    ...list
      .filter((item) => item.group === group)
      .map(({ path, source }) => `- [${titleOf(read(source))}](${path.replace(/\.html$/, '.md')})`),
  ]);
  return `# msgraph-errors

> Find, explain and rewrite the way TypeScript and JavaScript code handles the errors of Microsoft Graph. Three packages: eslint-plugin-msgraph (rules),
> msgraph-codemod (rewrites across a repository), msgraph-errors (runtime: codes, walk through inner errors, bounded retry).

Begin with [what a coding agent needs](agents.md): three commands, the settings, what each finding asks for. Each code has a page at codes/CODE.html.
${lines.join('\n')}
`;
}
