import type { Row } from '../types.js';

/** Queues of jobs: what a job fails with is told to who listens. */
export const JOBS: readonly Row[] = [
  {
    kind: 'flow',
    of: 'bullmq',
    path: 'Member[Worker].Instance.Member[on]',
    input: 'Receiver.Argument[1].Rejects',
    output: 'Argument[1].Parameter[1]',
    event: '^failed$',
  },
  {
    kind: 'flow',
    of: 'bull',
    path: 'Member[default].Instance.Member[on]',
    input: 'Handlers[process]',
    output: 'Argument[1].Parameter[1]',
    event: '^failed$',
  },
  {
    kind: 'flow',
    of: 'agenda|@hokify/agenda',
    path: 'Member[default,Agenda].Instance.Member[on]|Instance.Member[on]',
    input: 'Handlers[define]',
    output: 'Argument[1].Parameter[0]',
    event: '^fail(?::|$)',
  },
  {
    kind: 'flow',
    of: 'p-queue',
    path: 'Member[default].Instance.Member[on]',
    input: 'Handlers[add,addAll]',
    output: 'Argument[1].Parameter[0]',
    event: '^error$',
  },
];
