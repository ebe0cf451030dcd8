/**
 * The whole code that a piece of JSON names: of `"code":"notAllowed"` it is `notAllowed`, in the case of the
 * text.
 *
 * @returns undefined where a quote is missing, so that the code may go on, and for any other text
 */
export function codeInJson(text: string): string | undefined {
  if (!text.includes('"code"')) return undefined;
  try {
    const { code } = JSON.parse(`{${text.replace(/^[\s{,]+|[\s},]+$/g, '')}}`) as { readonly code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
