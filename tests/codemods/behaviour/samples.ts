import { STATUS_CODES } from 'node:http';
import type { ClientId } from 'eslint-plugin-msgraph/detector';
import { recordings, reviveRecord, scenarios, type Recorded, type Scenario } from '../../catalog/revive.js';

/** What a failed request left behind, as one client shows it. */
export interface Sample {
  /** The recording: client and version. */
  readonly recording: string;
  readonly scenario: string;
  /** True when it is thrown, false when it is returned. */
  readonly thrown: boolean;
  readonly value: () => unknown;
  /** What `fetch` gives in the same situation; rejects when no answer came. */
  readonly response: () => Promise<Response>;
  readonly body: () => unknown;
}

const RECORDINGS_OF: Readonly<Partial<Record<ClientId, RegExp>>> = {
  'graph-sdk': /^microsoft-graph-client/,
  kiota: /^msgraph-sdk/,
  pnp: /^pnp/,
  // Web parts get the classic client.
  spfx: /^microsoft-graph-client/,
  'teams-graph': /^teams/,
  fetch: /^(?:native|node)-fetch/,
  axios: /^axios/,
  got: /^got/,
  ky: /^ky/,
  ofetch: /^ofetch/,
  undici: /^undici/,
  superagent: /^superagent/,
};

/** Whether a recording is one of the client that a place of code uses. */
export function isRecordingOf(client: ClientId, recording: string): boolean {
  return RECORDINGS_OF[client]?.test(recording) ?? false;
}

/**
 * A Graph error that no scenario has: another code, and maybe another message, in the place of those of
 * `graph-404`.
 */
export interface Variant {
  readonly code: string;
  readonly message?: string;
  /** 404 when it is left out. */
  readonly status?: number;
}

/** All recorded errors of all clients. */
export const recorded: readonly Sample[] = recordings.flatMap(({ file, records }) =>
  records.map((record) => sampleOf(file, record, record.scenario, scenarios[record.scenario])),
);

interface Model {
  readonly scenario: string;
  /** What the code and the message of a variant are put in the place of. */
  readonly code: string;
  readonly message?: string;
}

const OUTERMOST: Model = {
  scenario: 'graph-404',
  code: 'itemNotFound',
  message: 'The resource could not be found.',
};
const MODELS: Readonly<Record<string, readonly Model[]>> = {
  'innererror-traversal': [OUTERMOST, { scenario: 'graph-429-retry-after-1', code: 'activityLimitReached' }],
  'aad-graph-error': [OUTERMOST, { scenario: 'aadgraph-odata.error', code: 'Request_ResourceNotFound' }],
};

/**
 * What each client makes of an error with another code: outermost, and where the transform looks beside that.
 */
export function variantSamples(variant: Variant, transform: string): readonly Sample[] {
  return (MODELS[transform] ?? [OUTERMOST]).flatMap((model) => {
    if (variant.message !== undefined && model.message === undefined) return [];
    const name = `${model.scenario} with ${variant.code}${variant.message === undefined ? '' : ` and "${variant.message}"`}`;
    return recordings.flatMap(({ file, records }) => {
      // It has a sentence of its own for each status.
      if (variant.status !== undefined && file.startsWith('n8n')) return [];
      const own = records.filter(({ scenario }) => scenario === model.scenario);
      return own.map((record) =>
        sampleOf(file, vary(record, variant, model), name, vary(scenarios[model.scenario], variant, model)),
      );
    });
  });
}

function vary<T>(value: T, { code, message, status }: Variant, model: Model): T {
  const coded = JSON.stringify(value).replaceAll(model.code, code);
  const text =
    status === undefined
      ? coded
      : coded.replaceAll('404', String(status)).replaceAll('Not Found', STATUS_CODES[status] ?? '');
  return JSON.parse(
    message === undefined || model.message === undefined ? text : text.replaceAll(model.message, message),
  ) as T;
}

function sampleOf(recording: string, record: Recorded, name: string, scenario: Scenario | undefined): Sample {
  if (!scenario) throw new Error(`No scenario ${name}`);
  const { status, headers, jsonBody, rawBody } = scenario;
  const text = jsonBody === undefined ? (rawBody ?? '') : JSON.stringify(jsonBody);
  return {
    recording,
    scenario: name,
    thrown: record.thrown !== undefined,
    value: () => reviveRecord(record, scenario),
    response: () =>
      status === undefined
        ? Promise.reject(new TypeError('fetch failed'))
        : Promise.resolve(new Response(text, { status, headers })),
    body: () => (jsonBody === undefined ? rawBody : structuredClone(jsonBody)),
  };
}
