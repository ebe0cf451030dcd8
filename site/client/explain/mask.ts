const MASK = '[masked]';

/** Names of members, headers and parameters whose value is a secret. */
const NAMES =
  'access_?token|refresh_?token|id_?token|client_?secret|client_?assertion|assertion|password|authorization|proxy-authorization|cookie|set-cookie|x-functions-key|ocp-apim-subscription-key|sig';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // A JSON Web Token, whole or cut off.
  [/\beyJ[\w-]{6,}(?:\.[\w-]*){0,2}/g, MASK],
  [/\b(Bearer|Basic|PoP)\s+(?!\[masked\])["']?[\w.~+/=-]{8,}/gi, `$1 ${MASK}`],
  // "name": "value", name: 'value', name=value, and a header on a line of its own.
  [
    new RegExp(
      `((?:\\b|[_-])(?:${NAMES})\\\\?["']?\\s*[:=]\\s*\\\\?["'])((?!\\[masked\\])[^"'\\\\\\r\\n]+)`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  [new RegExp(`((?:\\b|[_-])(?:${NAMES})=)((?!\\[masked\\])[^&\\s"'\\\\]+)`, 'gi'), `$1${MASK}`],
  [
    /^([<>\s]*(?:proxy-)?(?:authorization|cookie|set-cookie):[ \t]*)(?!\[masked\]|(?:Bearer|Basic|PoP) \[masked\])(?!["'[])(\S.*)$/gim,
    `$1${MASK}`,
  ],
];

/** A text without its tokens, passwords and cookies. A text without any comes back as it is. */
export function maskSecrets(text: string): string {
  return PATTERNS.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}
