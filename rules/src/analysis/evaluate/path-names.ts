/** In the path of a value: its text, not read as JSON. */
export const TEXT = '$text';
/** In the path of a value: a part of its text, which is no code or status any more. */
export const PART = '$part';
/** In the path of a value: what awaiting it gives. */
export const AWAITED = '$awaited';
/** In the path of a value: what its text holds as JSON. */
export const JSON_OF = '$json';

/** Whether a class is called as classes of errors are: `TypeError`, `HTTPException`. */
export const isErrorName = (name: string): boolean => /(?:Error|Exception)$/.test(name);
