import { recordedErrors } from './recorded.generated.js';

/** What the service answered. */
export interface Scenario {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly jsonBody?: unknown;
  readonly rawBody?: string;
}

/** What was thrown, as JSON. */
export interface Thrown {
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
  readonly clients: Readonly<
    Record<string, readonly { readonly name: string; readonly records: readonly Recorded[] }[]>
  >;
}

let known: Recordings | undefined;

/** The recordings of all clients. Nothing in them is changed afterwards. */
export function recordings(): Recordings {
  return (known ??= JSON.parse(recordedErrors) as Recordings);
}

/** What stands in a value for what JSON cannot hold. */
export interface Containers {
  readonly text: (value: string) => string;
  readonly list: (values: readonly unknown[]) => readonly unknown[];
  readonly response: (recorded: Readonly<Record<string, unknown>>, scenario: Scenario) => unknown;
  readonly headers: (entries: readonly (readonly [string, string])[]) => unknown;
  readonly moment: () => Date;
}

/** Enough for what conditions ask for. A real response would load the whole client of Node.js. */
const STAND_INS: Containers = {
  text: (value) => value,
  list: (values) => values,
  response: (_recorded, { status = 500, headers }) => ({
    status,
    ok: false,
    statusText: '',
    headers: new Map(Object.entries(headers)),
    bodyUsed: true,
  }),
  headers: (entries) => new Map(entries),
  moment: () => new Date(0),
};

/** The error that a client threw, as live as it was: classes by name, and containers of headers. */
export function reviveError(
  { thrown }: Pick<Recorded, 'thrown'>,
  scenario: Scenario,
  containers: Containers = STAND_INS,
): object {
  const { error, name, message, own = {}, hidden = {} } = thrown;
  const target: object = error ? new Error(message) : {};
  if (error && name !== undefined) Object.defineProperty(target, 'name', { value: name, configurable: true });
  for (const [key, value] of Object.entries(hidden))
    Object.defineProperty(target, key, {
      value: reviveValue(value, scenario, containers),
      configurable: true,
    });
  for (const [key, value] of Object.entries(own))
    Object.defineProperty(target, key, {
      value: reviveValue(value, scenario, containers),
      enumerable: true,
      configurable: true,
    });
  return target;
}

/** Turns the recorded form of a value into a live one. */
export function reviveValue(value: unknown, scenario: Scenario, containers: Containers = STAND_INS): unknown {
  if (typeof value === 'string') return containers.text(value);
  if (Array.isArray(value))
    return containers.list(value).map((item) => reviveValue(item, scenario, containers));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const kind = record['$class'];
  if (kind === 'Response') return containers.response(record, scenario);
  if (kind === 'Headers')
    return containers.headers(
      (record['entries'] as [string, string][]).map(([name, text]) => [name, containers.text(text)]),
    );
  // Kiota's own container is a map of what was sent.
  if (kind === 'HttpHeadersImpl')
    return new Map(Object.entries(scenario.headers).map(([name, text]) => [name, containers.text(text)]));
  if (typeof record['$Date'] === 'string') return containers.moment();
  const members = Object.fromEntries(
    Object.entries(record)
      .filter(([key]) => !key.startsWith('$'))
      .map(([key, item]) => [key.replace(' (non-enumerable)', ''), reviveValue(item, scenario, containers)]),
  );
  return record['$isError'] === true || /Error$/.test(String(kind))
    ? Object.assign(new Error(), { name: kind }, members)
    : members;
}
