import type { Row } from '../types.js';

/** React: states, contexts, references, and functions that are kept. */
export const REACT: readonly Row[] = [
  {
    kind: 'flow',
    of: 'react|global',
    path: 'Member[useState]|Member[default,React].Member[useState]',
    input: 'Setter|Argument[0]|Argument[0].ReturnValue|TypeArgument[0]',
    output: 'ReturnValue.Member[0]',
  },
  {
    kind: 'flow',
    of: 'react|preact',
    path: 'Member[Component,PureComponent]|Member[default].Member[Component,PureComponent]',
    input: 'TypeArgument[0]',
    output: 'Instance.Member[props]',
  },
  {
    kind: 'flow',
    of: 'react|preact',
    path: 'Member[Component,PureComponent]|Member[default].Member[Component,PureComponent]',
    input: 'SetBy[setState]',
    output: 'Instance.Member[state]',
  },
  {
    kind: 'type',
    of: 'react',
    path: 'Member[createContext].ReturnValue|Member[default].Member[createContext].ReturnValue',
    type: 'react.Context',
  },
  {
    kind: 'flow',
    of: 'react.Context',
    path: 'Member[Provider]',
    input: 'Argument[0].Member[children]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'react',
    path: 'Member[useContext,use]|Member[default].Member[useContext,use]',
    input: 'Argument[0].CalledWith[Provider].Member[value]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'react',
    path: 'Member[useActionState]|Member[default].Member[useActionState]',
    input: 'Argument[0].ReturnValue.Resolves|Argument[1]',
    output: 'ReturnValue.Member[0]',
  },
  {
    kind: 'flow',
    of: 'react-dom',
    path: 'Member[useFormState]',
    input: 'Argument[0].ReturnValue.Resolves|Argument[1]',
    output: 'ReturnValue.Member[0]',
  },
  {
    kind: 'flow',
    of: 'react',
    path: 'Member[useRef]|Member[default].Member[useRef]',
    input: 'Argument[0]',
    output: 'ReturnValue.Member[current]',
  },
  {
    kind: 'flow',
    of: 'react',
    path: 'Member[useMemo]|Member[default].Member[useMemo]',
    input: 'Argument[0].ReturnValue',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'react',
    path: 'Member[useCallback,cache]|Member[default].Member[useCallback,cache]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
  {
    kind: 'flow',
    of: 'next/cache',
    path: 'Member[unstable_cache]',
    input: 'Argument[0]',
    output: 'ReturnValue',
  },
];
