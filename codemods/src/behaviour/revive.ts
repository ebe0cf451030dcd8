import { recordedErrors } from './recorded.generated.js';

/** What the service answered. */
export interface Scenario {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly jsonBody?: unknown;
  readonly rawBody?: string;
}

interface Thrown {
  readonly error: boolean;
  readonly name?: string;
  readonly message?: string;
  readonly own?: Readonly<Record<string, unknown>>;
  readonly hidden?: Readonly<Record<string, unknown>>;
}

/** What one client threw in one scenario. */
export interface Recorded {
  readonly scenario: string;
  readonly thrown: Thrown;
}

export interface Recordings {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  /** By client, and for each of them by version. */
  readonly clients: Readonly<Record<string, readonly { readonly name: string; readonly records: readonly Recorded[] }[]>>;
}

let known: Recordings | undefined;

/** The recordings of all clients. Nothing in them is changed afterwards. */
export function recordings(): Recordings {
  return (known ??= JSON.parse(recordedErrors) as Recordings);
}

/** The error that a client threw, as live as it was: classes by name, and maps of headers. */
export function reviveError({ thrown }: Recorded, scenario: Scenario): unknown {
  const { error, name, message, own = {}, hidden = {} } = thrown;
  const target: object = error ? new Error(message) : {};
  if (error && name !== undefined) Object.defineProperty(target, 'name', { value: name, configurable: true });
  for (const [key, value] of Object.entries(hidden)) Object.defineProperty(target, key, { value: revive(value, scenario), configurable: true });
  for (const [key, value] of Object.entries(own)) Object.defineProperty(target, key, { value: revive(value, scenario), enumerable: true, configurable: true });
  return target;
}

function revive(value: unknown, scenario: Scenario): unknown {
  if (Array.isArray(value)) return value.map((item) => revive(item, scenario));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const kind = record['$class'];
  if (kind === 'Response') return responseOf(scenario);
  if (kind === 'Headers') return new Map(record['entries'] as [string, string][]);
  if (kind === 'HttpHeadersImpl') return new Map(Object.entries(scenario.headers));
  if (typeof record['$Date'] === 'string') return new Date(0);
  const members = Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith('$')).map(([key, item]) => [key.replace(' (non-enumerable)', ''), revive(item, scenario)]));
  return record['$isError'] === true || /Error$/.test(String(kind)) ? Object.assign(new Error(), { name: kind }, members) : members;
}

/** What conditions may ask of a response. A real one would load the whole client of Node.js for it. */
function responseOf({ status = 500, headers }: Scenario): object {
  return { status, ok: false, statusText: '', headers: new Map(Object.entries(headers)), bodyUsed: true };
}
