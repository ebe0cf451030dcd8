import { propertyName, walkOwn, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Path } from './ways.js';

/**
 * The handler asks for the error of something else: `instanceof ZodError`, Prisma's `P2002`, Postgres'
 * `23505`.
 */
export function otherError({ steps }: Path, context: RetryContext): Node | undefined {
  return steps.find((step) => step.kind === 'test' && step.truth && namesOtherError(step.node, context))
    ?.node;
}

const OTHER_CODES = /^(?:P\d{4}|\d{5}|PGRST\d*|ER_\w+|SQLITE_\w+|ENOENT|EEXIST|EACCES|EBUSY|ENOSPC)$/;

function namesOtherError(test: Node, context: RetryContext): boolean {
  let other = false;
  walkOwn(test, (child) => {
    if (child.type === 'Literal' && typeof child.value === 'string') other ||= OTHER_CODES.test(child.value);
    if (child.type === 'BinaryExpression' && child.operator === 'instanceof')
      other ||= isForeignType(child.right, context);
    return !other;
  });
  return other;
}

/** A class that is neither a built-in error nor named after Graph, HTTP or a client of it. */
function isForeignType(type: Node, context: RetryContext): boolean {
  if (type.type === 'MemberExpression')
    return (
      !/graph|http|axios|odata|error$/i.test(propertyName(type) ?? '') ||
      /prisma/i.test(context.file.text.slice(...type.range))
    );
  if (type.type !== 'Identifier') return true;
  if (/^(?:Error|TypeError|Response)$/.test(type.name)) return false;
  return (
    /prisma|zod|sql|mongo|redis|auth|token|msal|validation|syntax/i.test(type.name) ||
    !/graph|http|axios|odata|rate|throttl|fetch|request|response|api|rest|network|timeout|service|server|transient|retry/i.test(
      type.name,
    )
  );
}
