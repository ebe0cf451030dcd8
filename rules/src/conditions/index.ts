export { conditionOf, type Condition } from './condition.js';
export { literalErrors, type LiteralError } from './literal-errors.js';
export { tablesOf } from '../detector/settings.js';
export { THROWS, UNKNOWN } from '../detector/conditions/outcomes.js';
