import type { Row } from '../types.js';

/** The requests of Redux Toolkit Query. */
export const REDUX_QUERIES: readonly Row[] = [
  {
    kind: 'type',
    of: '@reduxjs/toolkit/query|@reduxjs/toolkit/query/react',
    path: 'Member[fetchBaseQuery].ReturnValue',
    type: 'redux.BaseQuery',
  },
  {
    kind: 'request',
    of: 'redux.BaseQuery',
    path: '',
    client: 'fetch',
    url: 'Receiver.Argument[0].Member[baseUrl]',
  },
  {
    kind: 'flow',
    of: 'redux.BaseQuery',
    path: '',
    input: 'Call.Resolves.Member[body]',
    output: 'ReturnValue.Resolves.Member[error].Member[data]',
  },
  {
    kind: 'type',
    of: '@reduxjs/toolkit/query|@reduxjs/toolkit/query/react',
    path: 'Member[createApi].ReturnValue.Member[*]',
    type: 'redux.Hook',
  },
  {
    kind: 'flow',
    of: 'redux.Hook',
    path: '',
    input: 'Receiver.Argument[0].Member[baseQuery].ReturnValue.Resolves.Member[error]',
    output: 'ReturnValue.Member[error]',
  },
  {
    kind: 'flow',
    of: 'redux.Hook',
    path: '',
    input: 'Receiver.Argument[0].Member[baseQuery].ReturnValue.Resolves.Member[error]',
    output: 'ReturnValue.Member[1].Member[error]',
  },
  {
    kind: 'flow',
    of: 'redux.Hook',
    path: 'ReturnValue.Member[0].ReturnValue.Member[unwrap]',
    input:
      'Receiver.Receiver.Receiver.Argument[0].Member[baseQuery].ReturnValue.Resolves.Member[error].Member[data]',
    output: 'Rejects.Member[data]',
  },
  {
    kind: 'type',
    of: '@reduxjs/toolkit/query|@reduxjs/toolkit/query/react',
    path: 'Member[createApi].Argument[0].Member[endpoints].Parameter[0]',
    type: 'redux.Build',
  },
  {
    kind: 'flow',
    of: 'redux.Build',
    path: 'Member[query,mutation]',
    input: 'Receiver.Argument[0].Member[baseQuery].ReturnValue.Resolves.Member[error]',
    output: 'Argument[0].Member[transformErrorResponse].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'redux.Build',
    path: 'Member[query,mutation]',
    input: 'Receiver.Argument[0].Member[baseQuery].ReturnValue.Resolves.Member[error].Member[data]',
    output:
      'Argument[0].Member[onQueryStarted].Parameter[1].Member[queryFulfilled].Rejects.Member[error].Member[data]',
  },
];
