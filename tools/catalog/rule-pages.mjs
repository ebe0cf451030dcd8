import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a terminal shows of the pages of rules, as a source file.
 * @param {string} folder of the pages
 * @returns {string}
 */
export function rulePagesSource(folder) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const lines = names.map(
    (name) =>
      `  '${name.replace(/\.md$/, '')}': ${JSON.stringify(essenceOf(readFileSync(join(folder, name), 'utf8')))},`,
  );
  return `// Written by tools/generate-catalog.mjs from docs/rules; do not edit.
/** What the page of each rule says first: why it matters, what is reported, and where Microsoft says it. */
export const rulePages: Readonly<Record<string, { readonly why: string; readonly reports: string; readonly source: string }>> = {
${lines.join('\n')}
};
`;
}

/** @param {string} page */
function essenceOf(page) {
  const why = section(page, 'Why');
  return {
    why: plain(first(why)),
    reports: plain(opening(section(page, 'What it reports'))),
    source: /\]\((https:\/\/learn\.microsoft\.com\/[^)]+)\)/.exec(page)?.[1] ?? '',
  };
}

/**
 * @param {string} page
 * @param {string} title
 */
const section = (page, title) =>
  new RegExp(`^## ${title}\\n+([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';

/** @param {string} text */
const first = (text) => text.split(/\n\n/)[0] ?? '';

/**
 * All before the first code.
 * @param {string} text
 */
const opening = (text) => text.split(/^```/m)[0]?.trim() ?? '';

/**
 * Markdown as a terminal shows it.
 * @param {string} text
 */
const plain = (text) =>
  text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .trim();
