import type { BarrierRow, FlowRow, RequestRow, Row } from './types.js';

/** Rows, ready to be asked. */
export interface Models {
  /** The type of what is at a place. */
  typeAt(of: string, path: string): string | undefined;
  request(of: string, path: string): Pick<RequestRow, 'client' | 'url' | 'gives'> | undefined;
  flows(of: string, path: string): readonly FlowRow[];
  /** Whether any row speaks of this place or of one below it. */
  leadsOn(of: string, path: string): boolean;
  runsLater(name: string): boolean;
  barrier(of: string): BarrierRow['source'] | undefined;
  travels(type: string): boolean;
}

const ANY = 'Member[*]';

/** A path with the tokens in it written out: `Member[a,b]` stands for two. */
export function expandPath(path: string): readonly string[] {
  return path.split('|').flatMap((alternative) => {
    let paths = [''];
    for (const token of tokensOf(alternative)) {
      const list = /^(Member|Argument)\[(.+)\]$/.exec(token);
      const options = list ? (list[2] ?? '').split(',').map((item) => `${list[1] ?? ''}[${item}]`) : [token];
      paths = paths.flatMap((before) => options.map((option) => (before === '' ? option : `${before}.${option}`)));
    }
    return paths;
  });
}

export function tokensOf(path: string): readonly string[] {
  return path === '' ? [] : path.split(/\.(?![^[]*\])/);
}

export function compileModels(rows: readonly Row[]): Models {
  const types = new Map<string, string>();
  const requests = new Map<string, RequestRow>();
  const flows = new Map<string, FlowRow[]>();
  const known = new Set<string>();
  const later = new Set<string>();
  const barriers = new Map<string, BarrierRow['source']>();
  const travelling = new Set<string>();

  const lead = (key: string): void => {
    const colon = key.indexOf('|');
    let path = key.slice(0, colon + 1);
    known.add(path);
    for (const token of tokensOf(key.slice(colon + 1))) {
      path += path.endsWith('|') ? token : `.${token}`;
      known.add(path);
    }
  };
  const keysOf = ({ of, path }: { readonly of: string; readonly path: string }): readonly string[] => of.split('|').flatMap((name) => expandPath(path).map((expanded) => `${name}|${expanded}`));

  for (const row of rows) {
    if (row.kind === 'runs') for (const name of row.names) later.add(name);
    else if (row.kind === 'barrier') for (const name of row.of.split('|')) barriers.set(name, row.source);
    else if (row.kind === 'travels') travelling.add(row.type);
    else
      for (const key of keysOf(row)) {
        lead(key);
        if (row.kind === 'type') types.set(key, row.type);
        else if (row.kind === 'request') requests.set(key, row);
        else
          for (const output of expandPath(row.output)) {
            flows.set(key, [...(flows.get(key) ?? []), { ...row, output }]);
            if (output.startsWith('ReturnValue')) lead(`${key}${key.endsWith('|') ? '' : '.'}${output}`);
          }
      }
  }

  /** What is said of a property itself comes before what is said of any property. */
  const keyAt = (of: string, path: string): string => (known.has(`${of}|${path}`) ? `${of}|${path}` : `${of}|${path.replace(/Member\[[^\]]*\]$/, ANY)}`);
  return {
    typeAt: (of, path) => types.get(keyAt(of, path)),
    request: (of, path) => requests.get(keyAt(of, path)),
    flows: (of, path) => flows.get(keyAt(of, path)) ?? [],
    leadsOn: (of, path) => known.has(keyAt(of, path)),
    runsLater: (name) => later.has(name),
    barrier: (of) => barriers.get(of),
    travels: (type) => travelling.has(type),
  };
}
