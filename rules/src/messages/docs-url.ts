import { site } from '../repository.js';

/** The page of a code on the site. @param code in the spelling of the catalogue */
export const codeUrl = (code: string): string => `${site}/codes/${encodeURIComponent(code)}.html`;

/** The page of a rule on the site. */
export const docsUrl = (rule: string): string => `${site}/rules/${rule}.html`;
