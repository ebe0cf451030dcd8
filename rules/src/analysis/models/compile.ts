import type { BarrierRow, FlowRow, RequestRow, Row, SendsRow, TypeRow } from './types.js';

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
  /** What calls of something unknown send that go by a name. */
  sends(name: string): readonly SendsRow[];
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

/** @param matched gets each row that has answered a question */
export function compileModels(rows: readonly Row[], matched?: Set<Row>): Models {
  const types = new Map<string, TypeRow>();
  const requests = new Map<string, RequestRow>();
  const flows = new Map<string, FlowRow[]>();
  const flowRows = new Map<string, Set<FlowRow>>();
  const known = new Set<string>();
  const later = new Map<string, Row>();
  const barriers = new Map<string, BarrierRow>();
  const travelling = new Map<string, Row>();
  const sending: { readonly names: RegExp; readonly row: SendsRow }[] = [];
  const sent = new Map<string, readonly SendsRow[]>();

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
    if (row.kind === 'runs') for (const name of row.names) later.set(name, row);
    else if (row.kind === 'barrier') for (const name of row.of.split('|')) barriers.set(name, row);
    else if (row.kind === 'travels') travelling.set(row.type, row);
    else if (row.kind === 'sends') sending.push({ names: new RegExp(row.called, 'i'), row });
    else
      for (const key of keysOf(row)) {
        lead(key);
        if (row.kind === 'type') types.set(key, row);
        else if (row.kind === 'request') requests.set(key, row);
        else {
          flowRows.set(key, (flowRows.get(key) ?? new Set()).add(row));
          for (const output of expandPath(row.output)) {
            const known = flows.get(key);
            if (known) known.push({ ...row, output });
            else flows.set(key, [{ ...row, output }]);
            if (output.startsWith('ReturnValue')) lead(`${key}${key.endsWith('|') ? '' : '.'}${output}`);
          }
        }
      }
  }

  /** What is said of a property itself comes before what is said of any property. */
  const keyAt = (of: string, path: string): string => (known.has(`${of}|${path}`) ? `${of}|${path}` : `${of}|${path.replace(/Member\[[^\]]*\]$/, ANY)}`);
  const found = <R extends Row>(row: R | undefined): R | undefined => {
    if (row) matched?.add(row);
    return row;
  };
  return {
    typeAt: (of, path) => found(types.get(keyAt(of, path)))?.type,
    request: (of, path) => found(requests.get(keyAt(of, path))),
    flows(of, path) {
      const key = keyAt(of, path);
      if (matched) for (const row of flowRows.get(key) ?? []) matched.add(row);
      return flows.get(key) ?? [];
    },
    leadsOn: (of, path) => known.has(keyAt(of, path)),
    runsLater: (name) => found(later.get(name)) !== undefined,
    barrier: (of) => found(barriers.get(of))?.source,
    travels: (type) => found(travelling.get(type)) !== undefined,
    sends(name) {
      const rows = sent.get(name) ?? sending.flatMap(({ names, row }) => (names.test(name) ? [row] : []));
      sent.set(name, rows);
      return rows;
    },
  };
}
