import type { ESLint, Linter, Rule as EslintRule } from 'eslint';
import { defineConfig } from 'eslint/config';
import msgraph, { configs, rules, type Plugin, type Preset } from 'eslint-plugin-msgraph';
import type { InfiniteDepthConfigWithExtends } from 'typescript-eslint';
import { expectTypeOf, it } from 'vitest';
import type { Fix, Fixer, ReportDescriptor, RuleContext } from '../../rules/src/rules/shared/eslint.js';

/** The compiler is what fails here: `npm run typecheck`. */
it('what the rules use of ESLint is what ESLint and typescript-eslint give them', () => {
  expectTypeOf<EslintRule.RuleContext>().toExtend<Omit<RuleContext, 'report'>>();
  expectTypeOf<EslintRule.RuleFixer>().toExtend<Fixer>();
  expectTypeOf<Fix>().toExtend<EslintRule.Fix>();
  expectTypeOf<ReportDescriptor<string>>().toExtend<EslintRule.ReportDescriptor>();
});

it('the plugin is one for ESLint and for typescript-eslint', () => {
  expectTypeOf<Plugin>().toExtend<ESLint.Plugin>();
  expectTypeOf<Preset>().toExtend<Linter.Config>();
  expectTypeOf<(typeof rules)['no-message-matching']>().toExtend<EslintRule.RuleModule>();
  expectTypeOf<typeof msgraph>().toEqualTypeOf<Plugin>();
  defineConfig(configs.recommended, { plugins: { msgraph }, extends: [configs.strict] });
  expectTypeOf<Preset>().toExtend<InfiniteDepthConfigWithExtends>();
});

it('what is no preset is refused', () => {
  // @ts-expect-error There is no such preset.
  expectTypeOf(configs.recomended).toBeUndefined();
});
