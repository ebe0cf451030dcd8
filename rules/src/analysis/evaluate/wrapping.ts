/** Whether an error that arrives was made anew; `status` where it keeps that. */
export type Wrapped = boolean | 'status';

/** What a text is made as that is thrown itself: `throw body.error.message`. */
export const THROWN_TEXT = 'string';
