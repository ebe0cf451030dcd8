import { structuredPatch } from 'diff';
import { h } from '../dom.js';

/**
 * The difference of two texts, as lines with their signs.
 * @returns undefined where there is none
 */
export function diffView(before: string, after: string): HTMLElement | undefined {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  if (hunks.length === 0) return undefined;
  const lines = hunks.flatMap(({ oldStart, lines: of }) => [`@@ line ${oldStart} @@`, ...of]);
  return h(
    'pre',
    { class: 'diff', tabindex: '0' },
    h('code', {}, ...lines.flatMap((line) => [lineView(line), '\n'])),
  );
}

function lineView(line: string): HTMLElement {
  const kind = line.startsWith('+')
    ? 'diff-added'
    : line.startsWith('-')
      ? 'diff-removed'
      : line.startsWith('@@')
        ? 'diff-place'
        : undefined;
  return h('span', { class: kind }, line);
}
