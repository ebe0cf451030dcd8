/** A program in which a comparison with a text of Graph must be found, and a twin in which it must not be. */
export interface Snippet {
  readonly name: string;
  readonly found: string;
  readonly silent: string;
}

export const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
const base = Client.init({ authProvider: (done) => done(null, 'token') });
const send = async () => base.api('/me').get();
`;
const OTHER = `import axios from 'axios';
const base = { query: (path) => ({ get: (_) => axios.get('https://api.example.org' + path) }) };
const send = async () => axios.get('https://api.example.org/me');
`;

/** The test that is to be found. */
export const isMissing = (error: string): string => `${error}.message.includes('Item not found')`;

/** Awaits an expression, and tests what it fails with. */
export const awaited = (expression: string, before = ''): string =>
  `export async function run(dispatch) { try { ${before} return await ${expression}; } catch (err) { if (${isMissing('err')}) return null; throw err; } }`;

/** A function that tests what it gets as its last parameter, of `count`. */
export const handler = (count = 1): string =>
  `(${Array.from({ length: count }, (_, index) => (index === count - 1 ? 'failure' : `p${index}`)).join(', ')}) => { if (${isMissing('failure')}) alert('gone'); return null; }`;

/** Tests an error that is at hand. */
export const shown = (declaration: string, error = 'error'): string =>
  `export function Show() { ${declaration} if (${error} && ${isMissing(error)}) return null; return 1; }`;

/** Something around a request that is Graph's, or that of another service. */
export const around = (name: string, code: string): Snippet => ({
  name,
  found: GRAPH + code,
  silent: OTHER + code.replaceAll('.api(', '.query('),
});

/** One snippet for each of several names. */
export const each = (names: readonly string[], make: (name: string) => Snippet): readonly Snippet[] =>
  names.map(make);
