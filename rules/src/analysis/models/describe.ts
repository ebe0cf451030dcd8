import { nearestWord } from 'msgraph-errors/knowledge';
import { isTypeName } from './grammar.js';
import { BUILT_IN_ROWS } from './built-in.js';
import type { AskedRow, KeepsRow, Row, RunsRow, SendsRow } from './types.js';

/** A row without what it is of. */
function said(row: Row): string {
  switch (row.kind) {
    case 'type':
      return `${row.path} is a ${row.type}`;
    case 'error':
      return `${row.path} is an error of Graph: client ${row.client}`;
    case 'request':
      return `${row.path === '' ? 'a call' : row.path} sends: client ${row.client}, URL ${row.url}${row.gives === undefined ? '' : `, gives a ${row.gives}`}`;
    case 'flow':
      return `${row.path === '' ? 'a call' : row.path} moves ${row.input} to ${row.output}${row.arity === undefined ? '' : ` of functions with ${row.arity} parameters`}${row.event === undefined ? '' : `, for events ${row.event}`}`;
    case 'intercepts':
      return `${row.path} puts ${row.handler} between a client and its callers`;
    case 'barrier':
      return `errors are not of Graph (${row.source})`;
    case 'travels':
      return 'comes out of unknown functions as it is';
    case 'keeps':
      return `keeps what is put into any of them${namedBy(row)}`;
    case 'sends':
      return `${row.called} ${row.gives === undefined ? `send: client ${row.client}` : `give a ${row.gives}`}, URL ${row.url}${row.mayBeOpen === true ? ', which a caller may give' : ''}`;
    case 'asked':
      return `${row.called} give ${row.input}`;
    case 'runs':
      return `call what they are given later: ${row.names.join(', ')}`;
  }
}

function namedBy({ putBy = [], readBy = [] }: KeepsRow): string {
  const put = putBy.length > 0 ? `, also by ${putBy.join(', ')}` : '';
  return readBy.length > 0 ? `${put}, and read by ${readBy.join(', ')}` : put;
}

/** A row about functions of a name, whatever they are of. */
const isGeneral = (row: Row): row is RunsRow | SendsRow | AskedRow =>
  row.kind === 'runs' || row.kind === 'sends' || row.kind === 'asked';

/** A row on one line, as it is told to people. */
export function titleOf(row: Row): string {
  const about = isGeneral(row)
    ? ''
    : row.kind === 'travels' || row.kind === 'keeps'
      ? `${row.type} `
      : `${row.of} `;
  return `${row.kind} ${about}${said(row)}`;
}

function isAbout(row: Row, name: string): boolean {
  if (row.kind === 'travels' || row.kind === 'keeps') return row.type === name;
  return 'of' in row && row.of.split('|').includes(name);
}

function typesIn(row: Row): readonly string[] {
  return row.kind === 'type'
    ? [row.type]
    : row.kind === 'request' && row.gives !== undefined
      ? [row.gives]
      : [];
}

/**
 * What is known of a package, for people: its rows, and those of what it gives. Without a package: the
 * packages, with the number of rows that are about each.
 * @param own rows of the settings, which are marked
 * @returns lines without a line end
 */
export function describeModels(own: readonly Row[], name?: string): string {
  const all = [...BUILT_IN_ROWS, ...own];
  const packages = [...new Set(all.flatMap((row) => ('of' in row ? row.of.split('|') : [])))]
    .filter((of) => !isTypeName(of))
    .sort();
  if (name === undefined) {
    const general = all.filter(isGeneral).map((row) => `functions that ${said(row)}`);
    return [
      ...packages.map((of) => `${of.padEnd(44)}${all.filter((row) => isAbout(row, of)).length}`),
      ...general,
    ].join('\n');
  }
  const near = nearestWord(name, packages);
  if (!all.some((row) => isAbout(row, name)))
    return `No row is about \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`;
  const names = new Set([name]);
  const lines: string[] = [];
  // A set that grows while it is walked is walked to its end.
  for (const about of names) {
    const rows = all.filter((row) => isAbout(row, about));
    lines.push(
      about,
      ...rows.map((row) => `  ${row.kind.padEnd(9)}${said(row)}${own.includes(row) ? ' (settings)' : ''}`),
    );
    for (const type of rows.flatMap(typesIn)) names.add(type);
  }
  return lines.join('\n');
}
