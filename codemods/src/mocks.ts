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

const bodyOf = (code: string): Members => ({ error: { code } });

/** An answer with its status and its body in the members of these names. */
const answer =
  (statusName: string, bodyName: string, write: (body: Members) => unknown = (body) => body): Shape =>
  ({ code, status }) => ({
    ...(status !== undefined && { [statusName]: status }),
    ...(code !== undefined && { [bodyName]: write(bodyOf(code)) }),
  });

const answered =
  (shape: Shape): Shape =>
  (asked) => ({ response: shape(asked) });

const statusOnly =
  (more: Members = {}): Shape =>
  ({ status }) => ({ ...more, ...(status !== undefined && { status }) });

/**
 * The clients whose errors are an Error with members that a test can write out. Where a body is read later,
 * the status has to do. Of the others no Error is thrown, or nothing is known of its form.
 */
const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['graph-sdk', flat],
  ['spfx', flat],
  ['teams-graph', flat],
  [
    'kiota',
    ({ code, status }) => ({
      ...(status !== undefined && { responseStatusCode: status }),
      ...(code !== undefined && { errorEscaped: { code } }),
    }),
  ],
  ['axios', (asked) => ({ isAxiosError: true, ...answered(answer('status', 'data'))(asked) })],
  ['got', answered(answer('statusCode', 'body', JSON.stringify))],
  ['superagent', (asked) => ({ ...statusOnly()(asked), ...answered(answer('status', 'body'))(asked) })],
  ['ofetch', answer('statusCode', 'data')],
  ['pnp', statusOnly({ isHttpRequestError: true })],
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
