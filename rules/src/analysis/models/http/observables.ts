import type { Row } from '../types.js';

/** Clients that give an observable. */
export const OBSERVABLE_CLIENTS: readonly Row[] = [
  { kind: 'type', of: '@angular/common/http', path: 'Member[HttpClient].Instance', type: 'angular.Http' },
  {
    kind: 'request',
    of: 'angular.Http',
    path: 'Member[get,post,put,patch,delete,head]',
    client: 'unknown',
    url: 'Argument[0]',
    gives: 'rx.Observable',
  },
  {
    kind: 'request',
    of: 'angular.Http',
    path: 'Member[request]',
    client: 'unknown',
    url: 'Argument[1]',
    gives: 'rx.Observable',
  },
  {
    kind: 'request',
    of: 'rxjs/ajax',
    path: 'Member[ajax]',
    client: 'unknown',
    url: 'Argument[0].Member[url]|Argument[0]',
    gives: 'rx.Observable',
  },
  {
    kind: 'request',
    of: 'rxjs/ajax',
    path: 'Member[ajax].Member[get,getJSON,post,put,patch,delete]',
    client: 'unknown',
    url: 'Argument[0]',
    gives: 'rx.Observable',
  },
  {
    kind: 'type',
    of: '@nestjs/axios|@nestjs/common',
    path: 'Member[HttpService].Instance',
    type: 'nest.Http',
  },
  {
    kind: 'request',
    of: 'nest.Http',
    path: 'Member[get,post,put,patch,delete,head]',
    client: 'axios',
    url: 'Argument[0]',
    gives: 'rx.Observable',
  },
  {
    kind: 'request',
    of: 'nest.Http',
    path: 'Member[request]',
    client: 'axios',
    url: 'Argument[0].Member[url]',
    gives: 'rx.Observable',
  },
];
