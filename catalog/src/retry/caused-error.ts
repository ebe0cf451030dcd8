/**
 * `Error` with its second argument, which the types of ES2020 do not know: the sources are also compiled as a
 * copy in older projects.
 */
export const CausedError: new (message: string, options: { readonly cause: unknown }) => Error = Error;
