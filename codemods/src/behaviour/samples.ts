import type { ComparedPart, ErrorRead } from 'eslint-plugin-msgraph/detector';
import { describeCode, type CatalogTables } from 'msgraph-errors/knowledge';
import { askedBy, type Asked } from './asked.js';
import { isOf, keyOf, originOf, type Sample } from './sample.js';
import { recordedOf } from './recorded-samples.js';
import { variantsOf, wordsFor } from './variants.js';

/**
 * The errors on which a condition is evaluated: those that were recorded of the clients in question, the same
 * with what the condition asks for, and, for each place that it reads, an error that has it exactly there.
 */
export function samplesFor(parts: readonly ComparedPart[], tables?: CatalogTables): readonly Sample[] {
  const reads = parts.flatMap((part) => part.reads);
  const origins = new Map(reads.map((read) => [keyOf(originOf(read)), originOf(read)]));
  const samples = [...origins.values()].flatMap((origin) => [
    ...recordedOf(origin),
    ...parts.flatMap((part) => variantsOf(origin, askedBy(part, tables))),
  ]);
  return [...samples, ...parts.flatMap((part) => builtFor(part, askedBy(part, tables)))];
}

/**
 * Errors that have what is asked for exactly where the condition reads it, with what stands beside it in
 * every answer of Graph.
 */
function builtFor(part: ComparedPart, all: readonly Asked[]): readonly Sample[] {
  return all.flatMap((asked) => part.reads.flatMap((read) => built(read, asked)));
}

function built(read: ErrorRead, asked: Asked): readonly Sample[] {
  const { root, made, path } = read;
  const key = path.at(-1);
  // The text of a whole error or body says nothing of a place, and a message alone has no code beside it.
  if (key === undefined || key === '$json' || read.text || originOf(read).isText) return [];
  const isMessage = /^(?:message|Message|value|description)$/.test(key);
  if (isMessage && path.length === 1 && made !== 'status') return [];
  if (!isMessage && asked.code === undefined) return [];
  const message = asked.message ?? 'What Graph says.';
  const status = asked.status ?? describeCode(asked.code ?? '')?.statuses[0];
  const own =
    made === 'status'
      ? { message: `${message} ${String(status ?? '')}`, status }
      : { ...(asked.code !== undefined && { code: asked.code }), message };
  const inside = wrapped(path.slice(0, -1), isMessage ? own : { message, [key]: asked.code });
  if (isMessage && made !== 'status' && asked.code === undefined) return [];
  const value = root === 'error' && path.length === 1 ? Object.assign(new Error(message), inside) : inside;
  return [
    {
      name: `${wordsFor(asked)} in ${path.join('.')}`,
      value,
      codes: asked.code === undefined ? [] : [asked.code],
      status,
      isRead: isOf(originOf(read)),
    },
  ];
}

function wrapped(path: readonly string[], value: object): object {
  return path.reduceRight<object>((inner, name) => (name === '$json' ? inner : { [name]: inner }), value);
}
