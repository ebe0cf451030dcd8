import type { Row } from '../types.js';

/** Results instead of exceptions. */
export const RESULTS: readonly Row[] = [
  {
    kind: 'flow',
    of: 'await-to-js',
    path: 'Member[default,to]',
    input: 'Argument[0].Rejects',
    output: 'ReturnValue.Resolves.Member[0]',
  },
  {
    kind: 'flow',
    of: 'neverthrow',
    path: 'Member[ResultAsync].Member[fromPromise]|Member[fromPromise]',
    input: 'Argument[0].Rejects',
    output: 'Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'neverthrow',
    path: 'Member[ResultAsync].Member[fromPromise]|Member[fromPromise]',
    input: 'Argument[1].ReturnValue',
    output: 'ReturnValue.Resolves.Member[error]',
  },
  {
    kind: 'flow',
    of: 'neverthrow',
    path: 'Member[ResultAsync].Member[fromPromise].ReturnValue.Member[match]|Member[fromPromise].ReturnValue.Member[match]',
    input: 'Receiver.Argument[1].ReturnValue',
    output: 'Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'neverthrow',
    path: 'Member[ResultAsync].Member[fromPromise].ReturnValue.Member[mapErr,orElse]|Member[fromPromise].ReturnValue.Member[mapErr,orElse]',
    input: 'Receiver.Argument[1].ReturnValue',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'effect',
    path: 'Member[Effect].Member[tryPromise]',
    input: 'Argument[0].Member[try].Rejects',
    output: 'Argument[0].Member[catch].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'fp-ts/TaskEither|fp-ts/lib/TaskEither',
    path: 'Member[tryCatch]',
    input: 'Argument[0].Rejects',
    output: 'Argument[1].Parameter[0]',
  },
];
