import type { Value } from './items.js';
import type { Makers } from './make.js';

/** What comes out of a method that stands for several. */
export function asShared(value: Value, make: Makers): Value {
  if (value.kind === 'async') return make.async(value.file, value.fn, value.env, true);
  if (!('request' in value) || value.request.kind !== 'graph') return value;
  const { client, site, wrapped, made } = value.request;
  const request = make.graph(client, site, wrapped, made, true);
  if (value.kind === 'body') return make.body(request, value.path);
  return value.kind === 'request' ? make.request(request) : make.response(request, value.path);
}
