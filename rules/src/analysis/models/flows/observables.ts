import type { Row } from '../types.js';

/** Observables. */
export const OBSERVABLES: readonly Row[] = [
  {
    kind: 'type',
    of: 'rxjs',
    path: 'Member[from,defer,merge,concat,race,zip,combineLatest,forkJoin].ReturnValue',
    type: 'rx.Observable',
  },
  { kind: 'type', of: 'rx.Observable', path: 'Member[pipe].ReturnValue', type: 'rx.Observable' },
  {
    kind: 'flow',
    of: 'rxjs',
    path: 'Member[from,defer]',
    input: 'Argument[0].Rejects|Argument[0].Fails|Argument[0].ReturnValue.Fails',
    output: 'ReturnValue.Fails',
  },
  {
    kind: 'flow',
    of: 'rxjs',
    path: 'Member[merge,concat,race]',
    input: 'Argument[0].Fails|Argument[1].Fails',
    output: 'ReturnValue.Fails',
  },
  {
    kind: 'flow',
    of: 'rxjs',
    path: 'Member[zip,combineLatest,forkJoin]',
    input: 'Argument[0].ArrayElement.Fails',
    output: 'ReturnValue.Fails',
  },
  {
    kind: 'flow',
    of: 'rxjs',
    path: 'Member[lastValueFrom,firstValueFrom]',
    input: 'Argument[0].Fails',
    output: 'Rejects',
  },
  {
    kind: 'flow',
    of: 'rxjs|rxjs/operators',
    path: 'Member[catchError]',
    input: 'EnclosingReceiver.Fails',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'rxjs|rxjs/operators',
    path: 'Member[retry]',
    input: 'EnclosingReceiver.Fails',
    output: 'Argument[0].Member[delay].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'rxjs|rxjs/operators',
    path: 'Member[tap]',
    input: 'EnclosingReceiver.Fails',
    output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'rx.Observable',
    path: 'Member[subscribe]',
    input: 'Receiver.Fails',
    output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'rx.Observable',
    path: 'Member[toPromise]',
    input: 'Receiver.Fails',
    output: 'Rejects',
  },
];
