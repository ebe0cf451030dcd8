import { describeModels } from 'eslint-plugin-msgraph/detector';
import { codeUrl, describeRule } from 'eslint-plugin-msgraph/messages';
import { explainTerm, formatExplanation } from 'msgraph-errors/knowledge';
import type { ExplainModelsCommand } from './command.js';
import { settingsFrom } from './settings.js';

export interface Explained {
  /** Lines for a terminal, without a line end. */
  readonly text: string;
  /** Whether anything is known of the term. */
  readonly isKnown: boolean;
}

/**
 * What the page of a rule says first, or what the catalogue knows about an error code, a status, a condition,
 * or a text of a Graph error.
 */
export function explain(term: string): Explained {
  const page = describeRule(term);
  if (page !== undefined) return { text: page, isKnown: true };
  const explanation = explainTerm(term);
  const { code, status, condition, messages } = explanation;
  const lines = formatExplanation(explanation);
  return {
    text: code === undefined ? lines : `${lines}\nMore: ${codeUrl(code.code)}`,
    isKnown: [code, status, condition].some((found) => found !== undefined) || messages.length > 0,
  };
}

/**
 * What rows say of a package, or of which packages there are rows; those of the settings file are marked.
 * @returns lines for a terminal, without a line end
 */
export const explainModels = ({ package: name, settings }: ExplainModelsCommand, cwd: string): string =>
  describeModels((settings === undefined ? undefined : settingsFrom(settings, cwd).models) ?? [], name);
