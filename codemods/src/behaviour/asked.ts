import type { ComparedPart } from 'eslint-plugin-msgraph/detector';
import { GraphErrorCode, hasErrorCondition } from 'msgraph-errors';
import {
  conditionBeside,
  conditionForStatus,
  describeCode,
  verdictForText,
  type CatalogTables,
  type TextVerdict,
} from 'msgraph-errors/knowledge';

/** What a comparison asks for: a code, or a text with the code or the status that it stands for. */
export interface Asked {
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
  /** The client whose own error is read, where it is one and the project does not make errors of its own. */
  readonly client?: string;
}

const MESSAGE = /^(?:message|Message|value|description|stack|bodyText|responseText)$/;

/** Whether a comparison is about the words of an error, not about its code. */
export function isAboutWords({ reads }: ComparedPart): boolean {
  return reads.every(
    ({ path, text }) => text || MESSAGE.test(path.at(-1) ?? '') || !/code/i.test(path.at(-1) ?? ''),
  );
}

/** What a text stands for, alone or beside a test for the same condition. */
function meaningOf(text: string, tables: CatalogTables | undefined): TextVerdict {
  const verdicts = [false, true].map((exact) => verdictForText(text, { exact }, tables));
  const condition = conditionBeside(text, '');
  return (
    verdicts.find(({ kind }) => kind !== 'none') ??
    (condition === undefined ? { kind: 'none', reason: 'text-unknown' } : { kind: 'condition', condition })
  );
}

/** What a comparison asks for, and of the errors of which client. */
export function askedOf(part: ComparedPart, tables: CatalogTables | undefined): readonly Asked[] {
  const [client, ...others] = new Set(
    part.reads.map((read) => (read.root === 'error' && read.made === false ? read.client : undefined)),
  );
  return askedBy(part, tables).map((asked) => ({
    ...asked,
    ...(client !== undefined && others.length === 0 && { client }),
  }));
}

/** What the texts of a comparison stand for, found in the catalogue again and not taken from the rewrite. */
export function askedBy(part: ComparedPart, tables: CatalogTables | undefined): readonly Asked[] {
  if (!isAboutWords(part)) return part.texts.map((code) => ({ code }));
  return part.texts.flatMap((text): readonly Asked[] => {
    const meaning = meaningOf(text, tables);
    if (meaning.kind === 'codes') return meaning.codes.map((code) => ({ code, message: text }));
    if (meaning.kind === 'status') return [{ status: meaning.status, message: text }];
    if (meaning.kind === 'condition')
      return exampleOf(meaning.condition).map(({ code, status }) => ({ code, status, message: text }));
    return [];
  });
}

/** An error, or the body of a failed answer, and what is known to be in it. */
export interface KnownError {
  readonly value: unknown;
  /** All its codes, the outermost first. */
  readonly codes: readonly string[];
  readonly status: number | undefined;
}

/** Whether an error has what a text stands for. */
export function isMeantBy(
  text: string,
  { value, codes, status }: KnownError,
  tables: CatalogTables | undefined,
): boolean {
  const meaning = meaningOf(text, tables);
  if (meaning.kind === 'status') return status === meaning.status;
  if (meaning.kind === 'condition')
    return hasErrorCondition(value, meaning.condition as Parameters<typeof hasErrorCondition>[1]);
  return meaning.kind === 'codes' && meaning.codes.some((code) => isAmong(code, codes));
}

export function isAmong(code: string, codes: readonly string[]): boolean {
  return codes.some((sent) => sent.toLowerCase() === code.toLowerCase());
}

const CODES: readonly string[] = Object.values(GraphErrorCode);

/**
 * A code of the catalogue that a condition covers, with its status: the one that tells the condition, where
 * there is such a status.
 */
function exampleOf(condition: string): readonly { readonly code: string; readonly status: number }[] {
  const all = CODES.flatMap((code) => {
    const known = describeCode(code);
    const [status] = known?.statuses ?? [];
    return status !== undefined && known?.conditions.some((item) => item === condition) === true
      ? [{ code, status }]
      : [];
  });
  const typical = all.find(({ status }) => conditionForStatus(status) === condition) ?? all[0];
  return typical ? [typical] : [];
}
