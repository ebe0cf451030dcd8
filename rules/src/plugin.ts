import type { ESLint, Linter } from 'eslint';
import noLegacyOdataError from './rules/no-legacy-odata-error.js';
import noMessageMatching from './rules/no-message-matching.js';
import noUnboundedRetry from './rules/no-unbounded-retry.js';
import preferErrorCodeEnum from './rules/prefer-error-code-enum.js';
import requireInnererrorTraversal from './rules/require-innererror-traversal.js';
import { readSettings } from './detector/settings.js';
import type { DetectorSettings } from './detector/types.js';
import { version } from './version.js';

export { readSettings } from './detector/settings.js';
export type { DetectorSettings } from './detector/types.js';

/** What `settings.msgraph` of a configuration may hold. */
export type MsgraphSettings = DetectorSettings;

/**
 * The settings for a configuration, checked by the compiler and when the configuration is loaded:
 * `{ settings: msgraph.settings({ clients: ['graphFetch'] }) }`.
 * @throws {TypeError} naming the setting that is not right
 */
export function settings(value: MsgraphSettings): { msgraph: MsgraphSettings } {
  return { msgraph: readSettings(value) };
}

/** The rules by name, as ESLint wants them. */
export const rules: {
  readonly 'no-legacy-odata-error': typeof noLegacyOdataError;
  readonly 'no-message-matching': typeof noMessageMatching;
  readonly 'no-unbounded-retry': typeof noUnboundedRetry;
  readonly 'prefer-error-code-enum': typeof preferErrorCodeEnum;
  readonly 'require-innererror-traversal': typeof requireInnererrorTraversal;
} = {
  'no-legacy-odata-error': noLegacyOdataError,
  'no-message-matching': noMessageMatching,
  'no-unbounded-retry': noUnboundedRetry,
  'prefer-error-code-enum': preferErrorCodeEnum,
  'require-innererror-traversal': requireInnererrorTraversal,
};

export const meta: { readonly name: string; readonly version: string; readonly namespace: string } = { name: 'eslint-plugin-msgraph', version, namespace: 'msgraph' };

type Tier = 'recommended' | 'strict';
type Preset = Tier | 'recommended-type-checked';

const plugin: ESLint.Plugin & { configs: Record<Preset, Linter.Config>; settings: typeof settings } = {
  meta,
  settings,
  rules: rules as unknown as NonNullable<ESLint.Plugin['rules']>,
  configs: {} as Record<Preset, Linter.Config>,
};

function preset(tier: Preset, includes: readonly Tier[]): Linter.Config {
  const chosen = Object.entries(rules).filter(([, rule]) => includes.includes(rule.meta.docs?.recommended ?? 'strict'));
  return { name: `msgraph/${tier}`, plugins: { msgraph: plugin }, rules: Object.fromEntries(chosen.map(([name]) => [`msgraph/${name}`, 'error'])) };
}

/** Presets for `eslint.config.js`. They choose rules only; parser and files are the project's own. */
export const configs: Record<Preset, Linter.Config> = {
  recommended: preset('recommended', ['recommended']),
  'recommended-type-checked': { ...preset('recommended-type-checked', ['recommended']), settings: { msgraph: { typeChecked: true } } },
  strict: preset('strict', ['recommended', 'strict']),
};

plugin.configs = configs;

export default plugin;
