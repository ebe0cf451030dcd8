export { conditionOf, type Condition } from './condition.js';
export { tablesOf } from '../detector/settings.js';
export { THROWS, UNKNOWN } from './outcomes.js';
