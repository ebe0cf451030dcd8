import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import msgraph from 'eslint-plugin-msgraph';

export interface Snippet {
  readonly language: string;
  /** Words after the language: `incorrect`, `correct`. */
  readonly labels: readonly string[];
  readonly code: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** The fenced code blocks of a Markdown page, in order. */
export function extractSnippets(markdown: string): Snippet[] {
  return [...markdown.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', labels = '', code = ''] = match;
    return {
      language,
      labels: labels.split(/\s+/).filter(Boolean),
      code,
      line: markdown.slice(0, match.index).split('\n').length,
    };
  });
}

const linter = new Linter({ configType: 'flat' });

/** Lints with the recommended preset, as a reader of the page would. */
function lint(code: string): Linter.LintMessage[] {
  const config: Linter.Config[] = [
    { files: ['**/*.ts'], languageOptions: { parser } },
    msgraph.configs.strict,
  ];
  return linter.verify(code, config, { filename: 'snippet.ts' });
}

/**
 * What is wrong with a snippet of a rule's page: an incorrect one must be reported exactly once, by that rule
 * alone, a correct one not at all. Undefined if nothing is wrong.
 */
export function judgeSnippet(ruleId: string, snippet: Snippet): string | undefined {
  const found = lint(snippet.code).map((message) => message.ruleId ?? message.message);
  const expected = snippet.labels.includes('incorrect') ? [ruleId] : [];
  if (found.join() === expected.join()) return undefined;
  return `line ${snippet.line}: expected [${expected.join(', ')}], reported [${found.join(', ')}]`;
}
