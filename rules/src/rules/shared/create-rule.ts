import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { docsUrl } from '../../messages/index.js';
import type { RuleModule } from '@typescript-eslint/utils/ts-eslint';

/** What every rule says about itself beside ESLint's own metadata. */
export interface RuleDocs {
  /** The preset that turns the rule on first. */
  readonly recommended: 'recommended' | 'strict';
}

export type Rule<MessageIds extends string> = RuleModule<MessageIds, [], RuleDocs> & { readonly name: string };

/** Makes a rule whose documentation stands at `docs/rules/<name>.md` of the repository. */
export const createRule: ReturnType<typeof RuleCreator<RuleDocs>> = RuleCreator<RuleDocs>(docsUrl);
