import { STATUS_CODES } from 'node:http';
import type { ComparedPart, ErrorRead } from 'eslint-plugin-msgraph/detector';
import { describeCode, type CatalogTables } from 'msgraph-errors/knowledge';
import { askedBy, type Asked, type KnownError } from './asked.js';
import { recordings, reviveError, type Recorded, type Scenario } from './revive.js';

/** An error, or the body of a failed answer, that a condition is evaluated on. */
export interface Sample extends KnownError {
  /** What it is, for the report: `graph-404 of axios`, `the code itemNotFound in error.code`. */
  readonly name: string;
  /** Which of the compared values are read from such an error. */
  readonly isRead: (read: ErrorRead) => boolean;
}

/** Where the errors of a read come from; those of one origin have one form. */
type Origin = Pick<ErrorRead, 'root' | 'client' | 'made'> & {
  /** The body, or the one that the error keeps, is still the text of the answer. */ readonly isText: boolean;
};

const originOf = ({ root, client, made, path, text }: ErrorRead): Origin => ({
  root,
  client,
  made,
  isText:
    root === 'body'
      ? path[0] === '$json' || (text && path.length === 0)
      : made === 'details' && (path.length < 2 || path[1] === '$json'),
});
const keyOf = (origin: Origin): string => JSON.stringify(Object.values(origin));

/**
 * The errors on which a condition is evaluated: those that were recorded of the clients in question, the same
 * with what the condition asks for, and, for each place that it reads, an error that has it exactly there.
 */
export function samplesFor(parts: readonly ComparedPart[], tables?: CatalogTables): readonly Sample[] {
  const reads = parts.flatMap((part) => part.reads);
  const origins = new Map(reads.map((read) => [keyOf(originOf(read)), originOf(read)]));
  const samples = [...origins.values()].flatMap((origin) => [
    ...recordedOf(origin),
    ...parts.flatMap((part) => variantsOf(origin, askedBy(part, tables))),
  ]);
  return [...samples, ...parts.flatMap((part) => builtFor(part, askedBy(part, tables)))];
}

const isOf =
  (origin: Origin) =>
  (read: ErrorRead): boolean =>
    keyOf(originOf(read)) === keyOf(origin);

const recorded = new Map<string, readonly Sample[]>();

function recordedOf(origin: Origin): readonly Sample[] {
  const known =
    recorded.get(keyOf(origin)) ??
    templatesOf(origin).map(({ record, scenario, name }) => sampleOf(origin, record, scenario, name));
  recorded.set(keyOf(origin), known);
  return known;
}

interface Template {
  readonly name: string;
  /** Absent for a body. */
  readonly record: Recorded | undefined;
  readonly scenario: Scenario;
}

/**
 * The web parts of SharePoint get the classic client; one of the project's own is taken to throw errors with
 * the same parts.
 */
const SAME: Readonly<Record<string, string>> = { spfx: 'graph-sdk', unknown: 'graph-sdk' };

/** What the project has made itself was never recorded; where it keeps the answer, it is known from that. */
function templatesOf({ root, client, made }: Origin): readonly Template[] {
  const { scenarios, clients } = recordings();
  const form = root === 'body' ? 'as a body' : made === 'details' ? 'kept by an error' : undefined;
  if (form !== undefined)
    return Object.entries(scenarios).flatMap(([name, scenario]) =>
      scenario.jsonBody === undefined || !isFailed(scenario)
        ? []
        : [{ name: `${name} ${form}`, record: undefined, scenario }],
    );
  if (made !== false) return [];
  return (clients[SAME[client] ?? client] ?? []).flatMap(({ name, records }) =>
    records.flatMap((record) => {
      const scenario = scenarios[record.scenario];
      return scenario ? [{ name: `${record.scenario} of ${name}`, record, scenario }] : [];
    }),
  );
}

const isFailed = ({ status }: Scenario): boolean => status !== undefined && status >= 400;

function sampleOf(origin: Origin, record: Recorded | undefined, scenario: Scenario, name: string): Sample {
  const body = origin.isText ? JSON.stringify(scenario.jsonBody) : scenario.jsonBody;
  const thrown = record ? reviveError(record, scenario) : keeping(body, scenario);
  return {
    name,
    value: origin.root === 'body' ? body : thrown,
    codes: codesOf(scenario.jsonBody),
    status: scenario.status,
    isRead: isOf(origin),
  };
}

/**
 * An error that the project has made of an answer: its text tells status and body, and it has both wherever
 * such errors keep them.
 */
function keeping(body: unknown, { status, headers, jsonBody }: Scenario): Error {
  const kept = { status, headers: new Map(Object.entries(headers)), body };
  return Object.assign(
    new Error(`${String(status)} ${STATUS_CODES[status ?? 0] ?? ''}: ${JSON.stringify(jsonBody)}`),
    kept,
    { statusCode: status, data: body, cause: kept },
  );
}

/** The codes of a body, read without the functions that the rewritten code calls. */
function codesOf(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const { error, 'odata.error': old } = body as Readonly<Record<string, unknown>>;
  const codes: string[] = [];
  for (let level: unknown = error ?? old; typeof level === 'object' && level !== null;) {
    const { code, details, innererror, innerError } = level as Readonly<Record<string, unknown>>;
    if (typeof code === 'string') codes.push(code);
    if (Array.isArray(details))
      codes.push(
        ...(details as readonly { code?: unknown }[]).flatMap((detail) =>
          typeof detail.code === 'string' ? [detail.code] : [],
        ),
      );
    level = innererror ?? innerError;
  }
  return codes;
}

const OUTERMOST = {
  scenario: 'graph-404',
  code: 'itemNotFound',
  message: 'The resource could not be found.',
};
const INNER = { scenario: 'graph-400-nested-innerError', code: 'badArgument', message: undefined };

/** Recorded errors with another code, message and status: what a client makes of an answer with them. */
function variantsOf(origin: Origin, all: readonly Asked[]): readonly Sample[] {
  const templates = templatesOf(origin);
  // What has only the code shows what a test of the words never saw.
  const coded = all.flatMap(({ code, message, status }): Asked[] =>
    code === undefined || message === undefined ? [] : [status === undefined ? { code } : { code, status }],
  );
  return [...all, ...coded].flatMap(withStatuses).flatMap((asked) => {
    const models = asked.message === undefined && asked.isFirst ? [OUTERMOST, INNER] : [OUTERMOST];
    return models.flatMap((model) =>
      templates
        .filter(({ name }) => name.startsWith(`${model.scenario} `))
        .flatMap((template) => {
          const varied = vary(origin, template, model, asked);
          return asked.message === undefined || !template.record
            ? [varied]
            : [varied, saying(asked.message, vary(origin, template, model, asked))];
        }),
    );
  });
}

/**
 * Statuses that may come with a code of which the catalogue knows none: a condition around the place may ask
 * for one.
 */
const USUAL = [404, 400, 403, 409];

/** The same with each status that it may have. */
function withStatuses(asked: Asked): readonly (Asked & { readonly isFirst: boolean })[] {
  if (asked.status !== undefined || asked.code === undefined) return [{ ...asked, isFirst: true }];
  const known = describeCode(asked.code)?.statuses ?? [];
  return (known.length > 0 ? known : USUAL).map((status, index) => ({
    ...asked,
    status,
    isFirst: index === 0,
  }));
}

/**
 * Some clients have a message of their own: what was compared with it may be the words of another version.
 */
function saying(message: string, sample: Sample): Sample {
  Object.defineProperty(sample.value, 'message', { value: message, configurable: true });
  return { ...sample, name: `${sample.name} as its message` };
}

function vary(
  origin: Origin,
  { name, record, scenario }: Template,
  model: { readonly code: string; readonly message: string | undefined },
  asked: Asked,
): Sample {
  const { status } = asked;
  const replaced = <T>(value: T): T => {
    let text = JSON.stringify(value);
    if (asked.code !== undefined) text = text.replaceAll(model.code, asked.code);
    if (asked.message !== undefined && model.message !== undefined)
      text = text.replaceAll(model.message, () => quotedTwice(asked.message ?? ''));
    if (status !== undefined && model === OUTERMOST)
      text = text.replaceAll('404', String(status)).replaceAll('Not Found', STATUS_CODES[status] ?? 'Failed');
    return JSON.parse(text) as T;
  };
  return sampleOf(
    origin,
    record && replaced(record),
    replaced(scenario),
    `${name} with ${wordsFor(model === OUTERMOST ? asked : { ...asked, status: undefined })}`,
  );
}

/**
 * A text that may stand in JSON within JSON; what would have to be escaped is no part of any message that is
 * known.
 */
const quotedTwice = (text: string): string => text.replace(/["\\\n\r\t]/g, ' ');

function wordsFor({ code, message, status }: { readonly [K in keyof Asked]: Asked[K] | undefined }): string {
  return [
    code,
    message === undefined ? undefined : `“${message}”`,
    status === undefined ? undefined : String(status),
  ]
    .filter((word) => word !== undefined)
    .join(' and ');
}

/**
 * Errors that have what is asked for exactly where the condition reads it, with what stands beside it in
 * every answer of Graph.
 */
function builtFor(part: ComparedPart, all: readonly Asked[]): readonly Sample[] {
  return all.flatMap((asked) => part.reads.flatMap((read) => built(read, asked)));
}

function built(read: ErrorRead, asked: Asked): readonly Sample[] {
  const { root, made, path } = read;
  const key = path.at(-1);
  // The text of a whole error or body says nothing of a place, and a message alone has no code beside it.
  if (key === undefined || key === '$json' || read.text || originOf(read).isText) return [];
  const isMessage = /^(?:message|Message|value|description)$/.test(key);
  if (isMessage && path.length === 1 && made !== 'status') return [];
  if (!isMessage && asked.code === undefined) return [];
  const message = asked.message ?? 'What Graph says.';
  const status = asked.status ?? describeCode(asked.code ?? '')?.statuses[0];
  const own =
    made === 'status'
      ? { message: `${message} ${String(status ?? '')}`, status }
      : { ...(asked.code !== undefined && { code: asked.code }), message };
  const inside = wrapped(path.slice(0, -1), isMessage ? own : { message, [key]: asked.code });
  if (isMessage && made !== 'status' && asked.code === undefined) return [];
  const value = root === 'error' && path.length === 1 ? Object.assign(new Error(message), inside) : inside;
  return [
    {
      name: `${wordsFor(asked)} in ${path.join('.')}`,
      value,
      codes: asked.code === undefined ? [] : [asked.code],
      status,
      isRead: isOf(originOf(read)),
    },
  ];
}

function wrapped(path: readonly string[], value: object): object {
  return path.reduceRight<object>((inner, name) => (name === '$json' ? inner : { [name]: inner }), value);
}
