import { leftReasons, type LeftReason } from '../detector/reasons.js';

/**
 * What to do by hand where no replacement is certain. `{{module}}` is the runtime, `{{example}}` a text of
 * the test as a shell takes it.
 */
const remedies: Readonly<Record<LeftReason, string>> = {
  'text-unknown':
    "Log `graphErrorCodes(error)` from '{{module}}' when it happens, and test the code that it shows.",
  'text-ambiguous':
    "`npx msgraph-codemod explain {{example}}` lists them: test those that you mean with `hasErrorCode` from '{{module}}'.",
  'text-mixed':
    "Test the code of each case with `hasErrorCode` from '{{module}}'; `graphErrorCodes(error)` shows it.",
  'text-dynamic':
    "Compare codes instead: `graphErrorCodes(error)` from '{{module}}' lists those of an error.",
  'error-wrapped': "Then test it with `hasErrorCode` from '{{module}}'.",
  'error-unreachable':
    "Pass the whole error on to this place, and test that with `hasErrorCode` from '{{module}}'.",
  'origin-unknown': "Test the error with `hasErrorCode` from '{{module}}' where it is caught.",
  'body-unread':
    "Read it with `await parseGraphErrorAsync(…)` from '{{module}}', and test what it gives with `hasErrorCode`.",
  'body-apart': "`hasErrorCode` from '{{module}}' takes a body and its text as well.",
  'client-never-throws': "`await parseGraphErrorAsync(response)` from '{{module}}' reads it.",
  'client-seldom-throws':
    "`await parseGraphErrorAsync(…)` from '{{module}}' reads it; what the client throws is tested with `hasErrorCode`.",
  'status-left': "Tell apart what arrives: of a Graph error `hasErrorCode` from '{{module}}' knows the code.",
  'likely-only': "Tell the two apart first, then test the code with `hasErrorCode` from '{{module}}'.",
  'code-dynamic': "Compare with all codes of the error: `hasErrorCode(error, code)` from '{{module}}' does.",
  'code-pattern': "Name the codes that are meant, and test them with `hasErrorCode` from '{{module}}'.",
  'switch-shape':
    "Switch over `mostSpecificErrorCode(error, […])` from '{{module}}', with the codes of the cases in the list.",
  'table-key': "It is in '{{module}}'.",
  'retry-shape': '',
  'retry-state': '',
  'retry-control-flow': '',
  'retry-not-awaited': '',
  'legacy-host': '',
  'legacy-shape': '',
  'module-unknown': "Make the file a module, then use `hasErrorCode` from '{{module}}'.",
  overlap: '',
};

/** Why there is no certain replacement, and what to do by hand. */
export const adviceFor = (reason: LeftReason): string => `${leftReasons[reason]} ${remedies[reason]}`.trim();
