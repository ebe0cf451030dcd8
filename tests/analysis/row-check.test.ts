import { describe, expect, it } from 'vitest';
import { readSettings } from 'eslint-plugin-msgraph/detector';
import { BUILT_IN_ROWS, sizeOf, wrongReference, wrongRow } from '../../rules/src/analysis/models/index.js';

const REQUEST = {
  kind: 'request',
  of: '@contoso/http',
  path: 'Member[get]',
  client: 'unknown',
  url: 'always',
};
const FLOW = {
  kind: 'flow',
  of: '@contoso/http',
  path: 'Member[retry]',
  input: 'Argument[0].Rejects',
  output: 'Rejects',
};
const TYPE = { kind: 'type', of: '@contoso/http', path: 'Member[Client].Instance', type: 'axios' };

/** What the settings say to a list of rows; undefined when it is right. */
function said(models: unknown): string | undefined {
  try {
    readSettings({ models });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

it('the rows that come with the package pass the check for those of others, also as JSON', () => {
  const rows = JSON.parse(JSON.stringify(BUILT_IN_ROWS)) as typeof BUILT_IN_ROWS;
  expect(rows).toEqual(BUILT_IN_ROWS);
  expect(rows.flatMap((row) => wrongRow(row) ?? wrongReference(row, rows) ?? [])).toEqual([]);
  expect(Math.max(...rows.map(sizeOf))).toBeLessThan(500);
});

describe('a right row', () => {
  it.each<[string, unknown]>([
    ['one', REQUEST],
    ['a list', [REQUEST, FLOW]],
    ['a list in a list', [[REQUEST], FLOW]],
    ['an empty list', []],
    [
      'names that all objects have',
      [{ ...REQUEST, of: 'constructor', path: 'Member[constructor,toString,__proto__,hasOwnProperty]' }],
    ],
    ['the package itself', { ...REQUEST, path: '' }],
    ['the package itself or its default', { ...REQUEST, path: '|Member[default]' }],
    ['any property', { ...REQUEST, path: 'Member[*]' }],
    ['any property of a property', { ...REQUEST, path: 'Member[api].Member[*]' }],
    ['a property with a dot or a space in its name', { ...REQUEST, path: 'Member[a.b,c d]' }],
    ['a module of Node.js', { ...REQUEST, of: 'node:timers/promises|fs' }],
    ['a module in a package', { ...REQUEST, of: '@contoso/http/next' }],
    ['a global', { ...REQUEST, of: 'global', path: 'Member[contoso].Member[*]' }],
    [
      'the URL of the call before',
      { ...REQUEST, url: 'Receiver.Receiver.Argument[0].Member[base]|Argument[0]' },
    ],
    ['what a call gives', { ...REQUEST, gives: 'rx.Observable' }],
    [
      'a type of its own',
      [
        { ...TYPE, type: 'contoso.Client' },
        { ...REQUEST, of: 'contoso.Client' },
      ],
    ],
    ['a type that is another package', TYPE],
    [
      'a type that only gives itself',
      [
        { ...TYPE, type: 'contoso.Client' },
        { ...TYPE, of: 'contoso.Client', path: 'Member[*]', type: 'contoso.Client' },
      ],
    ],
    ['an arity', { ...FLOW, arity: 0 }],
    ['what a function gives to its parameter', { ...FLOW, input: 'Argument[0].Parameter[0].Given[1]' }],
    ['an event', { ...FLOW, event: '^failed$' }],
    [
      'what a function gets that is given',
      { ...TYPE, path: 'Member[use].Argument[0].Member[around].Parameter[1]' },
    ],
    [
      'what a given function gives to a property of its parameter',
      { ...FLOW, input: 'Argument[0].Parameter[1].Member[fail].Given[0].ReturnValue' },
    ],
    ['what handlers of the call before fail with', { ...FLOW, input: 'Receiver.Handlers[use]' }],
    ['a list of errors in an error', { ...FLOW, output: 'Rejects.Member[errors].ArrayElement' }],
    [
      'a function between a client and its callers',
      { kind: 'intercepts', of: '@contoso/http', path: 'Member[between]', handler: 'Argument[0]' },
    ],
    ['what is run by what is made of a call', { ...FLOW, input: 'Runs[execute]' }],
    ['what references in an object hold', { ...FLOW, input: 'Argument[0].ReturnValue.Unref' }],
    ['the answers in an answer', { ...FLOW, input: 'Receiver.Argument[0].Parts.ArrayElement' }],
    [
      "what a method of one's own sets",
      { ...FLOW, input: 'SetBy[setState]', output: 'Instance.Member[state]' },
    ],
    ['the text of what is given', { ...FLOW, input: 'Argument[0].Text' }],
    ['what handlers fail with', { ...FLOW, input: 'Handlers[get,post]' }],
    ['what a call of the result fails with', { ...FLOW, output: 'ReturnValue.ReturnValue.Rejects' }],
    [
      'what a callback gets',
      { ...FLOW, output: 'Argument[0,1].Member[onError].Parameter[1]|ReturnValue.Fails' },
    ],
    ['functions that run later', { kind: 'runs', when: 'later', names: ['enqueue', '$later'] }],
    ['a package whose errors are not of Graph', { kind: 'barrier', of: '@contoso/login', source: 'sign-in' }],
    [
      'a class of errors',
      { kind: 'error', of: '@contoso/http', path: 'Member[HttpError].Instance', client: 'axios' },
    ],
    ['a type that travels', { kind: 'travels', type: 'redux.Action' }],
    [
      'a type that keeps what is put into it',
      [
        { kind: 'type', of: 'pony', path: 'Member[context].ReturnValue', type: 'pony.Context' },
        { kind: 'keeps', type: 'pony.Context', putBy: ['put', 'hold'], readBy: ['take'] },
      ],
    ],
    [
      'a name that sends',
      { kind: 'sends', called: '^ask$', url: 'Argument[0]', client: 'unknown', mayBeOpen: true },
    ],
    [
      'a name that gives what it is asked for',
      { kind: 'asked', called: '^find$', input: 'TypeArgument[0]|Argument[0].Instance' },
    ],
    [
      'a name that gives a type',
      { kind: 'sends', called: '^at$', url: 'Argument[0]', client: 'graph-sdk', gives: 'graph.Request' },
    ],
  ])('may be: %s', (_, models) => {
    expect(said(models)).toBeUndefined();
  });
});

const ONE = '`settings.msgraph.models`';
const PATH =
  'steps from what is imported to what is called, such as `Member[default].ReturnValue.Member[get]`, or to what a function gets that it is given';

describe('a wrong row is named, with what is wrong and what was meant', () => {
  it.each<[string, unknown, string]>([
    ['a number', 1, '`1` is no row: it must be an object with a `kind`.'],
    ['nothing', null, '`null` is no row: it must be an object with a `kind`.'],
    ['a boolean', false, '`false` is no row: it must be an object with a `kind`.'],
    [
      'no kind',
      { of: 'x' },
      'the row has no `kind`: there are `type`, `error`, `request`, `flow`, `intercepts`, `runs`, `barrier`, `travels`, `keeps`, `sends`, `asked`.',
    ],
    [
      'another kind',
      { ...REQUEST, kind: 'requests' },
      '`requests` is no `kind` of a row: there are `type`, `error`, `request`, `flow`, `intercepts`, `runs`, `barrier`, `travels`, `keeps`, `sends`, `asked`. Did you mean `request`?',
    ],
    [
      'a kind that all objects have',
      { ...REQUEST, kind: 'constructor' },
      '`constructor` is no `kind` of a row: there are `type`, `error`, `request`, `flow`, `intercepts`, `runs`, `barrier`, `travels`, `keeps`, `sends`, `asked`.',
    ],
    [
      'a kind that is no text',
      { ...REQUEST, kind: ['request'] },
      '`[…]` is no `kind` of a row: there are `type`, `error`, `request`, `flow`, `intercepts`, `runs`, `barrier`, `travels`, `keeps`, `sends`, `asked`.',
    ],
    [
      'another key',
      { ...REQUEST, pathh: 'x' },
      '`pathh` is no key of a row of kind `request`, which has `of`, `path`, `client`, `url`, `gives`. Did you mean `path`?',
    ],
    [
      'a key of another kind',
      { ...REQUEST, arity: 1 },
      '`arity` is no key of a row of kind `request`, which has `of`, `path`, `client`, `url`, `gives`.',
    ],
    [
      'a key that all objects have',
      JSON.parse('{ "kind": "travels", "type": "redux.Action", "__proto__": {} }'),
      '`__proto__` is no key of a row of kind `travels`, which has `type`.',
    ],
    [
      'a missing key',
      { kind: 'request', of: 'x', path: '', url: 'always' },
      'the row of kind `request` has no `client`.',
    ],
    ['a number for a path', { ...REQUEST, path: 1 }, '`path` must be a text, `1` is none.'],
    ['a list for a path', { ...REQUEST, path: ['Member[get]'] }, '`path` must be a text, `[…]` is none.'],
    [
      'a text for names',
      { kind: 'runs', when: 'later', names: 'on' },
      '`names` must be a list of names of functions.',
    ],
    ['no names', { kind: 'runs', when: 'later', names: [] }, '`names` must be a list of names of functions.'],
    [
      'a pattern for a name',
      { kind: 'runs', when: 'later', names: ['on', '*'] },
      '`*` in `names` is no name of a function.',
    ],
    [
      'a broken pattern for an event',
      { ...FLOW, event: '(' },
      '`event` must be a regular expression for names of events, `(` is none.',
    ],
    [
      'another place for a function',
      { kind: 'intercepts', of: '@contoso/http', path: 'Member[between]', handler: 'ReturnValue' },
      '`ReturnValue` is no token of `handler`: there are `Argument`.',
    ],
    ['a text for an arity', { ...FLOW, arity: '4' }, '`arity` must be a number of parameters, `4` is none.'],
    ['a broken arity', { ...FLOW, arity: 1.5 }, '`arity` must be a number of parameters, `1.5` is none.'],
    [
      'another client',
      { ...REQUEST, client: 'axois' },
      '`axois` is no `client`: there are `graph-sdk`, `kiota`, `pnp`, `spfx`, `teams-graph`, `fetch`, `axios`, `got`, `ky`, `ofetch`, `undici`, `superagent`, `unknown`. Did you mean `axios`?',
    ],
    ['another time', { kind: 'runs', when: 'now', names: ['x'] }, '`now` is no `when`: there are `later`.'],
    [
      'another source',
      { kind: 'barrier', of: 'x', source: 'signin' },
      '`signin` is no `source`: there are `sign-in`, `nothing`. Did you mean `sign-in`?',
    ],

    [
      'a mistyped token',
      { ...REQUEST, path: 'Membre[get]' },
      '`Membre[get]` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`. Did you mean `Member[get]`?',
    ],
    [
      'a mistyped token further on',
      { ...REQUEST, path: 'Member[a]|Member[default].RetrunValue' },
      '`RetrunValue` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`. Did you mean `ReturnValue`?',
    ],
    [
      'a property without its token',
      { ...REQUEST, path: 'get' },
      '`get` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`. Did you mean `Member[get]`?',
    ],
    [
      'a token that all objects have',
      { ...REQUEST, path: 'Member[get].__proto__' },
      '`__proto__` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`. Did you mean `Member[__proto__]`?',
    ],
    [
      'a token of another key',
      { ...REQUEST, path: 'Fails' },
      '`Fails` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`.',
    ],
    [
      'no names in brackets',
      { ...REQUEST, path: 'Member' },
      '`Member` in `path` needs names, with commas and no spaces between them, in brackets. Did you mean `Member[get,post]`?',
    ],
    [
      'spaces in brackets',
      { ...REQUEST, path: 'Member[get, post]' },
      '`Member[get, post]` in `path` needs names, with commas and no spaces between them, in brackets. Did you mean `Member[get,post]`?',
    ],
    [
      'empty brackets',
      { ...REQUEST, path: 'Member[]' },
      '`Member[]` in `path` needs names, with commas and no spaces between them, in brackets. Did you mean `Member[get,post]`?',
    ],
    [
      'brackets that do not end',
      { ...REQUEST, path: 'Member[get' },
      '`Member[get` in `path` needs names, with commas and no spaces between them, in brackets. Did you mean `Member[get,post]`?',
    ],
    [
      'brackets where none belong',
      { ...REQUEST, path: 'ReturnValue[0]' },
      '`ReturnValue[0]` in `path` takes nothing in brackets. Did you mean `ReturnValue`?',
    ],
    [
      'a name for a number',
      { ...FLOW, input: 'Argument[fn]' },
      '`Argument[fn]` in `input` needs a number in brackets. Did you mean `Argument[0]`?',
    ],
    [
      'several numbers where one belongs',
      { ...FLOW, output: 'Argument[0].Parameter[0,1]' },
      '`Parameter[0,1]` in `output` needs one number in brackets. Did you mean `Parameter[0]`?',
    ],
    [
      'a path with a hole',
      { ...REQUEST, path: 'Member[a]..Member[b]' },
      '`` is no token of `path`: there are `Member`, `ReturnValue`, `Instance`, `Resolves`, `Argument`, `Parameter`.',
    ],
    [
      'any property in the middle',
      { ...REQUEST, path: 'Member[*].ReturnValue' },
      '`Member[*]` in `path` must name properties: `Member[*]` may only be the last step of a `path`.',
    ],
    [
      'any property in an output',
      { ...FLOW, output: 'ReturnValue.Member[*]' },
      '`Member[*]` in `output` must name properties: `Member[*]` may only be the last step of a `path`.',
    ],
    [
      'tokens in another order',
      { ...FLOW, output: 'Argument[0].Parameter[0].ReturnValue' },
      '`Argument[0].Parameter[0].ReturnValue` is no `output`: it must be `Rejects…`, `ReturnValue…`, `ReturnValue.Fails`, `Argument[0]….Parameter[0]…` or `Instance.Member[…]`.',
    ],
    [
      'a receiver alone',
      { ...FLOW, input: 'Receiver' },
      '`Receiver` is no `input`: it must be `Argument[0]…`, `Receiver.Argument[0]…`, `Receiver.Fails`, `TypeArgument[0]…`, `Call…`, `EnclosingReceiver…`, `Emitted[1]…`, `Setter`, `SetBy[…]`, `Handlers[…]` or `Runs[…]`.',
    ],
    [
      'a URL of what fails',
      { ...REQUEST, url: 'Argument[0].Rejects' },
      '`Rejects` is no token of `url`: there are `Argument`, `Receiver`, `Member`, `ArrayElement`, `ReturnValue`, `Resolves`.',
    ],
    [
      'a URL that is one',
      { ...REQUEST, url: 'https' },
      '`https` is no token of `url`: there are `Argument`, `Receiver`, `Member`, `ArrayElement`, `ReturnValue`, `Resolves`. Did you mean `Member[https]`?',
    ],

    [
      'an empty input',
      { ...FLOW, input: '' },
      '`input` is empty, or a part of it: it must be `Argument[0]…`, `Receiver.Argument[0]…`, `Receiver.Fails`, `TypeArgument[0]…`, `Call…`, `EnclosingReceiver…`, `Emitted[1]…`, `Setter`, `SetBy[…]`, `Handlers[…]` or `Runs[…]`.',
    ],
    [
      'an empty path of a type',
      { ...TYPE, path: '' },
      `\`path\` is empty, or a part of it: it must be ${PATH}.`,
    ],
    [
      'an empty alternative',
      { ...TYPE, path: 'Member[a]|' },
      `\`path\` is empty, or a part of it: it must be ${PATH}.`,
    ],
    [
      'an empty package',
      { ...REQUEST, of: '' },
      '`` as `of` would be everything: a row is of a package, of `global`, or of a type that another row names.',
    ],
    [
      'an empty package among others',
      { ...REQUEST, of: 'x|' },
      '`` as `of` would be everything: a row is of a package, of `global`, or of a type that another row names.',
    ],
    [
      'all packages',
      { ...REQUEST, of: '*' },
      '`*` as `of` would be everything: a row is of a package, of `global`, or of a type that another row names.',
    ],
    [
      'all packages of a scope',
      { ...REQUEST, of: '@contoso/*' },
      '`@contoso/*` as `of` would be everything: a row is of a package, of `global`, or of a type that another row names.',
    ],
    [
      'all globals',
      { ...REQUEST, of: 'global', path: 'Member[*]' },
      '`Member[*]` of `global` would be everything: the first step must name globals, such as `Member[fetch]`.',
    ],
    [
      'all globals beside a package',
      { ...REQUEST, of: 'x|global', path: 'Member[a]|Member[*]' },
      '`Member[*]` of `global` would be everything: the first step must name globals, such as `Member[fetch]`.',
    ],
    [
      'the global object',
      { ...REQUEST, of: 'global', path: '' },
      '`` of `global` would be everything: the first step must name globals, such as `Member[fetch]`.',
    ],
    [
      'errors of all globals',
      { kind: 'barrier', of: 'global', source: 'nothing' },
      'a `barrier` of `global` would be everything: it must be of packages.',
    ],
    [
      'a file',
      { ...REQUEST, of: './src/http.js' },
      '`./src/http.js` as `of` is a file, of which the code is read: rows are about packages; `settings.msgraph.clients` takes files.',
    ],
    [
      'a package with a space',
      { ...REQUEST, of: ' @contoso/http' },
      '` @contoso/http` as `of` is no package, not `global` and no name of a type such as `contoso.Client`. Did you mean `@contoso/http`?',
    ],
    ['the global object as a type', { ...TYPE, type: 'global' }, '`global` is no `type`.'],
    [
      'a type with a space',
      { ...TYPE, type: 'contoso Client' },
      '`contoso Client` is no `type`: it must be a name such as `contoso.Client`, or a package.',
    ],
    [
      'a type that nothing is known of',
      { ...TYPE, type: 'graph.Clinet' },
      'no row is of `graph.Clinet`, so nothing is known of it. Did you mean `graph.Client`?',
    ],
    [
      'a type that nothing is',
      { ...REQUEST, of: 'axios.Instanz' },
      'no row makes anything a `axios.Instanz`. Did you mean `axios.Instance`?',
    ],
    [
      'what a call gives, of which nothing is known',
      { ...REQUEST, gives: 'rx.Observabel' },
      'no row is of `rx.Observabel`, so nothing is known of it. Did you mean `rx.Observable`?',
    ],
    [
      'a travelling type that nothing is known of',
      { kind: 'travels', type: 'redux.Actoin' },
      'no row is of `redux.Actoin`, so nothing is known of it. Did you mean `redux.Action`?',
    ],
    [
      'a type that keeps something and that nothing is of',
      { kind: 'keeps', type: 'hono.Contxt' },
      'no row makes anything a `hono.Contxt`. Did you mean `hono.Context`?',
    ],
    [
      'no list of methods that put something',
      { kind: 'keeps', type: 'hono.Context', putBy: 'set' },
      '`putBy` must be a list of names of functions.',
    ],
    [
      'no name of a method that reads',
      { kind: 'keeps', type: 'hono.Context', readBy: ['get it'] },
      '`get it` in `readBy` is no name of a function.',
    ],
    [
      'a path without an end',
      { ...REQUEST, path: Array.from({ length: 400 }, () => 'Member[a]').join('.') },
      '`path` must not be longer than 2000 characters.',
    ],
    [
      'a path for a million places',
      { ...REQUEST, path: Array.from({ length: 6 }, () => 'Member[a,b,c,d,e,f,g,h,i,j]').join('.') },
      'the row stands for 1000000 places, at most 1000 are taken.',
    ],
    [
      'an input for a million places',
      { ...FLOW, input: `Argument[0]${'.Member[a,b,c,d,e,f,g,h,i,j]'.repeat(6)}` },
      'the row stands for 1000000 places, at most 1000 are taken.',
    ],
  ])('%s', (_, row, reason) => {
    expect(said(row)).toBe(`${ONE}: ${reason}`);
    expect(said([REQUEST, row])).toBe(`\`settings.msgraph.models[1]\`: ${reason}`);
  });

  it('with its place in a list in the list', () => {
    expect(said([REQUEST, [FLOW, { ...FLOW, output: 'Throws' }]])).toMatch(
      /^`settings\.msgraph\.models\[1\]\[1\]`: `Throws` is no token of `output`/,
    );
  });

  it('and a list in a list in the list is none', () => {
    const endless: unknown[] = [];
    endless.push(endless);
    expect(said([[[REQUEST]]])).toBe(
      '`settings.msgraph.models[0][0]`: `[…]` is no row: it must be an object with a `kind`.',
    );
    expect(said(endless)).toBe(
      '`settings.msgraph.models[0][0]`: `[…]` is no row: it must be an object with a `kind`.',
    );
  });

  it('and a row that holds itself', () => {
    const endless: Record<string, unknown> = { ...REQUEST };
    endless['path'] = endless;
    expect(said(endless)).toBe(`${ONE}: \`path\` must be a text, \`{…}\` is none.`);
  });

  it('on one line', () => {
    expect(said({ ...REQUEST, path: `Member[a\n${'b'.repeat(200)}].x` })).not.toContain('\n');
    expect(said({ ...REQUEST, [`a\nb`]: 1 })).not.toContain('\n');
  });

  it('where it passes a limit, and not before', () => {
    const ten = 'Member[a,b,c,d,e,f,g,h,i,j]';
    expect(said({ ...REQUEST, path: `${ten}.${ten}.${ten}` })).toBeUndefined();
    expect(said({ ...REQUEST, path: `${ten}.${ten}.${ten}|Member[k]` })).toContain(
      'the row stands for 1001 places',
    );
    expect(
      said({ ...FLOW, of: 'a|b', path: `${ten}.${ten}`, output: `ReturnValue.Member[a,b,c,d,e]` }),
    ).toBeUndefined();
    expect(
      said({ ...FLOW, of: 'a|b', path: `${ten}.${ten}`, output: `ReturnValue.Member[a,b,c,d,e,f]` }),
    ).toContain('the row stands for 1200 places');
    expect(said({ ...REQUEST, path: `Member[${'a'.repeat(1992)}]` })).toBeUndefined();
    expect(said({ ...REQUEST, path: `Member[${'a'.repeat(1993)}]` })).toContain(
      'must not be longer than 2000 characters',
    );
    expect([said({ ...FLOW, arity: 99 }), said({ ...FLOW, arity: 100 })]).toEqual([
      undefined,
      expect.stringContaining('`arity` must be a number of parameters'),
    ]);
  });

  it('when all of them are too many', () => {
    const path = `Member[${Array.from({ length: 30 }, (_, index) => `m${index}`).join()}]`;
    const rows = (count: number): unknown[] =>
      Array.from({ length: count }, (_, index) => ({ ...REQUEST, of: `p${index}`, path: `${path}.${path}` }));
    expect(said(rows(22))).toBeUndefined();
    expect(said(rows(23))).toBe(`${ONE}: the rows stand for 20700 places, at most 20000 are taken.`);
  });
});
