import { GraphErrorCode, GraphErrorCondition } from 'msgraph-errors';

/** What a snippet is made for. */
export interface Handled {
  /** The code to act on, if it has a member in the enum. */
  readonly member: string | undefined;
  /** Conditions of it, or of the status. */
  readonly conditions: readonly string[];
  /** Whether the same request may succeed later. */
  readonly isRetryable: boolean;
  /** What is to be done, as a comment. */
  readonly advice: string;
}

const memberOf = (condition: string): string | undefined =>
  Object.entries(GraphErrorCondition).find(([, value]) => value === condition)?.[0];

/**
 * The TypeScript to write for a failure: a retry where it may pass, else a test for the code or the
 * condition.
 * @returns undefined where nothing certain can be tested
 */
export function snippetFor({ member, conditions, isRetryable, advice }: Handled): string | undefined {
  if (isRetryable) return retried();
  const condition = conditions.map(memberOf).find((name) => name !== undefined);
  if (member !== undefined && Object.hasOwn(GraphErrorCode, member)) {
    return tested('GraphErrorCode', 'hasErrorCode', `GraphErrorCode.${member}`, [
      advice,
      ...(condition === undefined
        ? []
        : [`Whatever the service: hasErrorCondition(error, GraphErrorCondition.${condition})`]),
    ]);
  }
  return condition === undefined
    ? undefined
    : tested('GraphErrorCondition', 'hasErrorCondition', `GraphErrorCondition.${condition}`, [advice]);
}

function tested(object: string, test: string, value: string, comments: readonly string[]): string {
  return `import { ${object}, ${test} } from 'msgraph-errors';

try {
  await sendRequest();
} catch (error) {
  if (${test}(error, ${value})) {
${comments.map((comment) => `    // ${comment}\n`).join('')}    return undefined;
  }
  throw error;
}
`;
}

function retried(): string {
  return `import { retryGraph } from 'msgraph-errors';

// Waits as long as the service asks, and ends after a number of attempts and a total time.
const result = await retryGraph(({ signal }) => sendRequest({ signal }));
`;
}
