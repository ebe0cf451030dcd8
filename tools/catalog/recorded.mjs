// The recorded errors that the codemod evaluates conditions on, made from the recordings of the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The recordings of each client, as `ClientId` of the detector names it. */
const RECORDINGS = {
  'graph-sdk': ['microsoft-graph-client-3.0.7', 'microsoft-graph-client-2.2.1'],
  kiota: ['msgraph-sdk-1.0.0-preview.90'],
  pnp: ['pnp-nodejs-4.19.0-GraphDefault'],
  'teams-graph': ['teams.graph'],
  axios: ['axios'],
  got: ['got', 'got-responseType-json'],
  ky: ['ky'],
  ofetch: ['ofetch'],
  undici: ['undici-interceptors.responseError'],
  superagent: ['superagent'],
};

/** What a scenario of a batch leaves behind is no error. */
const isFailure = (/** @type {{ thrown?: unknown }} */ record) => record.thrown !== undefined;

/**
 * @param {string} folder of the recordings
 * @returns {string} a TypeScript module
 */
export function recordedSource(folder) {
  const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const clients = Object.fromEntries(
    Object.entries(RECORDINGS).map(([client, names]) => [
      client,
      names.map((name) => ({
        name,
        records: read(name)
          .records.filter(isFailure)
          .map((/** @type {{ scenario: string, thrown: unknown }} */ { scenario, thrown }) => ({
            scenario,
            thrown,
          })),
      })),
    ]),
  );
  const text = JSON.stringify({ scenarios: read('scenarios'), clients });
  return [
    '// Generated from tests/fixtures/errors by `npm run generate`. Do not edit.',
    '',
    '/** JSON: what clients threw for failed requests, and what the service had answered. A text, so that it is only read where something is rewritten. */',
    `export const recordedErrors: string = ${JSON.stringify(text)};`,
    '',
  ].join('\n');
}
