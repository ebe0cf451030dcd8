import {
  detectReports,
  detectSites,
  leftReasons,
  mayHaveReports,
  mayHaveSites,
  readSettings,
  type DetectorSettings,
  type Site,
  type SourceFile,
} from 'eslint-plugin-msgraph/detector';
import { composeEdits, importedModule } from 'eslint-plugin-msgraph/edits';
import { messageOf, outcomeOf, ruleOf, textOf } from 'eslint-plugin-msgraph/messages';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import { parseSource, SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import { LineIndex } from '../../../../codemods/src/lines.js';
import { transforms } from '../../../../codemods/src/registry.js';
import { rewriteSource } from '../../../../codemods/src/rewrite.js';
import { provideHost } from '../../../../rules/src/host.js';
import { byCondition } from '../../../../rules/src/rules/shared/conditions.js';
import type { Answer, FileAnswer, Finding, PlayFile, Question } from '../protocol.js';
import { MemoryFiles } from './memory.js';

/** Where the files are said to be: the root of a disk holds everything, so it is no project. */
const ROOT = '/project';

/** A file of a repository has a tenth of it. */
const MAX_FILE = 200_000;

const memory = new MemoryFiles();

interface Run {
  readonly project: Project;
  readonly settings: DetectorSettings;
  readonly rules: ReadonlySet<string>;
}

/**
 * Lints with the files of the question in the place of a disk. Takes the place of Node.js until it is given
 * back.
 */
export function useMemory(): void {
  provideHost(memory.modules);
}

const pathOf = (name: string): string => `${ROOT}/${name}`;
const nameOf = (path: string): string => path.replace(`${ROOT}/`, '');

/**
 * Lints files that import each other, and rewrites them.
 * @throws never; what is wrong with a file or with the settings stands in the answer
 */
export function lint({ id, files, rules, settings }: Question): Answer {
  memory.set(new Map(files.map(({ name, text }) => [pathOf(name), text])));
  const start = performance.now();
  try {
    const value = settings.trim() === '' ? {} : (JSON.parse(settings) as unknown);
    const read = readSettings(value, [ROOT]);
    const run: Run = { project: createProject(ROOT, read), settings: read, rules: new Set(rules) };
    if (run.project.wrongFile !== undefined) return { id, files: [], problem: run.project.wrongFile, ms: 0 };
    const found = files.map((file) => lintFile(file, run));
    const ms = performance.now() - start;
    return {
      id,
      ms,
      problem: undefined,
      files: found.map((answer, index) => ({
        ...answer,
        rewritten: answer.error ? undefined : rewrite(files[index], run),
      })),
    };
  } catch (error) {
    return {
      id,
      files: [],
      ms: 0,
      problem:
        error instanceof SyntaxError
          ? `The settings are no JSON: ${error.message}`
          : String(error instanceof Error ? error.message : error),
    };
  }
}

function lintFile({ name, text }: PlayFile, run: Run): FileAnswer {
  if (text.length > MAX_FILE)
    return failed(
      name,
      `The file has ${Math.round(text.length / 1000)} kB; the playground takes ${MAX_FILE / 1000} kB.`,
    );
  try {
    const file = parseSource(pathOf(name), text);
    const view = run.project.viewFor(file.path);
    const sites = [
      ...(mayHaveSites(text) ? detectSites(file, run.settings, view) : []),
      ...(mayHaveSites(text) || mayHaveReports(text) ? detectReports(file, run.settings, view) : []),
    ];
    const proven = sites.filter(
      (site) => site.evidence.level === 'proven' && run.rules.has(ruleOf[site.kind]),
    );
    const lines = new LineIndex(file.text);
    const kinds = [...new Set(proven.map(({ kind }) => kind))];
    const findings = kinds.flatMap((kind) =>
      byCondition(
        file.ast,
        proven.filter((site) => site.kind === kind),
      ).map((group) => findingOf(group, file, lines, run)),
    );
    return {
      name,
      findings: findings.toSorted((a, b) => a.start - b.start),
      error: undefined,
      rewritten: undefined,
    };
  } catch (error) {
    return error instanceof SourceSyntaxError
      ? failed(name, error.message.replace(/^\d+:\d+ /, ''), error.line)
      : failed(name, error instanceof Error ? error.message : String(error));
  }
}

function failed(name: string, message: string, line = 1): FileAnswer {
  return { name, findings: [], error: { message, line }, rewritten: undefined };
}

function findingOf(
  group: readonly [Site, ...Site[]],
  file: SourceFile,
  lines: LineIndex,
  { settings }: Run,
): Finding {
  const composition = composeEdits(file, group, settings);
  const message = messageOf(group, {
    path: file.path,
    module: importedModule(file, settings),
    outcome: outcomeOf(composition),
    show: nameOf,
  });
  const [first] = group;
  const left = composition.left[0]?.reason;
  return {
    rule: message.rule,
    message: textOf(message),
    start: first.range[0],
    end: Math.max(...group.map(({ range }) => range[1])),
    line: lines.positionAt(first.range[0]).line,
    evidence: first.evidence.chain.map(({ text, path, line }) => ({ text, file: nameOf(path), line })),
    changes: composition.edits.map(({ start, end, text }) => ({ start, end, text })),
    left: left === undefined ? undefined : leftReasons[left],
  };
}

/** What the codemod makes of a file; undefined where it changes nothing. */
function rewrite(file: PlayFile | undefined, { project, settings, rules }: Run): string | undefined {
  if (file === undefined) return undefined;
  const chosen = transforms.filter(({ rule }) => rules.has(rule)).map(({ name }) => name);
  const path = pathOf(file.name);
  const { text } = rewriteSource(path, file.text, {
    settings,
    transforms: chosen,
    project: project.viewFor(path),
  });
  return text === file.text ? undefined : text;
}
