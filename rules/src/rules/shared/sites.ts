import type { ReportDescriptor, RuleContext, RuleFix, RuleFixer, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { detectSites, mayHaveSites } from '../../detector/index.js';
import type { DetectorSettings, Range, Site, SiteKind, SourceFile } from '../../detector/types.js';
import { editsForSite, type Edit } from '../../edits/index.js';
import { canReadFiles, projectOf } from '../../project/index.js';
import { readSettings } from '../../detector/settings.js';
import { typeViewOf } from './type-view.js';

interface Analysis {
  readonly file: SourceFile;
  readonly settings: DetectorSettings;
  readonly sites: readonly Site[];
}

/** One analysis serves all rules of a run over a file. */
const analyses = new WeakMap<Readonly<SourceCode>, Analysis>();

function analyse(context: Readonly<RuleContext<string, readonly unknown[]>>): Analysis {
  const { sourceCode } = context;
  const known = analyses.get(sourceCode);
  if (known) return known;
  const settings = readSettings(context.settings['msgraph']);
  const { scopeManager } = sourceCode;
  const types = settings.typeChecked === true ? typeViewOf(context) : undefined;
  const file: SourceFile = { path: context.physicalFilename, text: sourceCode.text, ast: sourceCode.ast, scopes: scopeManager ?? missingScopes(), types };
  const analysis = { file, settings, sites: mayHaveSites(file.text) ? findSites(file, settings) : [] };
  analyses.set(sourceCode, analysis);
  return analysis;
}

/** With evidence from the files around the one that is being linted, whose content in the editor counts. */
function findSites(file: SourceFile, settings: DetectorSettings): readonly Site[] {
  const project = settings.crossFile === false ? undefined : projectOf(file.path, settings);
  if (!project?.reachesGraph || !canReadFiles()) return detectSites(file, settings);
  project.use(file.path, file.text);
  // What the type checker knows of a file comes from others as well.
  const view = settings.typeChecked === true ? project.view : project.viewFor(file.path);
  return view ? project.sites(file.path, file.text, () => detectSites(file, settings, view)) : detectSites(file, settings);
}

function missingScopes(): never {
  throw new Error('The parser gives no scope manager; use espree or @typescript-eslint/parser.');
}

/** The proven sites of one kind in the file that is being linted. */
export function sitesOf<K extends SiteKind>(context: Readonly<RuleContext<string, readonly unknown[]>>, kind: K): readonly Extract<Site, { kind: K }>[] {
  const { sites } = analyse(context);
  return sites.filter((site): site is Extract<Site, { kind: K }> => site.kind === kind && site.evidence.level === 'proven');
}

/** What a rewrite of `site` puts in the place of the reported code, and the edits that do it. */
export interface Suggestion {
  readonly replacement: string;
  fix(fixer: RuleFixer): RuleFix[];
}

/** The rewrite of a site as an ESLint suggestion, imports included; undefined when the site is only reported. */
export function suggestionFor(context: Readonly<RuleContext<string, readonly unknown[]>>, site: Site): Suggestion | undefined {
  const { file, settings } = analyse(context);
  const rewritten = editsForSite(site, file, settings);
  if ('left' in rewritten) return undefined;
  const inner = rewritten.edits.find((edit) => edit.start < site.range[1] && edit.end > site.range[0]);
  return {
    replacement: (inner?.text ?? '').replace(/\s+/g, ' ').trim(),
    fix: (fixer) => rewritten.edits.map((edit: Edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text)),
  };
}

/** The location of a range as ESLint wants it: 1-based lines, 0-based columns. */
export function locationOf(context: Readonly<RuleContext<string, readonly unknown[]>>, [start, end]: Range): NonNullable<ReportDescriptor<string>['loc']> {
  const { sourceCode } = context;
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
