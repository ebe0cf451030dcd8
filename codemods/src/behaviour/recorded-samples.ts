import { STATUS_CODES } from 'node:http';
import { recordings, reviveError, type Recorded, type Scenario } from './revive.js';
import { isOf, keyOf, type Origin, type Sample } from './sample.js';

const recorded = new Map<string, readonly Sample[]>();

export function recordedOf(origin: Origin): readonly Sample[] {
  const known =
    recorded.get(keyOf(origin)) ??
    templatesOf(origin).map(({ record, scenario, name }) => sampleOf(origin, record, scenario, name));
  recorded.set(keyOf(origin), known);
  return known;
}

export interface Template {
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
export function templatesOf({ root, client, made }: Origin): readonly Template[] {
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

export function sampleOf(
  origin: Origin,
  record: Recorded | undefined,
  scenario: Scenario,
  name: string,
): Sample {
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
