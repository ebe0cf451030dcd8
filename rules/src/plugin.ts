import keepErrorDetails from './rules/keep-error-details.js';
import noLegacyOdataError from './rules/no-legacy-odata-error.js';
import noMessageDisplay from './rules/no-message-display.js';
import noMessageMatching from './rules/no-message-matching.js';
import noSwallowedFailure from './rules/no-swallowed-failure.js';
import noTokenInLog from './rules/no-token-in-log.js';
import noUnboundedRetry from './rules/no-unbounded-retry.js';
import noUnknownErrorCode from './rules/no-unknown-error-code.js';
import noWrongErrorPath from './rules/no-wrong-error-path.js';
import preferErrorCodeEnum from './rules/prefer-error-code-enum.js';
import requireInnererrorTraversal from './rules/require-innererror-traversal.js';
import requireStatusFallback from './rules/require-status-fallback.js';
import respectRetryAfter from './rules/respect-retry-after.js';
import noNonretryableRetry from './rules/no-nonretryable-retry.js';
import noDoubleRetry from './rules/no-double-retry.js';
import { checkSettings, type MsgraphSettings } from './detector/settings.js';
import { version } from './version.js';

export { readSettings } from './detector/settings.js';
export type { Row as ModelRow } from './analysis/models/types.js';
export type { MsgraphSettings } from './detector/settings.js';
export type { DetectorSettings } from './detector/types.js';

/**
 * The settings for a configuration, checked by the compiler and when the configuration is loaded:
 * `{ settings: msgraph.settings({ clients: ['graphFetch'] }) }`.
 * @throws {TypeError} naming the setting that is not right
 */
export function settings(value: MsgraphSettings): { msgraph: MsgraphSettings } {
  return { msgraph: checkSettings(value) };
}

/** The rules by name, as ESLint wants them. */
export const rules: {
  readonly 'keep-error-details': typeof keepErrorDetails;
  readonly 'no-legacy-odata-error': typeof noLegacyOdataError;
  readonly 'no-message-display': typeof noMessageDisplay;
  readonly 'no-message-matching': typeof noMessageMatching;
  readonly 'no-swallowed-failure': typeof noSwallowedFailure;
  readonly 'no-token-in-log': typeof noTokenInLog;
  readonly 'no-unbounded-retry': typeof noUnboundedRetry;
  readonly 'no-unknown-error-code': typeof noUnknownErrorCode;
  readonly 'no-wrong-error-path': typeof noWrongErrorPath;
  readonly 'prefer-error-code-enum': typeof preferErrorCodeEnum;
  readonly 'require-innererror-traversal': typeof requireInnererrorTraversal;
  readonly 'require-status-fallback': typeof requireStatusFallback;
  readonly 'respect-retry-after': typeof respectRetryAfter;
  readonly 'no-nonretryable-retry': typeof noNonretryableRetry;
  readonly 'no-double-retry': typeof noDoubleRetry;
} = {
  'keep-error-details': keepErrorDetails,
  'no-legacy-odata-error': noLegacyOdataError,
  'no-message-display': noMessageDisplay,
  'no-message-matching': noMessageMatching,
  'no-swallowed-failure': noSwallowedFailure,
  'no-token-in-log': noTokenInLog,
  'no-unbounded-retry': noUnboundedRetry,
  'no-unknown-error-code': noUnknownErrorCode,
  'no-wrong-error-path': noWrongErrorPath,
  'prefer-error-code-enum': preferErrorCodeEnum,
  'require-innererror-traversal': requireInnererrorTraversal,
  'require-status-fallback': requireStatusFallback,
  'respect-retry-after': respectRetryAfter,
  'no-nonretryable-retry': noNonretryableRetry,
  'no-double-retry': noDoubleRetry,
};

export const meta: { readonly name: string; readonly version: string; readonly namespace: string } = {
  name: 'eslint-plugin-msgraph',
  version,
  namespace: 'msgraph',
};

type Tier = 'recommended' | 'strict';
type PresetName = Tier | 'recommended-type-checked';

/** A preset as `eslint.config.js` takes it. It chooses rules only; parser and files are the project's own. */
export interface Preset {
  name: string;
  plugins: { msgraph: Plugin };
  rules: Record<string, 'error'>;
  settings?: { msgraph: MsgraphSettings };
}

/** What the module exports, as one object. */
export interface Plugin {
  meta: typeof meta;
  settings: typeof settings;
  rules: typeof rules;
  configs: Record<PresetName, Preset>;
}

const plugin: Plugin = { meta, settings, rules, configs: {} as Plugin['configs'] };

function preset(tier: PresetName, includes: readonly Tier[]): Preset {
  const chosen = Object.entries(rules).filter(([, rule]) => includes.includes(rule.meta.docs.recommended));
  return {
    name: `msgraph/${tier}`,
    plugins: { msgraph: plugin },
    rules: Object.fromEntries(chosen.map(([name]) => [`msgraph/${name}`, 'error'])),
  };
}

/** The presets by name. */
export const configs: Plugin['configs'] = {
  recommended: preset('recommended', ['recommended']),
  'recommended-type-checked': {
    ...preset('recommended-type-checked', ['recommended']),
    settings: { msgraph: { typeChecked: true } },
  },
  strict: preset('strict', ['recommended', 'strict']),
};

plugin.configs = configs;

export default plugin;
