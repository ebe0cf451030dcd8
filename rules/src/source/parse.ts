import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type * as Oxc from 'oxc-parser';
import type { SourceFile } from '../syntax/types.js';
import { loadNative } from './native.js';

type Lang = 'jsx' | 'ts' | 'tsx' | 'dts';
type SourceType = 'module' | 'commonjs' | 'unambiguous';

const BOM = '\uFEFF';

/** A file that cannot be parsed. `line` and `column` are 1-based and count UTF-16 units. */
export class SourceSyntaxError extends Error {
  override readonly name = 'SourceSyntaxError';
  readonly path: string;
  readonly line: number;
  readonly column: number;

  constructor(path: string, message: string, line: number, column: number) {
    super(`${line}:${column} ${message}`);
    this.path = path;
    this.line = line;
    this.column = column;
  }
}

/**
 * Whether `parseSource` understands files of this name.
 * @param path a file name or path, with either separator
 */
export function isSourcePath(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !/\.[cm][jt]sx$/.test(path);
}

/**
 * Parses a file that ESLint has not parsed.
 *
 * The AST is the one of typescript-estree without `loc`, `parent` and tokens; comments are on `ast.comments`.
 * Offsets are UTF-16 units into `SourceFile.text`, which is `text` without a byte order mark, as in ESLint.
 * The native parser is loaded on the first call.
 * @param path decides the language by its extension; the file is not read
 * @param text the content
 * @throws {SourceSyntaxError} when the text is not valid in that language
 * @throws {NativeBindingError} when the parser is not installed for this platform
 */
export function parseSource(path: string, text: string): SourceFile {
  const body = text.startsWith(BOM) ? text.slice(BOM.length) : text;
  const result = parseAs(path, body);
  const program = result.program as unknown as TSESTree.Program;
  program.comments = result.comments.map(
    (comment) => ({ ...comment, range: [comment.start, comment.end] }) as unknown as TSESTree.Comment,
  );
  // A plain script keeps its variables in a scope of its own, like a module: nobody wants the names of one
  // file to be globals of the next.
  let scopes: SourceFile['scopes'] | undefined;
  return {
    path,
    text: body,
    ast: program,
    // A third of the work, and many files turn out to hold nothing before anybody asks for a name.
    get scopes() {
      return (scopes ??= scopesOf(path, program));
    },
  };
}

/**
 * Scope analysis recurses: a file that is nested a few thousand levels deep is as good as one that does not
 * parse.
 */
function scopesOf(path: string, program: TSESTree.Program): SourceFile['scopes'] {
  try {
    return analyze(
      program,
      moduleScope(path, program) ? { lib: [], sourceType: 'module' } : { lib: [], globalReturn: true },
    );
  } catch (error) {
    if (error instanceof RangeError) throw nestedTooDeeply(path);
    throw error;
  }
}

/**
 * Brackets open at once that nobody writes by hand; from about 5,000 on the native parser overflows its stack
 * and ends the process.
 */
const MAX_NESTING = 3000;

/**
 * Counts brackets as they stand, in strings and comments too: an estimate, but one that costs next to
 * nothing.
 */
function isNestedTooDeeply(text: string): boolean {
  if (text.length < MAX_NESTING) return false;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    // ( [ {
    if (character === 40 || character === 91 || character === 123) depth++;
    // ) ] }
    else if (depth > 0 && (character === 41 || character === 93 || character === 125)) depth--;
    if (depth > MAX_NESTING) return true;
  }
  return false;
}

function parseAs(path: string, text: string): Oxc.ParseResult {
  if (isNestedTooDeeply(text)) throw nestedTooDeeply(path);
  const lang = languageOf(path);
  const first = parse(path, text, lang, sourceTypeOf(path));
  if (first.errors.length === 0) return first;
  if (/\.jsx?$/.test(path)) {
    const script = parse(path, text, lang, 'commonjs');
    if (script.errors.length === 0) return script;
  }
  throw syntaxError(path, text, first);
}

function parse(path: string, text: string, lang: Lang, sourceType: SourceType): Oxc.ParseResult {
  return loadNative('oxc-parser').parseSync(path, text, {
    preserveParens: false,
    astType: 'ts',
    range: true,
    lang,
    sourceType,
  });
}

function languageOf(path: string): Lang {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts';
  if (path.endsWith('.tsx')) return 'tsx';
  if (/\.[cm]?ts$/.test(path)) return 'ts';
  return 'jsx';
}

function sourceTypeOf(path: string): SourceType {
  if (path.endsWith('.cjs')) return 'commonjs';
  return /\.jsx?$/.test(path) ? 'unambiguous' : 'module';
}

function moduleScope(path: string, program: TSESTree.Program): boolean {
  return program.sourceType === 'module' || !/\.c?jsx?$/.test(path);
}

function nestedTooDeeply(path: string): SourceSyntaxError {
  return new SourceSyntaxError(path, 'The file is nested too deeply', 1, 1);
}

function syntaxError(path: string, text: string, result: Oxc.ParseResult): SourceSyntaxError {
  const error = result.errors[0];
  const before = text.slice(0, error?.labels[0]?.start ?? 0).split(/\r\n|[\n\r\u2028\u2029]/);
  const column = (before.at(-1)?.length ?? 0) + 1;
  return new SourceSyntaxError(path, error?.message ?? 'Unknown syntax error', before.length, column);
}
