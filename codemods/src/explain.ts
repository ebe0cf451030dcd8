import { describeModels } from 'eslint-plugin-msgraph/detector';
import { codeUrl, describeRule } from 'eslint-plugin-msgraph/messages';
import { explainTerm, formatExplanation } from 'msgraph-errors/knowledge';
import type { ExplainModelsCommand } from './command.js';
import { settingsFrom } from './settings.js';

/**
 * What the page of a rule says first, or what the catalogue knows about an error code, a status, a condition,
 * or a text of a Graph error.
 * @returns lines for a terminal, without a line end
 */
export function explain(term: string): string {
  const page = describeRule(term);
  if (page !== undefined) return page;
  const explanation = explainTerm(term);
  const lines = formatExplanation(explanation);
  return explanation.code === undefined ? lines : `${lines}\nMore: ${codeUrl(explanation.code.code)}`;
}

/**
 * What rows say of a package, or of which packages there are rows; those of the settings file are marked.
 * @returns lines for a terminal, without a line end
 */
export const explainModels = ({ package: name, settings }: ExplainModelsCommand, cwd: string): string =>
  describeModels((settings === undefined ? undefined : settingsFrom(settings, cwd).models) ?? [], name);
