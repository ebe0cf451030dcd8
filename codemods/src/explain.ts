import { explainTerm, formatExplanation } from 'msgraph-errors/knowledge';

/**
 * What the catalogue knows about an error code, a status, a condition, or a text of a Graph error.
 * @returns lines for a terminal, without a line end
 */
export const explain = (term: string): string => formatExplanation(explainTerm(term));
