import { COMPUTED } from '../facts/types.js';
import { classMember, implementedMember, instanceMember, superMember } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import { extendedMember } from './extended.js';
import type { Value, Values } from './items.js';
import { libraryMember } from './library-members.js';
import { madeMember } from './made-members.js';
import type { Makers } from './make.js';
import { isOpenPath, partOf } from './methods.js';
import { exportedValue } from './modules.js';
import { isIndex, objectMember, storeMember } from './object-members.js';
import { PART } from './path-names.js';
import { typedMember } from './typed-values.js';

/** Parts of a response that tell how the request went. */
const OUTCOMES: ReadonlySet<string> = new Set(['ok', 'status', 'statusCode', 'statusText', 'headers']);

/** A property of a value; where it has none of that name, a method that may be called on it. */
export function memberOf(value: Value, name: string, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const deeper = (path: readonly string[]): readonly string[] => make.longer(path, name);
  const method = (): Values => pool.one(make.method(value, name));
  const kept = (find: () => Values | undefined): Values =>
    evaluator.once(`member ${value.id} ${name}`, () => find() ?? method());
  if (name === PART && !isOpenPath(value))
    return value.kind === 'text-of' ? partOf(value, evaluator, make) : pool.one(value);
  switch (value.kind) {
    case 'object':
      return kept(() => objectMember(value, name, evaluator));
    case 'store':
      return kept(() => storeMember(value, name, evaluator));
    case 'record':
      return value.entries.find(([entry]) => entry === name)?.[1] ?? pool.empty;
    case 'tuple':
      if (name === COMPUTED) return pool.union(...value.elements);
      return isIndex(name) ? (value.elements[Number(name)] ?? pool.empty) : method();
    case 'list':
      return isIndex(name) ? value.element : method();
    case 'namespace':
      return exportedValue(value.file, name, evaluator, make);
    case 'instance':
      return kept(
        () => instanceMember(value, name, evaluator, make) ?? implementedMember(value, name, evaluator, make),
      );
    case 'class':
      return kept(() => classMember(value, name, evaluator));
    case 'superclass':
      return superMember(value, name, evaluator, make);
    case 'typed':
      return kept(() => typedMember(value, name, evaluator, make));
    case 'error':
      return pool.one(make.error(value.source, deeper(value.path)));
    case 'body':
      return pool.one(make.body(value.request, deeper(value.path)));
    case 'response':
      if (name === 'data' || name === 'body') return pool.one(make.body(value.request));
      return OUTCOMES.has(name) ? pool.one(make.response(value.request, deeper(value.path))) : method();
    case 'parameter':
      return pool.one(make.parameter(value.file, value.fn, value.index, value.isRest, deeper(value.path)));
    case 'result':
      return pool.one(make.result(value.of, value.args, deeper(value.path)));
    case 'made':
      return madeMember(value, name, evaluator, make);
    case 'extended':
      return kept(() => extendedMember(value, name, evaluator));
    case 'text':
      return textMember(value, name, evaluator, make) ?? method();
    case 'library':
      return libraryMember(value, name, evaluator, make);
    case 'method':
      // Of a function that nobody knows, nothing is known.
      return pool.empty;
    default:
      return method();
  }
}

/** Parts of a URL of which the host of a request is made. */
const isHost = (name: string): boolean => name === 'hostname' || name === 'host';

/** A part of a URL; undefined where the name is that of none. */
function textMember(
  value: Extract<Value, { kind: 'text' }>,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  if (name === 'href') return evaluator.pool.one<Value>(value);
  return isHost(name) ? hostOf(value.text, evaluator, make) : undefined;
}

/** The host of a URL of which the beginning is known. */
function hostOf(url: string, { pool }: Evaluator, make: Makers): Values {
  const [, host] = /^https?:\/\/([^/:?#]+)(?=[/:?#]|$)/i.exec(url) ?? [];
  return host === undefined ? pool.empty : pool.one(make.text(host));
}
