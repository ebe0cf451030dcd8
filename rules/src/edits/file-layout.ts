export interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
}

export interface Layout {
  readonly width: number;
  /** One level of indentation. */
  readonly step: string;
  /** Whether lines begin with the operator. */
  readonly isFirst: boolean;
  /** Behind the last argument of a call on several lines. */
  readonly comma: '' | ',';
  /** Behind the last member of an object on several lines. */
  readonly objectComma: '' | ',';
}

/** No file is narrower than what is commonly taken for a full line. */
const LEAST_WIDTH = 100;

/** What goes onto one line again becomes no longer than this, in a file that is narrow. */
export const LEAST_JOINED = 80;

export const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);

/** A long text cannot be broken, so a line that holds one does not say how long the others may be. */
const LONG_TEXT = /(['"`])(?:(?!\1).){40}/;

/** How long the lines of a text are, but for the longest of each hundred. */
export function widthOf(text: string, least: number = LEAST_WIDTH): number {
  const lengths = linesOf(text)
    .filter((line) => line.trim() !== '' && !LONG_TEXT.test(line))
    .map(({ length }) => length)
    .sort((a, b) => a - b);
  return Math.max(least, lengths[Math.ceil(lengths.length * 0.99) - 1] ?? 0);
}

/** Whether the file begins its lines with the operator, as in `|| other`, and does not end them with it. */
export function isOperatorFirst(text: string): boolean {
  const first = text.match(/^[ \t]*(?:\|\||&&)/gm)?.length ?? 0;
  const last = text.match(/(?:\|\||&&)[ \t]*\r?$/gm)?.length ?? 0;
  return first > last;
}

/** What the file puts behind the last argument of a call on several lines. */
export function commaOf(text: string): '' | ',' {
  const withComma = text.match(/,[ \t]*\r?\n[ \t]*\)/g)?.length ?? 0;
  const without = text.match(/[^\s,({&|;][ \t]*\r?\n[ \t]*\)(?!\s*\{)/g)?.length ?? 0;
  return withComma > without ? ',' : '';
}

/** What the file puts behind the last member of an object on several lines. */
export function objectCommaOf(text: string): '' | ',' {
  const withComma = text.match(/,[ \t]*\r?\n[ \t]*\}/g)?.length ?? 0;
  const without = text.match(/[^\s,{};][ \t]*\r?\n[ \t]*\}/g)?.length ?? 0;
  return withComma > without ? ',' : '';
}
