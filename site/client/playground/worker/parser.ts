import { parse } from '@typescript-eslint/typescript-estree';

/** The part of what `oxc-parser` gives that is used. */
interface Parsed {
  readonly program: unknown;
  readonly comments: readonly { readonly start: number; readonly end: number }[];
  readonly errors: readonly {
    readonly message: string;
    readonly labels: readonly { readonly start: number }[];
  }[];
}

const NOTHING = { type: 'Program', body: [], sourceType: 'module', range: [0, 0], comments: [] };

/**
 * Parses as `oxc-parser` does, with the parser of TypeScript: the native one does not run in a browser. Both
 * give the tree of ESTree.
 * @param options of `oxc-parser`; `lang` decides whether angle brackets are JSX
 */
export function parseSync(
  path: string,
  text: string,
  options: { readonly lang?: string; readonly sourceType?: string } = {},
): Parsed {
  try {
    const program = parse(text, {
      comment: true,
      range: true,
      loc: false,
      jsx: options.lang === 'tsx' || options.lang === 'jsx',
      filePath: path,
      sourceType: options.sourceType === 'commonjs' ? 'script' : 'module',
      errorOnUnknownASTType: false,
    });
    const comments = program.comments.map((comment) => ({
      ...comment,
      start: comment.range[0],
      end: comment.range[1],
    }));
    return { program, comments, errors: [] };
  } catch (error) {
    // Too deep for the stack of the worker is a file that does not parse, like any other.
    const message =
      error instanceof RangeError
        ? 'The file is nested too deeply'
        : error instanceof Error
          ? error.message
          : String(error);
    const start = (error as { readonly index?: unknown } | undefined)?.index;
    return {
      program: NOTHING,
      comments: [],
      errors: [{ message, labels: [{ start: typeof start === 'number' ? start : 0 }] }],
    };
  }
}
