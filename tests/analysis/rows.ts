import { expandPath } from '../../rules/src/analysis/models/paths.js';
import type { Models } from '../../rules/src/analysis/models/compile.js';
import type { Row } from '../../rules/src/analysis/models/types.js';

/** A row without something. */
export interface Alternative {
  /** What is left out. */
  readonly name: string;
  readonly instead: readonly Row[];
}

/** A row that is left out, and the row without each of the alternatives in its fields. */
export function alternativesOf(row: Row): readonly Alternative[] {
  const title =
    row.kind === 'runs'
      ? 'runs'
      : row.kind === 'sends' || row.kind === 'asked'
        ? `${row.kind} ${row.called}`
        : row.kind === 'travels' || row.kind === 'keeps'
          ? `${row.kind} ${row.type}`
          : `${row.kind} ${row.of} ${'path' in row ? row.path : ''}`;
  const whole = { name: title, instead: [] };
  if (row.kind === 'runs')
    return [
      whole,
      ...row.names.map((name) => ({
        name: `${title} without ${name}`,
        instead: [{ ...row, names: row.names.filter((other) => other !== name) }],
      })),
    ];
  if (row.kind === 'keeps')
    return [
      whole,
      ...(['putBy', 'readBy'] as const).flatMap((field) =>
        (row[field] ?? []).map((name) => ({
          name: `${title} without ${field} ${name}`,
          instead: [{ ...row, [field]: row[field]?.filter((other) => other !== name) }],
        })),
      ),
    ];
  const fields = Object.entries(row).filter(
    ([field]) =>
      field === 'of' || field === 'path' || field === 'input' || field === 'output' || field === 'url',
  );
  return [
    whole,
    ...fields.flatMap(([field, value]) =>
      shorter(String(value)).map(([left, rest]) => ({
        name: `${title} (${field} without ${left})`,
        instead: [{ ...row, [field]: rest }],
      })),
    ),
  ];
}

/** A field with each of its alternatives left out: those between `|`, and those in brackets. */
function shorter(value: string): readonly (readonly [left: string, rest: string])[] {
  const parts = value.split('|');
  const without = (index: number, instead: readonly string[]): string =>
    [...parts.slice(0, index), ...instead, ...parts.slice(index + 1)].join('|');
  return parts.flatMap((part, index) => [
    ...(parts.length > 1 ? [[part, without(index, [])] as const] : []),
    ...[...part.matchAll(/\[([^\]]*,[^\]]*)\]/g)].flatMap((match) => {
      const names = (match[1] ?? '').split(',');
      return names.map(
        (name) =>
          [
            name,
            without(index, [
              part.slice(0, match.index) +
                `[${names.filter((other) => other !== name).join()}]` +
                part.slice(match.index + match[0].length),
            ]),
          ] as const,
      );
    }),
  ]);
}

/** The places that a row speaks of, as `recorded` notes them. */
export function placesOf(row: Row): readonly string[] {
  if (row.kind === 'runs') return row.names;
  if (row.kind === 'travels' || row.kind === 'keeps') return [row.type];
  if (row.kind === 'sends' || row.kind === 'asked') return [row.kind];
  const paths = row.kind === 'barrier' ? [''] : expandPath(row.path);
  return row.of
    .split('|')
    .flatMap((of) => [
      ...paths.flatMap((path) => [
        `${of}|${path}`,
        `${of}|${path.replace('.Member[*]', '').replace('Member[*]', '')}`,
      ]),
    ]);
}

/** Models that note what they are asked for. */
export function recorded(models: Models, places: Set<string>): Models {
  const note = (of: string, path: string): void => {
    places.add(`${of}|${path}`);
    places.add(`${of}|${path.replace(/\.?Member\[[^\]]*\]$/, '')}`);
  };
  return {
    typeAt(of, path) {
      note(of, path);
      return models.typeAt(of, path);
    },
    error(of, path) {
      note(of, path);
      return models.error(of, path);
    },
    request(of, path) {
      note(of, path);
      return models.request(of, path);
    },
    flows(of, path) {
      note(of, path);
      return models.flows(of, path);
    },
    intercepts(of) {
      note(of, '');
      return models.intercepts(of);
    },
    leadsOn: (of, path) => models.leadsOn(of, path),
    filesAt: (path) => models.filesAt(path),
    sender: (of, path) => models.sender(of, path),
    sendsRequests: (of) => models.sendsRequests(of),
    runsLater(name) {
      places.add(name);
      return models.runsLater(name);
    },
    barrier(of) {
      note(of, '');
      return models.barrier(of);
    },
    travels(type) {
      places.add(type);
      return models.travels(type);
    },
    keeps(type) {
      places.add(type);
      return models.keeps(type);
    },
    sends(name) {
      const rows = models.sends(name);
      if (rows.length > 0) places.add('sends');
      return rows;
    },
    asked(name) {
      const rows = models.asked(name);
      if (rows.length > 0) places.add('asked');
      return rows;
    },
  };
}
