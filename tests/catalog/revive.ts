import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  reviveError,
  reviveValue,
  type Containers,
  type Scenario,
  type Thrown,
} from '../../codemods/src/behaviour/revive.js';

export type { Scenario } from '../../codemods/src/behaviour/revive.js';

const folder = join(import.meta.dirname, '../fixtures/errors');

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

const bodyText = (scenario: Scenario): string =>
  scenario.jsonBody === undefined ? (scenario.rawBody ?? '') : JSON.stringify(scenario.jsonBody);

const inTwoSeconds = new Date(frozenNow + 2000).toUTCString();
const reviveText = (value: string): string => value.replace('<in two seconds>', inTwoSeconds);

/** The classes that clients use themselves. */
const live: Containers = {
  text: reviveText,
  // Kiota splits header values at commas, also within dates.
  list: (values) => (values[0] === '<in two seconds, split>' ? inTwoSeconds.split(',') : values),
  headers: (entries) => new Headers(entries.map(([name, text]): [string, string] => [name, text])),
  moment: () => new Date(frozenNow),
  response(recorded, scenario) {
    const used = recorded['bodyUsed'] === true;
    const headers = Object.entries(scenario.headers).map(([name, value]): [string, string] => [
      name,
      reviveText(value),
    ]);
    const response = new Response(used ? null : bodyText(scenario), {
      status: Number(recorded['status']),
      headers,
    });
    if (used) Object.defineProperty(response, 'bodyUsed', { value: true });
    return response;
  },
};

/** The value that the client threw or returned, as live as it was. */
export function reviveRecord(
  record: Recorded,
  scenario: Scenario | undefined = scenarios[record.scenario],
): unknown {
  if (scenario === undefined) throw new Error(`No scenario ${record.scenario}`);
  if (record.thrown === undefined) return reviveValue(record.returned, scenario, live);
  const target = reviveError({ thrown: record.thrown }, scenario, live);
  // Kiota throws a proxy around an object that inherits nothing.
  return record.thrown.error ? target : new Proxy(Object.setPrototypeOf(target, null) as object, {});
}
