import type { Row } from '../types.js';

/** Stores: what is put into one arrives wherever it is asked for. */
export const STORES: readonly Row[] = [
  // Redux Toolkit
  {
    kind: 'type',
    of: '@reduxjs/toolkit',
    path: 'Member[createAsyncThunk].ReturnValue.ReturnValue',
    type: 'redux.Action',
  },
  { kind: 'travels', type: 'redux.Action' },
  {
    kind: 'flow',
    of: 'redux.Action',
    path: 'Member[unwrap]',
    input:
      'Receiver.Receiver.Argument[1].Rejects|Receiver.Receiver.Argument[1].Parameter[1].Member[rejectWithValue].Given[0]',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: '@reduxjs/toolkit',
    path: 'Member[createAsyncThunk]',
    input: 'Argument[1].Rejects',
    output: 'ReturnValue.Member[rejected].Member[error]',
  },
  {
    kind: 'flow',
    of: '@reduxjs/toolkit',
    path: 'Member[createAsyncThunk]',
    input: 'Argument[1].Parameter[1].Member[rejectWithValue].Given[0]',
    output: 'ReturnValue.Member[rejected].Member[payload]',
  },
  {
    kind: 'type',
    of: '@reduxjs/toolkit',
    path: 'Member[createSlice].Argument[0].Member[extraReducers].Parameter[0]|Member[createReducer].Argument[1].Parameter[0]',
    type: 'redux.Cases',
  },
  { kind: 'type', of: 'redux.Cases', path: 'Member[addCase].ReturnValue', type: 'redux.Cases' },
  {
    kind: 'flow',
    of: 'redux.Cases',
    path: 'Member[addCase]',
    input: 'Argument[0].Member[error]',
    output: 'Argument[1].Parameter[1].Member[error]',
  },
  {
    kind: 'flow',
    of: 'redux.Cases',
    path: 'Member[addCase]',
    input: 'Argument[0].Member[payload]',
    output: 'Argument[1].Parameter[1].Member[payload]',
  },
  {
    kind: 'flow',
    of: '@reduxjs/toolkit|@reduxjs/toolkit/query|@reduxjs/toolkit/query/react',
    path: 'Member[retry]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },

  // zustand
  {
    kind: 'flow',
    of: 'zustand',
    path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue|Member[default].ReturnValue',
    input:
      'Receiver.Argument[0].Parameter[0].Given[0]|Receiver.Argument[0].Parameter[0].Given[0].ReturnValue|Receiver.Argument[0].ReturnValue',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'zustand',
    path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue|Member[default].ReturnValue',
    input: 'Argument[0].ReturnValue',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'zustand',
    path: 'Member[create].ReturnValue|Member[create].ReturnValue.ReturnValue',
    input: 'Receiver.Argument[0].Parameter[0].Given[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'zustand',
    path: 'Member[create].ReturnValue.Member[getState]|Member[create].ReturnValue.ReturnValue.Member[getState]|Member[default].ReturnValue.Member[getState]',
    input: 'Receiver.Argument[0].Parameter[0].Given[0]|Receiver.Argument[0].ReturnValue',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'zustand/middleware|zustand/middleware/immer',
    path: 'Member[persist,devtools,subscribeWithSelector,immer]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
];
