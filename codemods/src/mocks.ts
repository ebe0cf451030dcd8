import { literalErrors, type LiteralError } from 'eslint-plugin-msgraph/conditions';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { hasErrorCode, parseGraphError } from 'msgraph-errors';
import { describeCode } from 'msgraph-errors/knowledge';
import type { Asked } from './behaviour/asked.js';

/**
 * The errors that a test makes of constants alone; none of a test that does not parse, which is reported as
 * such where it holds a place.
 */
export function errorsOf(path: string, text: string): readonly LiteralError[] {
  try {
    return literalErrors(parseSource(path, text));
  } catch {
    return [];
  }
}

/**
 * Whether an error has the words or the code that was asked for, and the functions of the runtime do not see
 * it.
 */
export function isLostOn(value: object, { code, message, status }: Asked): boolean {
  const { message: text, code: own } = value as { readonly message?: unknown; readonly code?: unknown };
  const was =
    message === undefined
      ? own === code
      : typeof text === 'string' && text.toLowerCase().includes(message.toLowerCase());
  if (!was) return false;
  return (
    !(code !== undefined && hasErrorCode(value, code)) &&
    !(status !== undefined && parseGraphError(value)?.status === status)
  );
}

type Members = Readonly<Record<string, unknown>>;
type Shape = (answer: { readonly code: string | undefined; readonly status: number | undefined }) => Members;

/** What the classic client and those that were made after it put on an error. */
const flat: Shape = ({ code, status }) => ({
  ...(code !== undefined && { code }),
  ...(status !== undefined && { statusCode: status }),
});

const answered: Shape = ({ code, status }) => ({
  isAxiosError: true,
  response: {
    ...(status !== undefined && { status }),
    ...(code !== undefined && { data: { error: { code } } }),
  },
});

/**
 * The clients whose errors are an Error with members that a test can write out. Of the others a body is read
 * later, or no Error is thrown.
 */
const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['graph-sdk', flat],
  ['spfx', flat],
  ['teams-graph', flat],
  ['axios', answered],
]);

/**
 * What a client puts on an error for an answer with all that is asked for.
 * @returns `undefined` where several codes, statuses or clients come into question, or the client has another
 *   form
 */
export function certainMembers(asked: readonly Asked[]): Members | undefined {
  const [code, otherCode] = distinct(asked, 'code');
  const [status, otherStatus] = distinct(asked, 'status');
  const [client = '', otherClient] = distinct(asked, 'client');
  if (otherCode !== undefined || otherStatus !== undefined || otherClient !== undefined) return undefined;
  return SHAPES.get(client)?.({ code, status: status ?? onlyStatusOf(code) });
}

/**
 * The same for one thing that is asked for, in the form of the classic client where that of the client is not
 * known.
 */
export function likelyMembers({ code, status, client }: Asked): Members {
  return (SHAPES.get(client ?? '') ?? flat)({ code, status });
}

function distinct<K extends keyof Asked>(
  asked: readonly Asked[],
  key: K,
): readonly Exclude<Asked[K], undefined>[] {
  return [...new Set(asked.map((item) => item[key]))].filter((value) => value !== undefined) as Exclude<
    Asked[K],
    undefined
  >[];
}

function onlyStatusOf(code: string | undefined): number | undefined {
  const statuses = code === undefined ? [] : (describeCode(code)?.statuses ?? []);
  return statuses.length === 1 ? statuses[0] : undefined;
}

/** Source text of the members of an object. */
export function writeMembers(members: Members, quote = "'"): readonly string[] {
  return Object.entries(members).map(([name, value]) => `${name}: ${writeValue(value, quote)}`);
}

function writeValue(value: unknown, quote: string): string {
  if (typeof value === 'string')
    return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
  return typeof value === 'object' && value !== null
    ? `{ ${writeMembers(value as Members, quote).join(', ')} }`
    : String(value);
}
