/**
 * Why a site is reported but not rewritten. The list is closed: the codemod prints the sentence of each
 * site it leaves, and a test asserts that every reason has one and is reachable.
 */
export const leftReasons = {
  'text-unknown': 'No code of Graph is known for this text.',
  'text-ambiguous': 'Several codes or statuses of Graph come with this text.',
  'text-mixed': 'For some of these texts no single code is known.',
  'text-dynamic': 'The compared text is not a constant.',
  'error-wrapped':
    'The error that arrives here is made anew, without the whole answer: keep status and body where it is thrown.',
  'error-unreachable': 'Only a part of the error is at hand here.',
  'origin-unknown':
    'Only what it is compared with says that the error is from Graph: its request was not found.',
  'body-unread': 'The code is in a response body that may not be read yet.',
  'body-apart':
    'Errors of this client need not hold the body of the response: read it, and test what was read.',
  'client-never-throws': 'This client does not throw on an HTTP status; read the code from the response.',
  'client-seldom-throws':
    'This client throws on an HTTP status only where it is told to; else read the code from the response.',
  'status-left': 'An error with this status has left before: what still arrives has only its text.',
  'likely-only': 'The error may also come from something else than Graph.',
  'code-dynamic': 'The compared code is not a constant.',
  'code-pattern': 'The code is matched as text, not compared.',
  'switch-shape': 'The switch cannot be turned into a test on all codes without changing its flow.',
  'table-key':
    'The value is also the key of a table: look it up with what `mostSpecificErrorCode` gives for the keys.',
  'retry-shape': 'The retry cannot be turned into `retryGraph` without a change of what it does.',
  'retry-state': 'The retry changes variables between attempts that the code after it reads.',
  'retry-control-flow': 'A `break`, `continue` or `return` of the retry leaves an outer construct.',
  'retry-not-awaited': 'The repeated work is not awaited, so it cannot be moved into `retryGraph`.',
  'legacy-host':
    'Azure AD Graph is retired: the request needs a URL, a token scope and property names of Microsoft Graph.',
  'legacy-shape':
    'This use of the `odata.error` object has no single counterpart; read the error with `parseGraphError`.',
  'module-unknown':
    'Nothing can be imported into the file: it is neither an ES module nor CommonJS, or it imports from URLs.',
  overlap: 'This place overlaps another rewrite: run the codemod again.',
} as const;

export type LeftReason = keyof typeof leftReasons;
