export { describeCode } from '../describe.js';
export type { CodeDescription } from '../describe.js';
export { defineCatalog } from './define.js';
export type { OwnCatalog, OwnCode, OwnMessage } from './define.js';
export { enumSource } from './enum-source.js';
export { explainTerm, formatExplanation } from './explain.js';
export type { ExplainedMessage, Explanation } from './explain.js';
export { intendedCode } from './intended.js';
export type { IntendedCode } from './intended.js';
export type { CatalogTables } from './lookup.js';
export { sdkRetries } from './sdk-retry.js';
export type { SdkRetry } from './sdk-retry.js';
export { nearestWord, similarCodes } from './similar.js';
export {
  codesInText,
  conditionBeside,
  isGraphLookingText,
  lookupCode,
  textSource,
  verdictForText,
} from './verdict.js';
export { conditionForStatus, statusOfText, statusRetry } from './statuses.js';
export type { TextSource, TextVerdict } from './verdict.js';
