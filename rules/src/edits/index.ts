export {
  applyEdits,
  EditOverlapError,
  findOverlap,
  lineEndOf,
  originalOffset,
  sortEdits,
  withLineEnds,
} from './apply.js';
export type { Edit } from './apply.js';
export { planImports } from './imports.js';
export type { ImportPlan } from './imports.js';
export { isIgnored, markerEdits } from './markers.js';
export type { Marked, MarkerOptions } from './markers.js';
export { isBesideTest } from './repeats.js';
export { longLineEdits } from './long-lines.js';
export { shortLineEdits } from './short-lines.js';
export { composeEdits, editsForSite, importedModule } from './rewrite.js';
export type { Composition, LeftSite, RewrittenSite } from './rewrite.js';
