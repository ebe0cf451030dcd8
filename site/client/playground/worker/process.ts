/**
 * What TypeScript asks of `process` while it loads; in a browser there is none. It has to stand before
 * everything else.
 */
const shim = {
  env: {},
  platform: 'linux',
  browser: true,
  cwd: (): string => '/',
  argv: [],
  versions: {},
  emitWarning: (): void => undefined,
};

if (typeof process === 'undefined')
  Object.defineProperty(globalThis, 'process', { value: shim, configurable: true });

export {};
