import { isFileName, isSameFile } from './names.js';
import type {
  AskedRow,
  BarrierRow,
  ClientId,
  ErrorRow,
  FlowRow,
  InterceptsRow,
  KeepsRow,
  RequestRow,
  Row,
  SendsRow,
  TypeRow,
} from './types.js';
import { methodsOf } from './keeping.js';
import { Named, Places, placesTo } from './places.js';
import { expandPath } from './paths.js';

/** Rows, ready to be asked. */
export interface Models {
  /** The type of what is at a place. */
  typeAt(of: string, path: string): string | undefined;
  /** Whose errors the values at a place are. */
  error(of: string, path: string): ClientId | undefined;
  request(of: string, path: string): Pick<RequestRow, 'client' | 'url' | 'gives'> | undefined;
  flows(of: string, path: string): readonly FlowRow[];
  /** What is put between a client and its callers. */
  intercepts(of: string): readonly InterceptsRow[];
  /** Whether any row speaks of this place or of one below it. */
  leadsOn(of: string, path: string): boolean;
  /** What rows are of that speak of the file at a path. */
  filesAt(path: string): readonly string[];
  runsLater(name: string): boolean;
  barrier(of: string): BarrierRow['source'] | undefined;
  travels(type: string): boolean;
  /** How values of a type keep what is put into any of them; undefined where they do not. */
  keeps(type: string): KeepsRow | undefined;
  /**
   * How requests are sent by what is at a place, by a method of it, or by what the methods of a value of a
   * type give.
   */
  sender(of: string, path: string): RequestRow | undefined;
  /** Whether a package sends requests, itself or by what it makes. */
  sendsRequests(of: string): boolean;
  /** What calls of something unknown send that go by a name. */
  sends(name: string): readonly SendsRow[];
  /** What calls of something unknown give that go by a name. */
  asked(name: string): readonly AskedRow[];
}

/** A flow row with its outputs written out. */
interface Flows {
  readonly rows: Set<FlowRow>;
  readonly written: FlowRow[];
}

/** Rows that speak of a place. */
type PlacedRow = TypeRow | ErrorRow | RequestRow | FlowRow | InterceptsRow;

/** Rows by what they are asked for. */
class Tables {
  /**
   * What something is. A builder of which any property is another one may have a method that sends, or that
   * gives something: that one is then no builder. A row that only moves what a call is given says nothing of
   * what it is.
   */
  readonly kinds = new Places<{
    readonly type?: TypeRow;
    readonly error?: ErrorRow;
    readonly request?: RequestRow;
  }>();
  readonly flows = new Places<Flows>();
  /** What a place sends, or a property of it. */
  readonly sent = new Places<RequestRow>();
  /** Each place that a row speaks of, and each on the way to one. */
  readonly leading = new Places<true>();
  readonly files = new Set<string>();
  readonly intercepting = new Map<string, InterceptsRow[]>();
  readonly later = new Map<string, Row>();
  readonly barriers = new Map<string, BarrierRow>();
  readonly travelling = new Map<string, Row>();
  readonly keeping = new Map<string, KeepsRow>();
  /** Packages and types of which requests are sent, and the types that each gives. */
  readonly senders = new Set<string>();
  readonly given = new Map<string, Set<string>>();
  readonly sending = new Named<SendsRow>();
  readonly asked = new Named<AskedRow>();

  add(row: Row): void {
    switch (row.kind) {
      case 'runs':
        for (const name of row.names) this.later.set(name, row);
        return;
      case 'barrier':
        for (const name of row.of.split('|')) this.barriers.set(name, row);
        return;
      case 'travels':
        this.travelling.set(row.type, row);
        return;
      case 'keeps':
        this.keeping.set(row.type, row);
        for (const name of methodsOf(row)) this.leading.set(`${row.type}|Member[${name}]`, true);
        return;
      case 'sends':
        this.sending.add(row);
        return;
      case 'asked':
        this.asked.add(row);
        return;
      default:
        this.#noteSender(row);
        for (const of of row.of.split('|'))
          for (const path of expandPath(row.path)) this.#addAt(of, path, row);
    }
  }

  #noteSender(row: PlacedRow): void {
    for (const of of row.of.split('|')) {
      if (isFileName(of)) this.files.add(of);
      if (row.kind === 'request') this.senders.add(of);
      else if (row.kind === 'type') this.given.set(of, (this.given.get(of) ?? new Set()).add(row.type));
    }
  }

  #addAt(of: string, path: string, row: PlacedRow): void {
    const key = `${of}|${path}`;
    for (const place of placesTo(of, path)) {
      this.leading.set(place, true);
      if (row.kind !== 'flow') this.kinds.set(place, this.kinds.at(place) ?? {});
    }
    if (row.kind === 'request') this.#addSender(of, path, row);
    if (row.kind === 'flow') this.#addFlow(of, path, row);
    else if (row.kind === 'intercepts')
      this.intercepting.set(of, [...(this.intercepting.get(of) ?? []), { ...row, of, path }]);
    else this.kinds.set(key, { ...this.kinds.at(key), [row.kind]: row });
  }

  /** A client has methods that send. */
  #addSender(of: string, path: string, row: RequestRow): void {
    for (const place of placesTo(of, path).slice(-2)) if (!this.sent.at(place)) this.sent.set(place, row);
  }

  #addFlow(of: string, path: string, row: FlowRow): void {
    const key = `${of}|${path}`;
    const { rows, written } = this.flows.at(key) ?? { rows: new Set(), written: [] };
    this.flows.set(key, { rows: rows.add(row), written });
    for (const output of expandPath(row.output)) {
      written.push({ ...row, output });
      if (output.startsWith('ReturnValue'))
        for (const place of placesTo(of, path === '' ? output : `${path}.${output}`))
          this.leading.set(place, true);
    }
  }
}

/** Types of types: `Client`, whose `api` gives a `Request`, which sends. */
const MAX_TYPES = 3;

function senderAt(of: string, path: string, tables: Tables, depth = 0): RequestRow | undefined {
  const row = tables.sent.at(`${of}|${path}`);
  if (row || path !== '' || depth > MAX_TYPES) return row;
  for (const type of tables.given.get(of) ?? []) {
    const next = type === of ? undefined : senderAt(type, '', tables, depth + 1);
    if (next) return next;
  }
  return undefined;
}

/**
 * A package or a type, and the types of all that it makes: a factory, the client that it gives, the requests
 * of that.
 */
function makes(of: string, tables: Tables): readonly string[] {
  const found = new Set([of]);
  for (const type of found) for (const given of tables.given.get(type) ?? []) found.add(given);
  return [...found];
}

/** @param matched gets each row that has answered a question */
export function compileModels(rows: readonly Row[], matched?: Set<Row>): Models {
  const tables = new Tables();
  for (const row of rows) tables.add(row);
  const found = <R extends Row>(row: R | undefined): R | undefined => {
    if (row) matched?.add(row);
    return row;
  };
  const allFound = <R extends Row>(rows: readonly R[]): readonly R[] => {
    for (const row of rows) found(row);
    return rows;
  };
  return {
    typeAt: (of, path) => found(tables.kinds.get(of, path)?.type)?.type,
    error: (of, path) => found(tables.kinds.get(of, path)?.error)?.client,
    request: (of, path) => found(tables.kinds.get(of, path)?.request),
    flows(of, path) {
      const flows = tables.flows.get(of, path);
      for (const row of flows?.rows ?? []) found(row);
      return flows?.written ?? [];
    },
    sender: (of, path) => found(senderAt(of, path, tables)),
    sendsRequests: (of) => makes(of, tables).some((type) => tables.senders.has(type)),
    intercepts: (of) => allFound(tables.intercepting.get(of) ?? []),
    leadsOn: (of, path) => tables.leading.get(of, path) ?? false,
    filesAt: (path) => [...tables.files].filter((of) => isSameFile(of, path)),
    runsLater: (name) => found(tables.later.get(name)) !== undefined,
    barrier: (of) => found(tables.barriers.get(of))?.source,
    travels: (type) => found(tables.travelling.get(type)) !== undefined,
    keeps: (type) => found(tables.keeping.get(type)),
    sends: (name) => allFound(tables.sending.of(name)),
    asked: (name) => allFound(tables.asked.of(name)),
  };
}
