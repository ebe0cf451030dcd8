/**
 * What the rules and the codemod say of each kind of place: the fact, why it matters, and what to do. A
 * reader may never have heard of inner errors. `{{request}}` names the place of the request where it is in
 * another file, `{{module}}` is the package that a replacement is imported from, `{{advice}}` says what
 * stands in the way of a certain replacement.
 */
export const templates = {
  'no-message-matching': {
    testInstead:
      "This decision depends on the wording of a Microsoft Graph error{{request}}, which Microsoft may change or translate at any time. Test `{{replacement}}` from '{{module}}' instead.",
    neverMatches:
      "This test never succeeds: {{client}} keeps codes and statuses out of the message of a Graph error{{request}}, so it never contains {{text}}. Test `{{replacement}}` from '{{module}}' instead.",
    testInsteadInPart:
      "This decision depends on the wording of a Microsoft Graph error{{request}}, which Microsoft may change or translate at any time. Test `{{replacement}}` from '{{module}}' for a part of it. For the rest: {{advice}}",
    textDecides:
      'This decision depends on the wording of a Microsoft Graph error{{request}}, which Microsoft may change or translate at any time. {{advice}}',
    replace: 'Replace with `{{replacement}}`.',
  },
  'require-innererror-traversal': {
    onlyOneLevel:
      "A fixed level of this Microsoft Graph error{{request}} is compared with {{codes}}. Graph nests more specific codes in `innerError` and may put a general one around them, so the test can miss. Use `{{replacement}}` from '{{module}}', which looks at every level.",
    onlyOneLevelInPart:
      "A fixed level of this Microsoft Graph error{{request}} is compared with {{codes}}. Graph nests more specific codes in `innerError` and may put a general one around them, so the test can miss. Use `{{replacement}}` from '{{module}}' for a part of it. For the rest: {{advice}}",
    onlyOneLevelWithout:
      'A fixed level of this Microsoft Graph error{{request}} is compared with {{codes}}. Graph nests more specific codes in `innerError` and may put a general one around them, so the test can miss. {{advice}}',
    replace: 'Replace with `{{replacement}}`.',
  },
  'no-unbounded-retry': {
    loop: '`{{subject}}` sends a failed Microsoft Graph request{{request}} again{{when}}, and nothing limits how often: while the failure lasts it never ends, and every repetition counts against the throttling limits. {{remedy}}',
    again:
      '`{{subject}}` runs again when its Microsoft Graph request{{request}} fails{{when}}, and nothing limits how often: while the failure lasts it never ends, and every repetition counts against the throttling limits. {{remedy}}',
    library:
      '`{{subject}}` is told to repeat a failed Microsoft Graph request{{request}} for ever: while the failure lasts it never ends, and every repetition counts against the throttling limits. {{remedy}}',
    requeue:
      '`{{subject}}` puts the job back into its queue when its Microsoft Graph request{{request}} fails{{when}}, and nothing counts how often: a request that can never succeed comes back for ever. {{remedy}}',
    bound: 'Limit how often it is sent again.',
  },
  'no-legacy-odata-error': {
    shapeInstead:
      "`{{subject}}` is the error shape of the retired Azure AD Graph, and Microsoft Graph{{request}} never sends it, so this code never sees the error. Use `{{replacement}}` from '{{module}}', which reads both.",
    shape:
      "`{{subject}}` is the error shape of the retired Azure AD Graph, and Microsoft Graph{{request}} never sends it, so this code never sees the error. Read the error with `parseGraphError` from '{{module}}', which reads both.",
    host: '`{{subject}}` belongs to the retired Azure AD Graph, which no longer answers. Send this request to Microsoft Graph; paths, scopes and property names differ.',
    replace: 'Replace with `{{replacement}}`.',
  },
  'prefer-error-code-enum': {
    useMember:
      "The code '{{code}}' is written as a string, in which nobody sees a typo. Use `{{replacement}}` from '{{module}}', which the compiler checks.",
  },
  'keep-error-details': {
    thrown:
      'This error is made of a failed Microsoft Graph request{{request}} and keeps only words of it: its code, status, request id and Retry-After are lost for whoever handles it. Hand the failure on as well: `{{replacement}}`.',
    withToken:
      "This error is made of a failed Microsoft Graph request{{request}} and keeps only words of it: code, status and request id are lost. Hand on what `parseGraphError` from '{{module}}' reads, which holds no token: `{{replacement}}`.",
    replace: 'Keep the failure: `{{replacement}}`.',
  },
  'no-unknown-error-code': {
    misspelt:
      "No Graph service sends '{{code}}'{{request}}, so this test never succeeds. It may have been meant to be '{{meant}}'.",
    otherCase:
      "Graph{{request}} spells this code '{{meant}}', so a comparison with '{{code}}' never succeeds. Write it that way, or use `hasErrorCode` from '{{module}}', which ignores case.",
    status:
      "{{code}} is an HTTP status and never a code of Graph{{request}}: this test never succeeds. Compare the status: `parseGraphError(error)?.status` from '{{module}}' reads it whatever the client.",
    otherService:
      "'{{code}}' is no code of Graph{{request}}: {{source}} sends it, and not in this place. This test never succeeds. Test such a failure where its request is made.",
    replace: 'Replace with `{{replacement}}`.',
  },
  'no-wrong-error-path': {
    absent:
      "`{{read}}` is never there: {{client}}{{request}} has it at `{{instead}}`, so this code never sees it. `parseGraphError` from '{{module}}' reads the errors of every client.",
    noAnswer:
      "`{{response}}` is missing when a request of {{client}}{{request}} got no answer, and then `{{read}}` throws a TypeError in the place of the failure. Write `{{response}}?.`, or read the error with `parseGraphError` from '{{module}}'.",
    noText:
      "An error of {{client}}{{request}} cannot be made a text: this throws a TypeError in the place of the failure. Use its `message`, or `parseGraphError` from '{{module}}'.",
    ownCode:
      "`{{read}}` holds a code of {{client}} itself{{request}}, never one of Graph, which stands at `{{instead}}`. Test it with `hasErrorCode` from '{{module}}'.",
  },
  'no-token-in-log': {
    logged:
      "`{{subject}}` holds the request of {{client}}{{request}} with its Authorization header, so the log gets the bearer token. Log `parseGraphError({{subject}})` from '{{module}}' instead, or single properties.",
    serialised:
      "`{{subject}}` holds the request of {{client}}{{request}} with its Authorization header, so this text gets the bearer token. Serialise `parseGraphError({{subject}})` from '{{module}}' or single properties.",
  },
  'no-swallowed-failure': {
    empty:
      'A failed Graph request{{request}} is answered with `{{answer}}`, whatever the failure: "not allowed" and "throttled" look like "nothing there". Do it only for the failure that means it, such as a missing item: `hasErrorCondition` from \'{{module}}\' tells, and hand the others on.',
  },
  'require-status-fallback': {
    failed:
      "A gateway may answer with HTML or nothing: then `{{read}}` throws a SyntaxError, and the failure of this Graph request{{request}} is lost. Read it with `await parseGraphErrorAsync({{response}})` from '{{module}}', or catch that and go by the status.",
    unread:
      "`{{read}}` runs before anything looks at the status: where a gateway answers this Graph request{{request}} with HTML or nothing, it throws a SyntaxError. Look at `{{response}}.ok` first, and read failures with `await parseGraphErrorAsync({{response}})` from '{{module}}'.",
  },
  'no-message-display': {
    answer:
      "`{{shown}}` is the text of a Graph error{{request}}, which is for developers, and this answer hands it to a caller. Map the code to a text of your own: `mostSpecificErrorCode` from '{{module}}' finds the code, `hasErrorCondition` the kind of failure.",
    notice:
      "`{{shown}}` is the text of a Graph error{{request}}, which is for developers, and this shows it to a person. Map the code to a text of your own: `mostSpecificErrorCode` from '{{module}}' finds the code, `hasErrorCondition` the kind of failure.",
    state:
      "`{{shown}}` is the text of a Graph error{{request}}, which is for developers, and the component shows it to a person. Map the code to a text of your own: `mostSpecificErrorCode` from '{{module}}' finds the code, `hasErrorCondition` the kind of failure.",
    bot: "`{{shown}}` is the text of a Graph error{{request}}, which is for developers, and the bot sends it to a person. Map the code to a text of your own: `mostSpecificErrorCode` from '{{module}}' finds the code, `hasErrorCondition` the kind of failure.",
  },
  'respect-retry-after': {
    none: "This Microsoft Graph request{{request}} is sent again at once after {{statuses}}, although `Retry-After` says how long to wait: it is refused again, and counts against the same limit. Wait as long as it says, or use `retryGraph` from '{{module}}', which does.",
    constant:
      "This Microsoft Graph request{{request}} is sent again after a constant time when it failed with {{statuses}}, whatever `Retry-After` says: sent too early, it is refused again and counts against the limit. Wait as it says, or use `retryGraph` from '{{module}}', which does.",
    cut: 'This waits for less than `Retry-After` may say after {{statuses}} of a Microsoft Graph request{{request}}: sent too early, it is refused again and counts against the same limit. Wait as long as it says, or give up when that is too long.',
    seconds:
      '`Retry-After` says seconds, and this waits for as many milliseconds after {{statuses}} of a Microsoft Graph request{{request}}. Multiply by 1000.',
    elsewhere:
      "This client never has `Retry-After` here, so the wait after {{statuses}} of a Microsoft Graph request{{request}} is not the one that Graph asks for. Use `retryAfterMs` from '{{module}}', which finds it in what every client throws.",
  },
  'no-nonretryable-retry': {
    any: "This Microsoft Graph request{{request}} is sent again whatever Graph answers: after {{failures}}, too, which the same request gets again however often it is sent. Repeat only what may pass, or use `retryGraph` from '{{module}}', which does.",
    same: 'This Microsoft Graph request{{request}} is sent again after {{failures}}, which the same request gets again however often it is sent. Mend what it asks for, or hand the error on.',
    token:
      'This Microsoft Graph request{{request}} is sent again after {{failures}} with the same token, which is refused again. Get a new token once before that, and hand the error on when it does not help.',
  },
  'no-double-retry': {
    total:
      '{{client}} sends a throttled request{{request}} up to {{each}} times by itself, so {{attempts}} attempts around it become up to {{total}} requests for one call. Leave the repetition to one of them.',
    each: '{{client}} sends a throttled request{{request}} up to {{each}} times by itself, so each attempt around it becomes up to {{each}} requests. Leave the repetition to one of them.',
  },
} as const;

export type RuleName = keyof typeof templates;
export type MessageId<R extends RuleName> = keyof (typeof templates)[R] & string;
