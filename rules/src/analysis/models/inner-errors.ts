/** Nobody writes so many levels of inner errors one by one: what goes so deep goes through all of them. */
export const MANY_LEVELS = 3;

/** Whether a property is called like an inner error, in whatever spelling. */
export function isInnerError(name: string): boolean {
  return /^inner_?(error|exception)$/i.test(name);
}
