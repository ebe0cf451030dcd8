/** A setting that is not right; the message names it in backticks. */
export class SettingsError extends TypeError {}

/** A question to put behind a sentence. */
export function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}
