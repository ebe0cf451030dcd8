/** What the error says of a function that is only there for others to put their own in its place. */
export const NOT_IMPLEMENTED: RegExp =
  /not (yet )?implemented|must (be implemented|implement|override)|unimplemented/i;
