import type { Row } from '../types.js';
import { QUERIES } from './queries.js';
import { REACT } from './react.js';
import { STORES } from './stores.js';
import { VUE } from './vue.js';
import { FUNCTIONS } from './functions.js';
import { OBJECTS } from './objects.js';
import { RESULTS } from './results.js';
import { OBSERVABLES } from './observables.js';
import { SERVERS } from './servers.js';
import { JOBS } from './jobs.js';
import { POLICIES } from './policies.js';
import { EVENTS } from './events.js';
import { CONTAINERS } from './containers.js';
import { TIMERS } from './timers.js';
import { TEXTS } from './texts.js';

/** Libraries through which values, functions and failures are handed on. */
export const FLOWS: readonly Row[] = [
  ...QUERIES,
  ...REACT,
  ...STORES,
  ...VUE,
  ...FUNCTIONS,
  ...OBJECTS,
  ...RESULTS,
  ...OBSERVABLES,
  ...SERVERS,
  ...JOBS,
  ...POLICIES,
  ...CONTAINERS,
  ...EVENTS,
  ...TIMERS,
  ...TEXTS,
];
