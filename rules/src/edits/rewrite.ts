import type { LeftReason } from '../detector/reasons.js';
import type { DetectorSettings, RewritableSite, Site, SourceFile } from '../detector/types.js';
import { joinedApart } from './apart.js';
import { lineEndOf, withLineEnds, type Edit } from './apply.js';
import { planImports, type ImportPlan } from './imports.js';
import { RUNTIME, specifierFor } from './specifier.js';
import { leftovers, unusedEdits } from './unused.js';
import { mergeInsertions, unusedImportEdits } from './unused-imports.js';
import { collide, draftSite, isRewritten, withoutRepeats, type Draft } from './drafts.js';

export interface LeftSite {
  readonly site: Site;
  readonly reason: LeftReason;
}

export interface RewrittenSite {
  readonly site: Site;
  /** The edits of this site alone, without imports. */
  readonly edits: readonly Edit[];
  /** What stands in the place of the site afterwards, on one line and without the comments that are kept. */
  readonly replacement: string;
  /** The exports of the runtime, by name, as the edits write them. */
  readonly imported: ReadonlyMap<string, string>;
  /** Variables that nothing reads any more, and that could not be taken out. */
  readonly unused: readonly string[];
}

/** The edits for a file: those of the sites, and one plan for their imports. */
export interface Composition {
  readonly edits: readonly Edit[];
  readonly rewritten: readonly RewrittenSite[];
  readonly left: readonly LeftSite[];
}

/**
 * The edits that rewrite one site, imports included: what an ESLint suggestion applies.
 * @returns the edits, what they put in the place of the site, and the exports of the runtime that they use;
 *   or why there are none
 */
export function editsForSite(
  site: RewritableSite,
  file: SourceFile,
  settings: DetectorSettings = {},
):
  | { readonly edits: readonly Edit[]; readonly replacement: string; readonly uses: readonly string[] }
  | { readonly left: LeftReason } {
  const draft = draftSite(site, file);
  if (typeof draft === 'string') return { left: draft };
  const { edits, rewritten } = finish(file, [draft], settings);
  const [own] = rewritten;
  return own ? { edits, replacement: own.replacement, uses: draft.uses } : { left: 'module-unknown' };
}

/**
 * The edits that rewrite all sites of a file that can be rewritten. Of two sites that overlap the first is
 * rewritten.
 * @param sites as found in `file`, in any order
 * @param isJoined whether one call is made of those that ask the same error apart in one condition, and one
 *   site of theirs
 * @returns edits with the line ends of the file, the sites they rewrite, and every other site with its reason
 */
export function composeEdits(
  file: SourceFile,
  sites: readonly Site[],
  settings: DetectorSettings = {},
  isJoined = false,
): Composition {
  const drafts: Draft[] = [];
  const left: LeftSite[] = [];
  for (const site of sites.toSorted((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1])) {
    if (!isRewritten(site)) continue;
    const draft = draftSite(site, file);
    if (typeof draft === 'string') left.push({ site, reason: draft });
    else if (drafts.some((other) => collide(other, draft))) left.push({ site, reason: 'overlap' });
    else drafts.push(draft);
  }
  const single = withoutRepeats(file, drafts);
  const result = finish(file, isJoined ? joinedApart(file, single) : single, settings);
  return { ...result, left: [...left, ...result.left] };
}

/** The module that rewritten code of a file imports from, as the file would write it. */
export const importedModule = (file: SourceFile, { runtime = RUNTIME }: DetectorSettings): string =>
  specifierFor(runtime, file.path);

function finish(file: SourceFile, drafts: readonly Draft[], settings: DetectorSettings): Composition {
  const plan = planImports(file, importedModule(file, settings), usesOf(drafts));
  if (!plan) {
    return {
      edits: [],
      rewritten: [],
      left: drafts.map(({ site }): LeftSite => ({ site, reason: 'module-unknown' })),
    };
  }
  const eol = lineEndOf(file.text);
  const withEol = (edit: Edit): Edit => ({ ...edit, text: withLineEnds(edit.text, eol) });
  const rewritten = drafts.map(({ site, spans, uses, shown }): RewrittenSite => {
    return {
      site,
      edits: spans.map((span) => withEol({ ...span, text: fill(span.text, uses, plan) })),
      replacement: oneLine(fill(shown, uses, plan)),
      imported: plan.names,
      unused: [],
    };
  });
  const replaced = rewritten.flatMap(({ edits }) => edits);
  const cleaned = [...replaced, ...unusedEdits(file, replaced)];
  const imports = mergeInsertions([...plan.edits, ...unusedImportEdits(file, [...plan.edits, ...cleaned])]);
  const unused = leftovers(file, cleaned);
  const told = rewritten.map((item) => ({
    ...item,
    unused: unused.filter(({ by }) => item.edits.includes(by)).map(({ name }) => name),
  }));
  return { edits: [...imports.map(withEol), ...cleaned], rewritten: told, left: [] };
}

/**
 * Every place where an export is named; a draft that names none of its `uses` in a span still asks for the
 * import.
 */
function usesOf(drafts: readonly Draft[]): Map<string, number[]> {
  const uses = new Map<string, number[]>();
  for (const draft of drafts) {
    for (const name of draft.uses) {
      const places = draft.spans
        .filter((span) => span.text.includes(`{{${name}}}`))
        .map((span) => span.start);
      uses.set(name, [...(uses.get(name) ?? []), ...places]);
    }
  }
  return uses;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function fill(text: string, uses: readonly string[], plan: ImportPlan): string {
  return uses.reduce(
    (result, name) => result.replaceAll(`{{${name}}}`, () => plan.names.get(name) ?? name),
    text,
  );
}
