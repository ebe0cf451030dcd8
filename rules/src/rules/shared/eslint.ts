/**
 * The part of ESLint's interface that the rules use: the same in ESLint 8.57, 9 and 10 and in oxlint. Written
 * down here so that the published types need neither ESLint nor typescript-eslint; a test compares them with
 * ESLint's own.
 * @see https://eslint.org/docs/latest/extend/custom-rules
 */

/** 1-based line, 0-based column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces the text between two offsets. */
export interface Fix {
  readonly range: [start: number, end: number];
  readonly text: string;
}

export interface Fixer {
  replaceTextRange(range: [start: number, end: number], text: string): Fix;
}

/** A message by its id, and the edits that come with it. */
interface Described<MessageIds extends string> {
  readonly messageId: MessageIds;
  /** What stands in the message for `{{name}}`. */
  readonly data?: Readonly<Record<string, string>>;
}

export interface ReportDescriptor<MessageIds extends string> extends Described<MessageIds> {
  readonly loc: Location;
  readonly fix?: ((fixer: Fixer) => Fix[]) | null;
  readonly suggest?: (Described<MessageIds> & { readonly fix: (fixer: Fixer) => Fix[] })[];
}

/** A report in words that stand in no rule. */
interface PlainReport {
  readonly loc: Location;
  readonly message: string;
}

export interface SourceCode {
  readonly text: string;
  /** The `Program` node of the parser. */
  readonly ast: object;
  readonly scopeManager: object | null;
  /** What else the parser offers; typescript-eslint's has the type checker here. */
  readonly parserServices: object | undefined;
  /** The properties of each type of node that hold its children. */
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  getLocFromIndex(offset: number): Position;
}

export interface RuleContext<MessageIds extends string = string> {
  /** The folder that the linter runs in. */
  readonly cwd: string;
  readonly physicalFilename: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly languageOptions: { readonly parser?: unknown };
  readonly sourceCode: SourceCode;
  report(descriptor: ReportDescriptor<MessageIds> | PlainReport): void;
}

/** What every rule says about itself. */
export interface RuleMeta<MessageIds extends string> {
  readonly type: 'problem' | 'suggestion';
  readonly docs: {
    readonly description: string;
    /** The preset that turns the rule on first. */
    readonly recommended: 'recommended' | 'strict';
    readonly url: string;
  };
  readonly fixable?: 'code';
  readonly hasSuggestions?: boolean;
  readonly messages: Readonly<Record<MessageIds, string>>;
  readonly schema: [];
}
