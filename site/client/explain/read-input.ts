import { codesInText, lookupCode } from 'msgraph-errors/knowledge';
import { parseGraphError } from 'msgraph-errors';
import { readResponse, type PrintedResponse } from './http.js';
import { objectsIn, TooDeepError } from './inspect.js';

type Fields = Readonly<Record<string, unknown>>;

/** More than any log line has. What is behind it is not looked at. */
export const MAX_LENGTH = 262_144;

/** What was pasted, as the runtime takes it. */
export interface Input {
  readonly text: string;
  /** Something that `parseGraphError` understands; undefined where there is none. */
  readonly thrown: unknown;
  /** The object that it was read from. */
  readonly fields: Fields | undefined;
  readonly response: PrintedResponse | undefined;
  /** What the reader should know about the paste itself, as sentences. */
  readonly notices: readonly string[];
}

/**
 * Finds the failure in a text.
 * @param pasted anything at all
 * @throws never
 */
export function readInput(pasted: string): Input {
  const { text, notices } = cleaned(pasted);
  const response = readResponse(text);
  const { objects, isTooDeep } = objectsOf(text);
  const fields = best(objects);
  if (isTooDeep) notices.push('Part of the text is nested more than 200 levels deep and was not read.');
  return { text, fields, response, notices, thrown: assembled(text, fields, response) };
}

function cleaned(pasted: string): { readonly text: string; readonly notices: string[] } {
  const notices: string[] = [];
  if (pasted.length > MAX_LENGTH) notices.push(`Only the first ${MAX_LENGTH / 1024} kB were read.`);
  const cut = pasted.slice(0, MAX_LENGTH);
  const whole = cut.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  );
  if (whole !== cut) notices.push('The text holds half characters (broken UTF-16); they were replaced.');
  // Colours of a terminal are no part of what was printed.
  const plain = whole.replace(/\u001B\[[\d;]*m/g, '');
  const controls = plain.match(/[\0-\x08\x0E-\x1F\uFFFD]/g)?.length ?? 0;
  if (controls > 10 && controls > plain.length / 20)
    notices.push('This looks like binary data and not like text.');
  return { text: plain, notices };
}

function objectsOf(text: string): { readonly objects: readonly Fields[]; readonly isTooDeep: boolean } {
  try {
    return {
      objects: objectsIn(text).map(({ start, fields }) => named(text, start, fields)),
      isTooDeep: false,
    };
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    return { objects: [], isTooDeep: true };
  }
}

/** The words before an object that belong to it: `GraphError: text` with its stack. */
function named(text: string, start: number, fields: Fields): Fields {
  const before = text.slice(Math.max(0, start - 8_000), start);
  const found =
    /(?:^|\n|: |\bUncaught )(?:Uncaught )?(\w*(?:Error|Exception)\w*)(?: \[[\w.]+\])?: ([^\n]*)(?:\n\s+at [^\n]*)*\s*$/.exec(
      before,
    );
  if (!found) return fields;
  return { name: found[1], message: found[2]?.replace(/\s*\{?$/, ''), ...fields };
}

/** The object that says most about a failure. */
function best(objects: readonly Fields[]): Fields | undefined {
  let found: Fields | undefined;
  let most = 0;
  for (const fields of objects) {
    const said = worth(fields);
    if (said > most) {
      most = said;
      found = fields;
    }
  }
  return found;
}

function worth(fields: Fields): number {
  const info = parseGraphError(fields);
  if (!info) return 0;
  return (
    1 +
    info.codes.length * 4 +
    info.details.length +
    (info.status === undefined ? 0 : 3) +
    (info.requestId === undefined ? 0 : 2)
  );
}

/**
 * One value of all that the text tells: the object, else codes in words; around it status and headers that
 * were printed.
 */
function assembled(text: string, fields: Fields | undefined, response: PrintedResponse | undefined): unknown {
  const info = parseGraphError(fields);
  const fuller = fields && withMoreCodes(fields);
  const body = fuller ?? fields ?? looseBody(text);
  const status = info?.status ?? response?.status ?? looseStatus(text);
  if (info?.status !== undefined && response === undefined && fuller === undefined) return fields;
  if (body === undefined && status === undefined && response === undefined) return undefined;
  const requestId = info?.requestId === undefined ? looseRequestId(text) : undefined;
  const headers = { ...(requestId !== undefined && { 'request-id': requestId }), ...response?.headers };
  return {
    ...(status !== undefined && { status, statusCode: status }),
    headers,
    ...(body !== undefined && { body }),
  };
}

/** How many of the objects in an object are looked at. */
const MAX_INNER = 2000;

/**
 * An object in the object that has more of the chain: printers show members that the client means to hide, at
 * places of their own.
 */
function withMoreCodes(fields: Fields): Fields | undefined {
  let most = parseGraphError(fields)?.codes.length ?? 0;
  let found: Fields | undefined;
  const queue: Fields[] = [fields];
  for (let index = 0; index < queue.length && index < MAX_INNER; index++) {
    const inner = Object.values(queue[index] ?? {}).filter(
      (value): value is Fields => typeof value === 'object' && value !== null,
    );
    for (const object of inner) {
      const count = parseGraphError(object)?.codes.length ?? 0;
      if (count > most) [most, found] = [count, object];
    }
    queue.push(...inner);
  }
  return found;
}

/** Codes that are written in words, one in the other: `Code: A … Inner error: Code: B`. */
function looseBody(text: string): Fields | undefined {
  const named = [...text.matchAll(/\bcode["']?\s*[:=]\s*["']?([A-Za-z][\w.-]{3,80})/gi)].flatMap(
    ([, code = '']) => (lookupCode(code)?.known ? [code] : []),
  );
  const codes = [...new Set(named.length > 0 ? named : codesInText(text).slice(0, 3))];
  if (codes.length === 0) return undefined;
  const message = /\bmessage["']?\s*[:=]\s*["']?([^\r\n"']{3,400})/i.exec(text)?.[1]?.trim();
  return {
    error: codes.reduceRight<Fields | undefined>(
      (inner, code, index) => ({
        code,
        ...(index === 0 && message !== undefined && { message }),
        ...(inner && { innerError: inner }),
      }),
      undefined,
    ),
  };
}

function looseStatus(text: string): number | undefined {
  const found =
    /\b(?:status(?:[ _-]?code)?|http(?:\/\d(?:\.\d)?)?)\b["']?[\s:=(["']{1,4}([45]\d\d)\b/i.exec(text)?.[1] ??
    /\b([45]\d\d) (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict|Gone|Precondition Failed|Locked|Too Many Requests|Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i.exec(
      text,
    )?.[1];
  return found === undefined ? undefined : Number(found);
}

function looseRequestId(text: string): string | undefined {
  return /(?<!client-)\brequest[-_ ]?id["']?\s*[:=]\s*["']?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i.exec(
    text,
  )?.[1];
}
