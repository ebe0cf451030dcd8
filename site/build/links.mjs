import { posix } from 'node:path';

/**
 * Every link of the pages that leads nowhere: pages, files and parts of pages that are not there. Nothing is
 * asked for; addresses elsewhere are taken as they are.
 * @param {ReadonlyMap<string, string>} pages HTML by path below the site
 * @param {ReadonlySet<string>} files paths of everything else that is published
 * @returns {string[]} a sentence for each
 */
export function brokenLinks(pages, files) {
  const names = new Map(
    [...pages].map(([path, html]) => [
      path,
      new Set([...html.matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)),
    ]),
  );
  return [...pages].flatMap(([path, html]) => {
    const links = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    );
    return [...new Set(links)].flatMap((link) => {
      const reason = wrong(path, link, names, files);
      return reason === undefined ? [] : [`${path}: ${link} ${reason}`];
    });
  });
}

/**
 * @param {string} path
 * @param {string} link
 * @param {ReadonlyMap<string, ReadonlySet<string>>} names
 * @param {ReadonlySet<string>} files
 */
function wrong(path, link, names, files) {
  if (/^(https?|mailto|data):/.test(link)) return undefined;
  if (link.startsWith('/')) return 'holds only at the root of a host';
  const [target = '', part = ''] = decodeURI(link)
    .replace(/\?[^#]*/, '')
    .split('#');
  const to = target === '' ? path : posix.normalize(posix.join(posix.dirname(path), target));
  if (files.has(to)) return undefined;
  const ids = names.get(to);
  if (ids === undefined) return 'leads nowhere';
  return part === '' || ids.has(part) ? undefined : 'names a part that is not there';
}
