/** The page of a rule. */
export const docsUrl = (rule: string): string => `https://github.com/msgraph-errors/msgraph-errors/blob/main/docs/rules/${rule}.md`;
