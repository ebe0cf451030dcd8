/**
 * How a cause is given to an error: with the options of its constructor, or put into it afterwards, as before
 * ES2022.
 */
export type CauseStyle = 'option' | 'assigned';

/** Whether a file may make an error of another failure, from its text alone. */
export const mayLoseDetails = (text: string): boolean =>
  /\bnew\s+\w*(?:Error|Exception|Failure)\s*\(/.test(text);
