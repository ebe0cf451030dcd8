import type { ClientId, Row } from './types.js';

/** The keys of each kind of row beside `kind`; those with `?` may be left out. */
export const KINDS: {
  readonly [K in Row['kind']]: {
    readonly [Key in Exclude<keyof Extract<Row, { kind: K }>, 'kind'>]-?: 'needed' | 'may be left out';
  };
} = {
  type: { of: 'needed', path: 'needed', type: 'needed' },
  error: { of: 'needed', path: 'needed', client: 'needed' },
  request: { of: 'needed', path: 'needed', client: 'needed', url: 'needed', gives: 'may be left out' },
  flow: {
    of: 'needed',
    path: 'needed',
    input: 'needed',
    output: 'needed',
    arity: 'may be left out',
    event: 'may be left out',
  },
  intercepts: { of: 'needed', path: 'needed', handler: 'needed' },
  runs: { when: 'needed', names: 'needed' },
  barrier: { of: 'needed', source: 'needed' },
  travels: { type: 'needed' },
  keeps: { type: 'needed', putBy: 'may be left out', readBy: 'may be left out' },
  sends: {
    called: 'needed',
    url: 'needed',
    client: 'needed',
    mayBeOpen: 'may be left out',
    gives: 'may be left out',
  },
  asked: { called: 'needed', input: 'needed' },
};

const CLIENTS: Readonly<Record<ClientId, true>> = {
  'graph-sdk': true,
  kiota: true,
  pnp: true,
  spfx: true,
  'teams-graph': true,
  fetch: true,
  axios: true,
  got: true,
  ky: true,
  ofetch: true,
  undici: true,
  superagent: true,
  unknown: true,
};

/** Values of keys that are one of a few words. */
export const WORDS: Readonly<Record<'client' | 'when' | 'source', readonly string[]>> = {
  client: Object.keys(CLIENTS),
  when: ['later'],
  source: ['sign-in', 'nothing'],
};

export type Token =
  | 'Member'
  | 'ReturnValue'
  | 'Instance'
  | 'Resolves'
  | 'Rejects'
  | 'Fails'
  | 'ArrayElement'
  | 'Property'
  | 'CalledWith'
  | 'Argument'
  | 'TypeArgument'
  | 'Parameter'
  | 'Given'
  | 'Receiver'
  | 'Call'
  | 'EnclosingReceiver'
  | 'Emitted'
  | 'Setter'
  | 'SetBy'
  | 'Handlers'
  | 'Runs'
  | 'Unref'
  | 'Text'
  | 'Parts';

/** What stands in the brackets of each token; nothing where there are none. */
export const TOKENS: Readonly<Record<Token, 'names' | 'number' | 'numbers' | ''>> = {
  Member: 'names',
  ReturnValue: '',
  Instance: '',
  Resolves: '',
  Rejects: '',
  Fails: '',
  ArrayElement: '',
  Property: 'number',
  CalledWith: 'names',
  Argument: 'numbers',
  TypeArgument: 'number',
  Parameter: 'number',
  Given: 'number',
  Receiver: '',
  Call: '',
  EnclosingReceiver: '',
  Emitted: 'number',
  Setter: '',
  SetBy: 'names',
  Handlers: 'names',
  Runs: 'names',
  Unref: '',
  Parts: '',
  Text: '',
};

/** What may stand in the brackets. */
export const IN_BRACKETS: Readonly<
  Record<'names' | 'number' | 'numbers', { readonly form: RegExp; readonly example: string }>
> = {
  names: {
    form: /^(?:\*|[^\s[\],.|*](?:[^[\],|*]*[^\s[\],|*])?(?:,[^\s[\],.|*](?:[^[\],|*]*[^\s[\],|*])?)*)$/,
    example: '[get,post]',
  },
  number: { form: /^\d{1,2}$/, example: '[0]' },
  numbers: { form: /^\d{1,2}(?:,\d{1,2})*$/, example: '[0]' },
};

const READ = '(?:\\.(?:Member|ArrayElement|ReturnValue|Resolves))*';
const STEPS =
  '(?:\\.(?:Member|ArrayElement|Property|CalledWith|ReturnValue|Instance|Resolves|Rejects|Fails|Unref|Text|Parts))*';

/** A key of a row that holds paths. */
export type PlaceKey = 'path' | 'input' | 'output' | 'url' | 'handler';

/** Which tokens may follow each other, as names with dots between them, and the same for people. */
export const PLACES: Readonly<
  Record<PlaceKey, { readonly form: RegExp; readonly tokens: readonly Token[]; readonly reads: string }>
> = {
  path: {
    form: /^(?:Member|ReturnValue|Instance|Resolves)(?:\.(?:Member|ReturnValue|Instance|Resolves))*(?:\.Argument(?:\.Member)*\.Parameter)?$/,
    tokens: ['Member', 'ReturnValue', 'Instance', 'Resolves', 'Argument', 'Parameter'],
    reads:
      'steps from what is imported to what is called, such as `Member[default].ReturnValue.Member[get]`, or to what a function gets that it is given',
  },
  input: {
    form: new RegExp(
      `^(?:(?:Receiver\\.)*Argument${STEPS}(?:\\.Parameter(?:\\.Member)?\\.Given(?:\\.ReturnValue)?)?|(?:Receiver\\.)+Fails${STEPS}|(?:TypeArgument|Call|EnclosingReceiver|Emitted|Setter|SetBy)${STEPS}|(?:Receiver\\.)*Handlers|Runs)$`,
    ),
    tokens: [
      'Argument',
      'TypeArgument',
      'Receiver',
      'Call',
      'EnclosingReceiver',
      'Emitted',
      'Setter',
      'SetBy',
      'Handlers',
      'Runs',
      'Unref',
      'Text',
      'Parts',
      'Member',
      'ReturnValue',
      'Instance',
      'Resolves',
      'Rejects',
      'Fails',
      'ArrayElement',
      'Property',
      'CalledWith',
      'Parameter',
      'Given',
    ],
    reads:
      '`Argument[0]…`, `Receiver.Argument[0]…`, `Receiver.Fails`, `TypeArgument[0]…`, `Call…`, `EnclosingReceiver…`, `Emitted[1]…`, `Setter`, `SetBy[…]`, `Handlers[…]` or `Runs[…]`',
  },
  output: {
    form: /^(?:ReturnValue\.ReturnValue\.Rejects|Rejects(?:\.(?:Member|ArrayElement))*|ReturnValue\.Fails|ReturnValue(?:\.(?:Member|ReturnValue|Resolves))*|Argument(?:\.Member)*\.Parameter(?:\.(?:Member|ArrayElement|Rejects))*|Instance\.Member)$/,
    tokens: [
      'Rejects',
      'ReturnValue',
      'Argument',
      'Member',
      'ArrayElement',
      'Resolves',
      'Fails',
      'Parameter',
      'Instance',
    ],
    reads:
      '`Rejects…`, `ReturnValue…`, `ReturnValue.Fails`, `Argument[0]….Parameter[0]…` or `Instance.Member[…]`',
  },
  handler: {
    form: /^Argument$/,
    tokens: ['Argument'],
    reads: '`Argument[0]`',
  },
  url: {
    form: new RegExp(`^(?:Receiver\\.)*Argument${READ}$`),
    tokens: ['Argument', 'Receiver', 'Member', 'ArrayElement', 'ReturnValue', 'Resolves'],
    reads: '`always`, `Argument[0]…` or `Receiver.Argument[0]…`',
  },
};

/**
 * The type of what a client gives for a request that it sends, in rows about its methods:
 * `superagent.Request`.
 */
export function requestType(client: ClientId): string {
  return `${client}.Request`;
}

/** The name of a type that rows make, which no package can have. */
export function isTypeName(name: string): boolean {
  return /^[\w$-]+\.[A-Z][\w$]*$/.test(name);
}
