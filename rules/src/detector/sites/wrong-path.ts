import { isGraphLookingText } from 'msgraph-errors/knowledge';
import {
  absentRow,
  CLIENT_NAMES,
  OWN_CODES,
  WITHOUT_ANSWER,
  WITHOUT_TEXT,
  type AbsentRow,
} from '../../analysis/models/error-shapes.js';
import type { GraphFailure } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import type { ConcreteValue } from '../provenance/values.js';
import { enclosingFunction, propertyName, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import { tablesOf } from '../settings.js';
import type { ReportedSite } from '../types.js';
import { onlyRequest } from './only-client.js';
import type { TextTest } from './text-tests.js';
import { accessOf, baseValues, isAlternative, isAsked, type Access } from './accesses.js';

type WrongPathSite = ReportedSite<'wrong-path'>;

/** A site with its node. */
interface Found {
  readonly node: Node;
  readonly site: WrongPathSite;
}

/** Reads of what the client of a Graph request never has. */
export function wrongPaths(tests: readonly TextTest[], provenance: Provenance): readonly WrongPathSite[] {
  const accesses = provenance.context.index
    .all('MemberExpression')
    .flatMap((node) => accessOf(node, provenance) ?? []);
  const all = [
    ...accesses.flatMap((access) => absent(access, provenance) ?? withoutAnswer(access, provenance) ?? []),
    ...texts(provenance),
    ...tests.flatMap((test) => ownCode(test, provenance) ?? []),
  ];
  return firstOfEach(all, provenance);
}

function absent(access: Access, provenance: Provenance): Found | undefined {
  const values = baseValues(access, provenance);
  const request = onlyRequest(values);
  if (!request || values.some(({ text, at }) => text || at.length > 0)) return undefined;
  const rows = values.map(({ root, path }) =>
    absentRow(request.client, root.kind === 'response' ? 'response' : 'error', path, access.names),
  );
  const [row] = rows;
  if (!row || !rows.every((item) => item?.row === row.row)) return undefined;
  const read = access.reads[row.length - 1];
  if (!read || isAlternative(read, access, provenance) || isWritten(row.row, provenance)) return undefined;
  return found(read, request, 'absent', {
    ...facts(request, read, provenance),
    instead: row.row.instead.replace(/\b(?:error|response)\b(?=[.?])/, baseText(access, values, provenance)),
  });
}

/** `error.response.data`, where nothing has asked whether there was a response. */
function withoutAnswer(access: Access, provenance: Provenance): Found | undefined {
  const index = access.names.indexOf('response');
  const read = access.reads[index + 1];
  if (index !== 0 || !read || read.optional || access.base.type !== 'Identifier') return undefined;
  const values = baseValues(access, provenance);
  const request = onlyRequest(values);
  if (
    !request ||
    !WITHOUT_ANSWER.has(request.client) ||
    values.some(
      ({ root, path, at, text }) => root.kind !== 'error' || path.length > 0 || at.length > 0 || text,
    )
  )
    return undefined;
  if (isAsked(read, provenance)) return undefined;
  const [start, end] = rangeOf(access.reads[0] ?? read);
  return found(read, request, 'noAnswer', {
    ...facts(request, read, provenance),
    response: provenance.context.file.text.slice(start, end),
  });
}

/** Errors that cannot be made a text. */
function texts(provenance: Provenance): readonly Found[] {
  const { index, file } = provenance.context;
  if (!/msgraph-(?:beta-)?sdk|kiota/.test(file.text) && !provenance.context.project) return [];
  const parts = [
    ...index.all('TemplateLiteral').flatMap((node) => node.expressions.map((part) => [part, part] as const)),
    ...index
      .callsNamed('String')
      .flatMap((node) => (node.arguments[0] ? [[node.arguments[0], node] as const] : [])),
  ];
  return parts.flatMap(([part, place]): readonly Found[] => {
    if (
      unwrap(part).type !== 'Identifier' ||
      !provenance.values(part).some(({ root, path }) => root.kind === 'error' && path.length === 0)
    )
      return [];
    const values = provenance.concrete(part);
    const request = onlyRequest(values);
    if (
      !request ||
      !WITHOUT_TEXT.has(request.client) ||
      values.some(({ path, at, text }) => path.length > 0 || at.length > 0 || text)
    )
      return [];
    return [found(place, request, 'noText', facts(request, place, provenance))];
  });
}

/** A code of Graph that is compared with the client's own. */
function ownCode(test: TextTest, provenance: Provenance): Found | undefined {
  const tables = tablesOf(provenance.context.settings);
  if (!test.exact || test.texts?.some((text) => isGraphLookingText(text, tables)) !== true) return undefined;
  const inner = unwrap(test.subject);
  if (inner.type !== 'MemberExpression' || propertyName(inner) !== 'code') return undefined;
  const values = provenance.concrete(inner);
  const request = onlyRequest(values);
  const instead = request && OWN_CODES[request.client];
  if (
    instead === undefined ||
    values.some(
      ({ root, path, at, text }) =>
        root.kind !== 'error' || path.length !== 1 || path[0] !== 'code' || at.length > 0 || text,
    )
  )
    return undefined;
  const base = provenance.context.file.text.slice(...inner.object.range);
  return isAlternative(inner, { base: inner.object, reads: [inner], names: ['code'] }, provenance)
    ? undefined
    : found(inner, request as GraphFailure, 'ownCode', {
        ...facts(request as GraphFailure, inner, provenance),
        instead: instead.replace(/\berror\b(?=[.?])/, base),
      });
}

/** The project puts the property there itself: `error.status = 404`. */
function isWritten({ path }: AbsentRow, { context }: Provenance): boolean {
  return (
    new RegExp(`\\.${path.split('.')[0] ?? ''}\\s*=[^=]`).test(context.file.text) ||
    /interceptors\s*\.\s*response/.test(context.file.text)
  );
}

function baseText({ base }: Access, values: readonly ConcreteValue[], { context }: Provenance): string {
  const [value] = values;
  return value?.path.length === 0
    ? context.file.text.slice(...base.range)
    : (value?.expression?.variable.name ?? 'error');
}

function facts(
  { client }: GraphFailure,
  node: Node,
  { context }: Provenance,
): Readonly<Record<string, string>> {
  return { read: context.file.text.slice(...node.range).replace(/\s+/g, ' '), client: CLIENT_NAMES[client] };
}

function found(
  node: Node,
  { client, chain }: GraphFailure,
  form: string,
  own: Readonly<Record<string, string>>,
): Found {
  return {
    node,
    site: {
      kind: 'wrong-path',
      range: rangeOf(node),
      client,
      evidence: { level: 'proven', chain },
      form,
      facts: own,
    },
  };
}

/** One report for the same read in one function. */
function firstOfEach(all: readonly Found[], { context }: Provenance): readonly WrongPathSite[] {
  const seen = new Set<string>();
  return all.flatMap(({ node, site }) => {
    const fn = enclosingFunction(node, context.index);
    const key = `${String(fn?.range[0])} ${site.form} ${site.facts['response'] ?? site.facts['read'] ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew ? [site] : [];
  });
}
