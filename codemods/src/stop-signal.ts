/**
 * What is read of an `AbortSignal`. Written down here because the published types must compile in projects
 * that have neither the types of Node nor those of the browser.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options: { readonly once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
