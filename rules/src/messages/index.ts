import { describeCode } from 'msgraph-errors';
import type { LeftReason } from '../detector/reasons.js';
import type { Composition } from '../edits/index.js';
import type {
  CodeCompareSite,
  MessageMatchSite,
  Site,
  SiteKind,
  UnboundedRetrySite,
} from '../detector/types.js';
import { adviceFor } from './advice.js';
import { templates, type RuleName } from './templates.js';

export { describeRule } from './describe-rule.js';
export { codeUrl, docsUrl } from './docs-url.js';
export { templates, type MessageId, type RuleName } from './templates.js';

/** The rule that reports each kind of site. */
export const ruleOf: Readonly<Record<SiteKind, RuleName>> = {
  'message-match': 'no-message-matching',
  'code-compare': 'require-innererror-traversal',
  'unbounded-retry': 'no-unbounded-retry',
  'code-literal': 'prefer-error-code-enum',
  'legacy-error': 'no-legacy-odata-error',
  'lost-details': 'keep-error-details',
  'unknown-code': 'no-unknown-error-code',
  'shown-message': 'no-message-display',
  'unguarded-body': 'require-status-fallback',
  'swallowed-failure': 'no-swallowed-failure',
  'logged-token': 'no-token-in-log',
  'wrong-path': 'no-wrong-error-path',
  'retry-wait': 'respect-retry-after',
  'hopeless-retry': 'no-nonretryable-retry',
  'double-retry': 'no-double-retry',
};

/** What becomes of the sites of one condition. */
export interface Outcome {
  /** What they are replaced with, on one line. */
  readonly replacement?: string | undefined;
  /** Why at least one of them stays. */
  readonly left?: LeftReason | undefined;
}

/** The outcome of sites that are rewritten, or left, together. */
export function outcomeOf({ rewritten, left }: Pick<Composition, 'rewritten' | 'left'>): Outcome {
  const texts = [...new Set(rewritten.map(({ replacement }) => replacement))];
  return { ...(texts.length > 0 && { replacement: texts.join('` and `') }), left: left[0]?.reason };
}

/** What a message needs to know beside the sites. */
export interface MessageFacts {
  /** The file of the site, spelled as in the site's evidence. */
  readonly path: string;
  /** The module that replacements are imported from, as the file would write it. */
  readonly module: string;
  readonly outcome: Outcome;
  /** How the path of another file is shown. */
  readonly show: (path: string) => string;
}

/** A message of a rule: its id, and what its placeholders stand for. */
export interface SiteMessage {
  readonly rule: RuleName;
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * What there is to say of a site, or of several of one kind that are parts of one condition; rules report it,
 * and the codemod's reports repeat it.
 */
export function messageOf(sites: readonly [Site, ...Site[]], facts: MessageFacts): SiteMessage {
  const site = joined(sites);
  const { module } = facts;
  const { replacement, left } = facts.outcome;
  const common = {
    module,
    request: requestElsewhere(site, facts),
    ...(replacement !== undefined && { replacement }),
  };
  const make = (id: string, own: Readonly<Record<string, string>>): SiteMessage => {
    const data = { ...common, ...own };
    const advice = left === undefined ? {} : { advice: fill(adviceFor(left), data) };
    return { rule: ruleOf[site.kind], id, data: { ...data, ...advice } };
  };
  const hasReplacement = replacement !== undefined;
  // What is left of a condition needs its own advice.
  const part = hasReplacement && left !== undefined ? 'InPart' : '';
  switch (site.kind) {
    case 'message-match':
      return make(
        !hasReplacement
          ? 'textDecides'
          : part === '' && cannotMatch(site)
            ? 'neverMatches'
            : `testInstead${part}`,
        {
          text: quotedTexts(site),
          example: shellQuoted(site.literals[0] ?? ''),
          client: SILENT_CLIENTS[site.client] ?? '',
        },
      );
    case 'code-compare':
      return make(hasReplacement ? `onlyOneLevel${part}` : 'onlyOneLevelWithout', { codes: listed(site) });
    case 'unbounded-retry':
      return make(site.form === 'recursion' || site.form === 'timer' ? 'again' : site.form, {
        subject: site.subject,
        when: whenOf(site),
        remedy: fill(remedyFor(site), { module }),
      });
    case 'legacy-error':
      return make(site.form === 'host' ? 'host' : hasReplacement ? 'shapeInstead' : 'shape', {
        subject: site.subject,
      });
    case 'code-literal':
      return make('useMember', { code: site.code });
    default:
      return make(site.form, site.facts);
  }
}

/** One site that says what all parts of a condition say. */
function joined([first, ...others]: readonly [Site, ...Site[]]): Site {
  const same = <K extends Site['kind']>(kind: K): Extract<Site, { kind: K }>[] =>
    others.filter((site): site is Extract<Site, { kind: K }> => site.kind === kind);
  if (first.kind === 'message-match') {
    const parts = [first, ...same('message-match')];
    return {
      ...first,
      literals: parts.flatMap(({ literals }) => literals),
      isMessage: parts.every(({ isMessage }) => isMessage),
    };
  }
  return first.kind === 'code-compare'
    ? { ...first, codes: [first, ...same('code-compare')].flatMap(({ codes }) => codes) }
    : first;
}

/** A message as a reader sees it. */
export function textOf({ rule, id, data }: SiteMessage): string {
  const texts: Readonly<Record<string, string>> = templates[rule];
  return fill(texts[id] ?? '', data);
}

const fill = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole);

/** Where the request stands, unless the reader has it before the eyes. */
function requestElsewhere({ evidence }: Site, { path, show }: MessageFacts): string {
  const request = evidence.chain.at(-1);
  return request && request.path !== path
    ? ` (requested in ${show(request.path)}:${String(request.line)})`
    : '';
}

/** The SDKs keep the code and the status out of the message, so a test for one of them in it is dead. */
const SILENT_CLIENTS: Readonly<Partial<Record<Site['client'], string>>> = {
  'graph-sdk': '`@microsoft/microsoft-graph-client`',
  kiota: '`@microsoft/msgraph-sdk`',
};

function cannotMatch({ client, literals, operator, isMessage }: MessageMatchSite): boolean {
  if (SILENT_CLIENTS[client] === undefined || !isMessage || operator === 'regex' || operator === 'match')
    return false;
  return literals.every(
    (text) => /^\s*\d{3}\s*$/.test(text) || (/^[A-Za-z_]+$/.test(text) && /[a-z][A-Z]|_/.test(text)),
  );
}

const quotedTexts = ({ literals }: MessageMatchSite): string =>
  [...new Set(literals)].map((text) => `'${text}'`).join(' or ');

/** A text as an argument of a command. */
const shellQuoted = (text: string): string =>
  text.includes("'") ? `"${text.replace(/["$`\\]/g, '\\$&')}"` : `'${text}'`;

function listed({ codes }: CodeCompareSite): string {
  const [first, ...rest] = [...new Set(codes)].map((code) => `'${code}'`);
  return rest.length > 1
    ? `${String(first)} and ${String(rest.length)} others`
    : [first, ...rest].join(' and ');
}

const whenOf = ({ form, failures = [] }: UnboundedRetrySite): string =>
  failures.length === 0 ? '' : ` ${form === 'loop' ? 'after' : 'with'} ${failures.join(' or ')}`;

/** A status or code of a token that is missing or too old. */
const isTokenFailure = (failure: string): boolean =>
  failure === '401' || (describeCode(failure)?.conditions.includes('unauthenticated') ?? false);

function remedyFor({ form, failures = [], isObservable }: UnboundedRetrySite): string {
  if (failures.length > 0 && failures.every(isTokenFailure))
    return 'Get a new token once, and hand the error on when that does not help.';
  if (isObservable === true) return 'Give `retry` a `count`, or end it with `take` or `timeout`.';
  if (form === 'requeue') return 'Pass an attempt number with the job, and compare it.';
  if (form === 'library')
    return "Set a number of attempts, or use `retryGraph` from '{{module}}', which limits attempts and time.";
  return "Limit the attempts, or use `retryGraph` from '{{module}}', which limits attempts and time.";
}
