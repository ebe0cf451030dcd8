import type { Row } from '../types.js';
import { FETCH } from './fetch.js';
import { AXIOS } from './axios.js';
import { PROMISES } from './promises.js';
import { CALLBACKS } from './callbacks.js';
import { OBSERVABLE_CLIENTS } from './observables.js';
import { SUPERAGENT } from './superagent.js';
import { REDUX_QUERIES } from './redux.js';
import { BY_NAME } from './by-name.js';

/** Clients for any service: the URL says whether it is Graph. */
export const HTTP_CLIENTS: readonly Row[] = [
  ...FETCH,
  ...AXIOS,
  ...PROMISES,
  ...CALLBACKS,
  ...OBSERVABLE_CLIENTS,
  ...SUPERAGENT,
  ...REDUX_QUERIES,
  ...BY_NAME,
];
