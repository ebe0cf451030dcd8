import type { PlayFile } from './protocol.js';

/** What a link holds. */
export interface State {
  readonly files: readonly PlayFile[];
  readonly rules: readonly string[];
  readonly settings: string;
}

/** An address beyond this is cut by chat programs and servers. */
export const LONGEST_LINK = 16_000;

/** What a link may hold when it is unpacked. */
const LONGEST_STATE = 1_000_000;

/** A state as the part of an address behind `#`: compressed JSON with the letters of addresses. */
export async function pack(state: State): Promise<string> {
  const bytes = await through(
    new TextEncoder().encode(JSON.stringify(state)),
    new CompressionStream('deflate-raw'),
  );
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The state of a link.
 * @returns undefined when the link is damaged, cut, or none of ours
 */
export async function unpack(packed: string): Promise<State | undefined> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const state = JSON.parse(
      new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw'))),
    ) as unknown;
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {Error} when too much comes out */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    parts.push(value as Uint8Array);
    size += (value as Uint8Array).length;
    if (size > LONGEST_STATE) throw new Error('The link holds too much.');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null) return false;
  const { files, rules, settings } = value as Partial<State>;
  return (
    Array.isArray(files) &&
    files.length > 0 &&
    files.length <= 20 &&
    files.every(isFile) &&
    Array.isArray(rules) &&
    rules.every((rule) => typeof rule === 'string') &&
    typeof settings === 'string'
  );
}

function isFile(value: unknown): boolean {
  const { name, text } = (value ?? {}) as Partial<PlayFile>;
  return typeof name === 'string' && isFileName(name) && typeof text === 'string';
}

/** A relative path of a file of TypeScript or JavaScript, without ways out. */
export function isFileName(name: string): boolean {
  return (
    /^(?!.*(?:^|\/)\.)[\w./-]{1,80}\.[cm]?[jt]sx?$/.test(name) &&
    !name.startsWith('/') &&
    !name.includes('//')
  );
}

/**
 * The form for false positives with what was found filled in.
 * @param form its address
 */
export function reportAddress(
  form: string,
  {
    file,
    text,
    message,
    settings,
  }: { readonly file: string; readonly text: string; readonly message: string; readonly settings: string },
): string {
  const address = new URL(form);
  // Longer ones are refused; the reader cuts the file down to what shows it anyway.
  address.searchParams.set('input', `// ${file}\n${text}`.slice(0, 5000));
  address.searchParams.set('message', message.slice(0, 1000));
  if (settings.trim() !== '') address.searchParams.set('settings', settings.slice(0, 1000));
  address.searchParams.set('versions', 'The playground of the site');
  return address.href;
}
