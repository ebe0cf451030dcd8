import { isGraphUrl, isLoginUrl } from '../models/reach.js';
import type { ClientId } from '../models/types.js';
import type { Evaluator } from './evaluator.js';
import type { Failure, Failures, ParameterValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import type { Makers } from './make.js';

/** What a request to one of these URLs may fail with. */
export function requestTo(
  urls: Values,
  client: ClientId,
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { pool } = evaluator;
  const texts = urls.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  if (texts.some((text) => isGraphAddress(text, evaluator.hosts))) return pool.one(make.graph(client, site));
  if (texts.some(isLoginUrl)) return pool.one(make.signIn('token endpoint'));
  if (texts.some((text) => /^https?:|^\//.test(text))) return pool.one(make.foreign());
  const open = urls.items.flatMap(parameterIn);
  return open.length > 0
    ? pool.bag<Failure>(open.map((parameter) => make.openRequest(client, site, parameter)))
    : pool.empty;
}

/** A URL of Graph, or the name of its host, as the options of Node's `https` have it. */
export function isGraphAddress(text: string, hosts: readonly string[]): boolean {
  return isGraphUrl(text, hosts) || (/^[\w.-]+$/.test(text) && isGraphUrl(`https://${text}`, hosts));
}

export function parameterIn(value: Value): readonly ParameterValue[] {
  const inner = value.kind === 'text-of' ? value.of : value;
  return inner.kind === 'parameter' ? [inner] : [];
}

/** The promise of a request, or of each that it may be. */
export function requestValues(failures: Failures, { pool }: Evaluator, make: Makers): Values {
  return pool.flat(failures, (failure) => {
    if (failure.kind === 'graph' || failure.kind === 'open-request')
      return pool.one<Value>(make.request(failure));
    return pool.one<Value>(make.promise(pool.empty, pool.one<Failure>(failure)));
  });
}
