import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/errors');

/** What the recording server answered. */
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

/** What one client made of one scenario. */
export interface Recorded {
  readonly scenario: string;
  /** Requests that the server counted for the one call. */
  readonly requests: number;
  readonly thrown?: Thrown;
  readonly returned?: unknown;
}

export interface Recording {
  readonly file: string;
  readonly client: string;
  readonly version: string;
  readonly records: readonly Recorded[];
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

export const scenarios = readJson('scenarios.json') as Readonly<Record<string, Scenario>>;

/** One recording per client, in the order of the file names. */
export const recordings: readonly Recording[] = readdirSync(folder)
  .filter((file) => !['scenarios.json', 'expected.json', 'lost.json'].includes(file))
  .map((file) => ({ ...(readJson(file) as Omit<Recording, 'file'>), file: file.replace(/\.json$/, '') }));

/** The moment that `<in two seconds>` counts from; tests freeze the clock to it. */
export const frozenNow: number = Date.parse('2026-01-15T10:20:30Z');

const bodyText = (scenario: Scenario): string => (scenario.jsonBody === undefined ? (scenario.rawBody ?? '') : JSON.stringify(scenario.jsonBody));

const headerPairs = (scenario: Scenario): [string, string][] =>
  Object.entries(scenario.headers).map(([name, value]) => [name, reviveText(value)]);

const inTwoSeconds = new Date(frozenNow + 2000).toUTCString();
const reviveText = (value: string): string => value.replace('<in two seconds>', inTwoSeconds);

function reviveResponse(value: Readonly<Record<string, unknown>>, scenario: Scenario): unknown {
  const used = value['bodyUsed'] === true;
  const response = new Response(used ? null : bodyText(scenario), { status: Number(value['status']), headers: headerPairs(scenario) });
  if (used) Object.defineProperty(response, 'bodyUsed', { value: true });
  return response;
}

/** Turns the recorded form of a value into a live one: classes, errors, header containers, unread responses. */
function revive(value: unknown, scenario: Scenario): unknown {
  if (typeof value === 'string') return reviveText(value);
  // Kiota splits header values at commas, also within dates.
  if (Array.isArray(value) && value[0] === '<in two seconds, split>') return inTwoSeconds.split(',');
  if (Array.isArray(value)) return value.map((entry) => revive(entry, scenario));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  const kind = record['$class'];
  if (kind === 'Response') return reviveResponse(record, scenario);
  if (kind === 'Headers') return new Headers((record['entries'] as [string, string][]).map(([name, text]) => [name, reviveText(text)]));
  if (kind === 'HttpHeadersImpl') return new Map(headerPairs(scenario));
  if (typeof record['$Date'] === 'string') return new Date(frozenNow);
  const entries = Object.entries(record).filter(([key]) => !key.startsWith('$'));
  const members = Object.fromEntries(entries.map(([key, entry]) => [key.replace(' (non-enumerable)', ''), revive(entry, scenario)]));
  if (record['$isError'] === true || /Error$/.test(String(kind))) return Object.assign(new Error(), { name: kind }, members);
  return members;
}

/** The value that the client threw or returned, as live as it was. */
export function reviveRecord(record: Recorded, scenario: Scenario | undefined = scenarios[record.scenario]): unknown {
  if (scenario === undefined) throw new Error(`No scenario ${record.scenario}`);
  if (record.thrown === undefined) return revive(record.returned, scenario);
  const { error, name, message, own = {}, hidden = {} } = record.thrown;
  const target: object = error ? new Error(message) : {};
  if (error && name !== undefined) Object.defineProperty(target, 'name', { value: name, configurable: true });
  for (const [key, value] of Object.entries(hidden)) {
    Object.defineProperty(target, key, { value: revive(value, scenario), configurable: true });
  }
  for (const [key, value] of Object.entries(own)) {
    Object.defineProperty(target, key, { value: revive(value, scenario), enumerable: true, configurable: true });
  }
  // Kiota throws a proxy around an object that inherits nothing.
  return error ? target : new Proxy(Object.setPrototypeOf(target, null) as object, {});
}
