import { RuleTester } from '@typescript-eslint/rule-tester';
import * as vitest from 'vitest';

RuleTester.afterAll = vitest.afterAll;
RuleTester.it = vitest.it;
RuleTester.itOnly = vitest.it.only;
RuleTester.describe = vitest.describe;

/** Rules are tested on TypeScript without types, as the recommended preset runs them. */
export const tester = new RuleTester();

export const CLIENT =
  "import { Client } from '@microsoft/microsoft-graph-client';\ndeclare const client: Client;\n";

/** A request of the classic client whose failure is handled by `test`. */
export const inCatch = (test: string, head = CLIENT): string => `${head}export async function load() {
  try {
    return await client.api('/me').get();
  } catch (error) {
    ${test}
  }
}
`;

/** The head of `inCatch` after a rewrite that needs these names. */
export const withImport = (names: string): string =>
  CLIENT.replace("client';\n", `client';\nimport { ${names} } from 'msgraph-errors';\n`);

/** What every message is told about a request in the same file, and where its replacement comes from. */
export const HERE = { request: '', module: 'msgraph-errors' } as const;
