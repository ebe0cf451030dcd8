import type { ClientId } from '../models/types.js';
import { madeDepth, madeKey } from './item-keys.js';
import type { Failure, GraphFailure, Making, OpenRequest, OpenValue, ParameterValue } from './items.js';
import type { Wrapped } from './wrapping.js';
import type { CallSite } from './places.js';
import type { Pool } from './pool.js';

type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;

/** Makers of failures; what tells failures of a kind apart is said here once. */
export class FailureMakers {
  constructor(protected readonly pool: Pool) {}

  graph(
    client: ClientId,
    site: CallSite,
    wrapped: Wrapped = false,
    made?: Making,
    isShared = false,
  ): GraphFailure {
    return this.pool.item<GraphFailure>(
      'graph',
      `${client} ${site.file.id}.${site.node} ${String(wrapped)} ${madeKey(made)} ${String(isShared)}`,
      () => ({ kind: 'graph', client, site, wrapped, made, isShared, depth: madeDepth(made) }),
    );
  }

  openRequest(
    client: ClientId,
    site: CallSite,
    url: ParameterValue,
    wrapped: Wrapped = false,
    made?: Making,
  ): OpenRequest {
    return this.pool.item<OpenRequest>(
      'open-request',
      `${client} ${site.file.id}.${site.node} ${url.id} ${String(wrapped)} ${madeKey(made)}`,
      () => ({ kind: 'open-request', client, site, url, wrapped, made, depth: madeDepth(made) }),
    );
  }

  own(name: string, texts: readonly string[]): Failure {
    return this.pool.item<FailureOf<'own'>>('own', `${name}|${texts.join('|')}`, () => ({
      kind: 'own',
      name,
      texts,
      depth: 0,
    }));
  }

  foreign(name?: string): Failure {
    return this.pool.item<FailureOf<'foreign'>>('foreign', name ?? '', () => ({
      kind: 'foreign',
      package: name,
      depth: 0,
    }));
  }

  signIn(source: FailureOf<'sign-in'>['source']): Failure {
    return this.pool.item<FailureOf<'sign-in'>>('sign-in', source, () => ({
      kind: 'sign-in',
      source,
      depth: 0,
    }));
  }

  unknown(): Failure {
    return this.pool.item<FailureOf<'unknown'>>('unknown', '', () => ({ kind: 'unknown', depth: 0 }));
  }

  open(
    how: FailureOf<'open'>['how'],
    of: OpenValue,
    wrapped: Wrapped = false,
    made?: Making,
    name?: string,
  ): Failure {
    return this.pool.item<FailureOf<'open'>>(
      'open',
      `${how} ${of.id} ${String(wrapped)} ${name ?? ''} ${madeKey(made)}`,
      () => ({ kind: 'open', how, of, wrapped, made, package: name, depth: madeDepth(made) }),
    );
  }
}
