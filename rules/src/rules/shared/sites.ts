import type { TSESTree } from '@typescript-eslint/types';
import {
  detectReports,
  detectSites,
  isReportedKind,
  mayHaveReports,
  mayHaveSites,
} from '../../detector/index.js';
import type { ProjectView } from '../../detector/provenance/project.js';
import type {
  DetectorSettings,
  Range,
  ReportedKind,
  Site,
  SiteKind,
  SourceFile,
} from '../../detector/types.js';
import { composeEdits, importedModule, type Edit } from '../../edits/index.js';
import { messageOf, outcomeOf, textOf, type SiteMessage } from '../../messages/index.js';
import { RUNTIME } from '../../edits/specifier.js';
import { canReadFiles, installCommand, foldersOf, projectOf, type Project } from '../../project/index.js';
import { readSettings, SettingsError } from '../../detector/settings.js';
import { learnVisitorKeys } from '../../syntax/walk.js';
import { byCondition } from './conditions.js';
import type { Fix, Fixer, Location, RuleContext, SourceCode } from './eslint.js';
import type { WithInstall } from './install.js';
import { isOxlint, typeViewOf } from './type-view.js';

interface Analysis {
  readonly file: SourceFile;
  readonly settings: DetectorSettings;
  readonly sites: readonly Site[];
  /** What is only reported, of one kind. Looked for when a rule that is on asks. */
  readonly reports: (kind: ReportedKind) => readonly Site[];
}

/** One analysis serves all rules of a run over a file. */
const analyses = new WeakMap<SourceCode, Analysis>();

function analyse(context: RuleContext): Analysis {
  const { sourceCode } = context;
  const known = analyses.get(sourceCode);
  if (known) return known;
  learnVisitorKeys(sourceCode.visitorKeys);
  const file = fileOf(context);
  const analysis = {
    file,
    ...(settledSites(context, file) ?? { settings: {}, sites: [], reports: () => [] }),
  };
  analyses.set(sourceCode, analysis);
  return analysis;
}

function fileOf({ sourceCode, physicalFilename }: RuleContext): SourceFile {
  // ESLint says no more of them than that they are there: the parser decides what they are.
  const ast = sourceCode.ast as TSESTree.Program;
  const scopes = (sourceCode.scopeManager ?? missingScopes()) as SourceFile['scopes'];
  return { path: physicalFilename, text: sourceCode.text, ast, scopes };
}

/** @returns undefined when the settings are not right, and that was said */
function settledSites(context: RuleContext, file: SourceFile): Omit<Analysis, 'file'> | undefined {
  try {
    const settings = readSettings(context.settings['msgraph'], foldersOf(file.path, context.cwd));
    const types = settings.typeChecked === true ? typeViewOf(context) : undefined;
    return { settings, ...findSites({ ...file, types }, settings, context.cwd) };
  } catch (error) {
    if (!(error instanceof SettingsError) || !isOxlint(context.languageOptions)) throw error;
    reportOnce(context, file.path, error.message);
    return undefined;
  }
}

const told = new Map<string, string>();

/**
 * ESLint stops at the first error. oxlint goes on, and would print it with its stack for every file and rule.
 */
function reportOnce(context: RuleContext, path: string, message: string): void {
  // An editor lints a file again, and it still has the finding then.
  const first = told.get(message) ?? path;
  told.set(message, first);
  if (first === path)
    context.report({ loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }, message });
}

/** With evidence from the files around the one that is being linted, whose content in the editor counts. */
function findSites(
  file: SourceFile,
  settings: DetectorSettings,
  cwd: string,
): Pick<Analysis, 'sites' | 'reports'> {
  const maySites = mayHaveSites(file.text);
  const mayReports = maySites || mayHaveReports(file.text);
  if (!mayReports) return { sites: [], reports: () => [] };
  const project = settings.crossFile === false ? undefined : projectOf(file.path, settings, cwd);
  if (project?.wrongFile !== undefined) throw new SettingsError(project.wrongFile);
  const view = project?.reachesGraph === true && canReadFiles() ? viewOf(project, file, settings) : undefined;
  const kept = (find: () => readonly Site[], kind?: ReportedKind): readonly Site[] =>
    project && view ? project.sites(file.path, file.text, find, kind) : find();
  return {
    sites: maySites ? kept(() => detectSites(file, settings, view)) : [],
    reports: (kind) => kept(() => detectReports(file, settings, view, [kind]), kind),
  };
}

function viewOf(
  project: Project,
  { path, text }: SourceFile,
  { typeChecked }: DetectorSettings,
): ProjectView | undefined {
  project.use(path, text);
  // What the type checker knows of a file comes from others as well.
  return typeChecked === true ? project.view : project.viewFor(path);
}

function missingScopes(): never {
  throw new Error('The parser gives no scope manager; use espree or @typescript-eslint/parser.');
}

/** The proven sites of one kind in the file that is being linted. */
function sitesOf<K extends SiteKind>(context: RuleContext, kind: K): readonly Extract<Site, { kind: K }>[] {
  const { sites, reports } = analyse(context);
  return [...sites, ...(isReportedKind(kind) ? reports(kind) : [])].filter(
    (site): site is Extract<Site, { kind: K }> => site.kind === kind && site.evidence.level === 'proven',
  );
}

/**
 * What a rule reports of the sites of one condition: the message, and the edits where a rewrite is certain.
 */
interface Finding<Ids extends string> {
  readonly report: {
    readonly loc: Location;
    readonly messageId: WithInstall<Ids>;
    readonly data: Readonly<Record<string, string>>;
  };
  readonly fix: ((fixer: Fixer) => Fix[]) | undefined;
  /** What the replacement imports can be imported here. */
  readonly isInstalled: boolean;
}

/**
 * The findings of one kind, one for each condition, with the same words as in the codemod's reports. The
 * first one that needs a package which is not there says how to install it; the others of the file would only
 * repeat it.
 */
export function findingsOf<Ids extends string>(
  context: RuleContext,
  kind: SiteKind,
): readonly Finding<Ids>[] {
  const sites: readonly Site[] = sitesOf(context, kind);
  // What is only reported says something of its own in each part of a condition.
  const groups = sites.every((site) => 'form' in site && 'facts' in site)
    ? sites.map((site) => [site] as const)
    : byCondition(analyse(context).file.ast, sites);
  let isSaid = false;
  return groups.map((group) => {
    const finding = findingOf<Ids>(context, group, isSaid);
    isSaid ||= !finding.isInstalled;
    return finding;
  });
}

function findingOf<Ids extends string>(
  context: RuleContext,
  group: readonly [Site, ...Site[]],
  isSaid: boolean,
): Finding<Ids> {
  const { file, settings } = analyse(context);
  const composition = composeEdits(file, group, settings);
  const show = (path: string): string => shownPath(path, context.cwd);
  const message = messageOf(group, {
    path: file.path,
    module: importedModule(file, settings),
    outcome: outcomeOf(composition),
    show,
  });
  const install = missingRuntime(message, file, context);
  const fix = (fixer: Fixer): Fix[] =>
    composition.edits.map((edit: Edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
  const range: Range = [group[0].range[0], Math.max(...group.map((site) => site.range[1]))];
  return {
    report: {
      loc: locationOf(context, range),
      messageId: (install === undefined || isSaid ? message.id : `${message.id}Install`) as WithInstall<Ids>,
      data: { ...message.data, ...(install !== undefined && !isSaid && { install }) },
    },
    isInstalled: install === undefined,
    fix: composition.edits.length > 0 ? fix : undefined,
  };
}

/**
 * The command that installs what a message advises to use, where the project of the file does not have it.
 */
function missingRuntime(message: SiteMessage, file: SourceFile, context: RuleContext): string | undefined {
  // Another module is the project's own affair.
  return analyse(context).settings.runtime === undefined && textOf(message).includes(`'${RUNTIME}'`)
    ? installCommand(RUNTIME, file.path, context.cwd)
    : undefined;
}

/** A path as a reader of the linter's output knows it: from the folder that the linter runs in. */
function shownPath(path: string, cwd: string): string {
  const folder = cwd.endsWith('/') ? cwd : `${cwd}/`;
  const [own, base] = [path, folder].map((text) => text.replaceAll('\\', '/')) as [string, string];
  return own.startsWith(base) ? own.slice(base.length) : own;
}

/** The location of a range as ESLint wants it: 1-based lines, 0-based columns. */
function locationOf({ sourceCode }: RuleContext, [start, end]: Range): Location {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}
