import { docsUrl } from '../../messages/index.js';
import type { RuleContext, RuleMeta } from './eslint.js';

/** It listens to the end of the file alone: the detector has looked at the rest. */
type Listener = Record<'Program:exit', () => void>;

/** A rule as ESLint and oxlint take it; each of them has a type of its own for the context. */
export interface Rule<MessageIds extends string = string> {
  readonly name: string;
  readonly meta: RuleMeta<MessageIds>;
  create(context: object): Listener;
}

/** A rule as it is written here, before it knows where it is described. */
interface RuleDraft<MessageIds extends string> {
  readonly name: string;
  readonly meta: Omit<RuleMeta<MessageIds>, 'docs'> & {
    readonly docs: Omit<RuleMeta<MessageIds>['docs'], 'url'>;
  };
  create(context: RuleContext<MessageIds>): Listener;
}

/** Makes a rule whose documentation stands at `docs/rules/<name>.md` of the repository. */
export function createRule<MessageIds extends string>(rule: RuleDraft<MessageIds>): Rule<MessageIds> {
  return {
    ...rule,
    meta: { ...rule.meta, docs: { ...rule.meta.docs, url: docsUrl(rule.name) } },
    create: (context) => rule.create(context as RuleContext<MessageIds>),
  };
}
