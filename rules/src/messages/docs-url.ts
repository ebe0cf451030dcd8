import { repository } from '../repository.js';

/** The page of a rule. */
export const docsUrl = (rule: string): string => `${repository}/blob/main/docs/rules/${rule}.md`;
