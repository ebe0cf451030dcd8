export { describeCode } from '../describe.js';
export type { CodeDescription } from '../describe.js';
export { codesInText, conditionForStatus, isGraphLookingText, lookupCode, verdictForText } from './verdict.js';
export type { TextVerdict } from './verdict.js';
export type { CatalogTables } from './lookup.js';
