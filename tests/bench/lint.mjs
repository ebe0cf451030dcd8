/**
 * One way of working through a repository, to be measured from outside. Prints what it found as JSON.
 *
 *   node lint.mjs floor DIR            reads all files and parses those that may hold a site
 *   node lint.mjs detector DIR         finds the sites of all files, with evidence from the others
 *   node lint.mjs eslint DIR           ESLint with the parser and no rule
 *   node lint.mjs eslint DIR empty     the same with as many rules as the preset has, which do nothing
 *   node lint.mjs eslint DIR preset    the same with the recommended preset; a third argument is `settings.msgraph.cache`
 *   node --expose-gc lint.mjs index DIR   what the knowledge of other files keeps in memory
 */
import { readFileSync } from 'node:fs';
import { argv, memoryUsage, stdout } from 'node:process';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';
import { detectSites, mayHaveSites } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { isSourcePath, parseSource } from 'eslint-plugin-msgraph/source';
import { sourceFiles } from './files.mjs';

const [, , mode = '', folder = '.', preset, cache] = argv;

/** @returns {[path: string, text: string][]} The files that may hold a site. */
function candidates() {
  const texts = sourceFiles(folder).map(
    (path) => /** @type {[string, string]} */ ([path, readFileSync(path, 'utf8').replace(/^\uFEFF/, '')]),
  );
  return texts.filter(([path, text]) => isSourcePath(path) && text.length < 1_000_000 && mayHaveSites(text));
}

/** @param {string} path @param {string} text */
function parsed(path, text) {
  try {
    return parseSource(path, text);
  } catch {
    return undefined;
  }
}

function floor() {
  return candidates().filter(([path, text]) => parsed(path, text) !== undefined).length;
}

function detector() {
  const project = createProject(folder);
  let sites = 0;
  for (const [path, text] of candidates()) {
    const file = parsed(path, text);
    if (file)
      sites += detectSites(file, {}, project.viewFor(path)).filter(
        ({ evidence }) => evidence.level === 'proven',
      ).length;
  }
  return { sites, project };
}

/** What ESLint itself does for the rules of the preset. */
function emptyRules() {
  const names = Object.keys(msgraph.configs.recommended.rules).map((name) => name.replace(/^.*\//, ''));
  const rules = Object.fromEntries(
    names.map((name) => [name, { create: () => ({ 'Program:exit': () => undefined }) }]),
  );
  return {
    plugins: { empty: { rules } },
    rules: Object.fromEntries(names.map((name) => [`empty/${name}`, /** @type {const} */ ('error')])),
  };
}

async function eslint() {
  const files = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];
  const engine = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    overrideConfig: [
      {
        files,
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
      ...(preset === undefined ? [] : [preset === 'empty' ? emptyRules() : msgraph.configs.recommended]),
      ...(cache === undefined ? [] : [{ settings: { msgraph: { cache } } }]),
    ],
  });
  const results = await engine.lintFiles(['.']);
  return results.flatMap(({ messages, filePath }) =>
    messages.flatMap(({ ruleId, line }) => (ruleId === null ? [] : [`${filePath}:${line} ${ruleId}`])),
  );
}

/**
 * Bytes that the project keeps after all files were looked at that may hold a site, and how many these are.
 */
function index() {
  const collect = /** @type {() => void} */ (globalThis.gc);
  parsed('a.ts', 'export const a = 1;');
  collect();
  const before = memoryUsage().heapUsed;
  const { project } = detector();
  collect();
  // What is asked of the project last keeps it until then.
  return {
    bytes: memoryUsage().heapUsed - before,
    files: candidates().length,
    reachesGraph: project.reachesGraph,
  };
}

const modes = { floor, detector: () => detector().sites, eslint, index };
if (!Object.hasOwn(modes, mode)) throw new Error(`There is no mode "${mode}".`);
stdout.write(JSON.stringify(await modes[/** @type {keyof typeof modes} */ (mode)]()));
