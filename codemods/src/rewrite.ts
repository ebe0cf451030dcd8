import * as detector from 'eslint-plugin-msgraph/detector';
import type { Site, SiteKind, SourceFile } from 'eslint-plugin-msgraph/detector';
import { applyEdits, isIgnored, markerEdits, type Edit } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { composeProven } from './behaviour/compose.js';
import { LineIndex } from './lines.js';
import { transformOf, transforms } from './registry.js';
import type { RewriteOptions, RewriteResult, SiteResult } from './rewrite-types.js';
import { kindsOf, mayBeRewritten, sitesOf } from './found-sites.js';
import {
  describe,
  finding,
  ignoredSites,
  inOrder,
  leftSites,
  refusedSites,
  rewrittenSites,
  sentence,
  type Report,
} from './site-results.js';

/** The rewrites of a file did not come to an end or do not parse: a fault of a transform, not of the file. */
export class RewriteError extends Error {
  override readonly name = 'RewriteError';
}

/** Nested sites are rewritten from the outside in, one level in each round. */
const MAX_ROUNDS = 8;

/**
 * Rewrites the text of one file. Nothing is read or written.
 * @param path decides the language; it is also the `path` of evidence in this file
 * @param text the content of the file
 * @returns the new text, and every site found with what was done
 * @throws {SourceSyntaxError} when the text cannot be parsed
 * @throws {RewriteError} when the result cannot be parsed, or would be rewritten again and again
 */
export function rewriteSource(path: string, text: string, options: RewriteOptions = {}): RewriteResult {
  const find = options.detector ?? detector;
  if (!mayBeRewritten(text, find, options.transforms)) return { text, sites: [] };
  const kinds = kindsOf(options.transforms);
  const rounds: Edit[][] = [];
  const sites: SiteResult[] = [];
  let file = parseSource(path, text);
  const original = file.text;
  const lines = new LineIndex(original);
  for (;;) {
    const found = sitesOf(file, find, kinds, options);
    const active = found.filter((site) => !isToIgnore(file, site));
    const { composition, refused, proofs } = composeProven(file, active, options.settings);
    const report: Report = (site, outcome) => ({
      ...describe(site, original, lines, rounds),
      finding: finding(site, outcome, file, options),
    });
    sites.push(...rewrittenSites(file, composition, proofs, report));
    if (composition.edits.length === 0) {
      const marked = withMarkers(
        file,
        [...composition.left.map(({ site, reason }) => ({ site, message: sentence(reason) })), ...refused],
        kinds,
        { add: options.mark ?? false, changed: rounds.length > 0 },
      );
      const ignored = found.filter((site) => !active.includes(site));
      const staying = [
        ...ignoredSites(file, ignored, report, options.settings),
        ...refusedSites(file, refused, report, options.settings),
        ...leftSites(file, composition, report, options.settings),
      ].map((site) => ({ ...site, around: lines.around(site.line, site.endLine) }));
      return { text: finish(text, marked), sites: inOrder([...sites, ...staying]) };
    }
    if (rounds.length === MAX_ROUNDS)
      throw new RewriteError(`The rewrites do not come to an end after ${MAX_ROUNDS} rounds.`);
    rounds.push([...composition.edits]);
    file = parseResult(path, applyEdits(file.text, composition.edits));
  }
}

const NAMES: ReadonlySet<string> = new Set(transforms.flatMap(({ name, rule }) => [name, rule]));

function isToIgnore(file: SourceFile, site: Site): boolean {
  const { name, rule } = transformOf(site);
  return isIgnored(file, site.range[0], [name, rule], NAMES);
}

/** Without `add`, only a file that is changed anyway loses the markers of what was rewritten. */
function withMarkers(
  file: SourceFile,
  left: readonly { readonly site: Site; readonly message: string }[],
  kinds: ReadonlySet<SiteKind>,
  { add, changed }: { readonly add: boolean; readonly changed: boolean },
): string {
  if (!add && !changed) return file.text;
  const marked = left.map(({ site, message }) => ({
    offset: site.range[0],
    rule: transformOf(site).rule,
    message,
  }));
  const rules = new Set(transforms.filter(({ kind }) => kinds.has(kind)).map(({ rule }) => rule));
  const edits = markerEdits(file, marked, { rules, add });
  return edits.length === 0 ? file.text : parseResult(file.path, applyEdits(file.text, edits)).text;
}

function parseResult(path: string, text: string): SourceFile {
  try {
    return parseSource(path, text);
  } catch (error) {
    throw new RewriteError('The rewritten file does not parse.', { cause: error });
  }
}

function finish(original: string, text: string): string {
  return original.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}
