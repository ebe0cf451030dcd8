import { detectSites, type ClientId } from 'eslint-plugin-msgraph/detector';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { rewriteSource } from 'msgraph-codemod';
import * as runtime from 'msgraph-errors';
import { describeCode, explainTerm, lookupCode } from 'msgraph-errors/knowledge';
import ts from 'typescript';
import type { SourceText } from './cases.js';
import { anything, callsOf, load, type World } from './sandbox.js';
import { isRecordingOf, recorded, variantSamples, type Sample, type Variant } from './samples.js';

/** A rewritten condition, `switch` or read, as it was and as it is. */
export interface Condition {
  readonly kind: 'test' | 'switch' | 'read';
  readonly client: ClientId;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  readonly end: number;
}

/** How an expression came out. */
export type Outcome = unknown;
export const THROWS = 'throws';

export interface Difference {
  readonly recording: string;
  readonly scenario: string;
  readonly old: Outcome;
  readonly now: Outcome;
}

export interface Comparison {
  readonly condition: Condition;
  /** Samples of the condition's own client on which both expressions were evaluated. */
  readonly samples: readonly Pick<Sample, 'recording' | 'scenario'>[];
  /** Samples of the own client on which they do not agree. */
  readonly differences: readonly Difference[];
  /** Samples of other clients for which the old one held and the new one does not. */
  readonly lost: readonly Difference[];
}

const KINDS: ReadonlySet<string> = new Set(['message-match', 'code-compare', 'legacy-error']);

/** The places of a file that a transform rewrites, with both texts. */
export function conditionsOf({ path, text }: SourceText, transform: string): readonly Condition[] {
  const sites = detectSites(parseSource(path, text));
  const source = text.replace(/^\uFEFF/, '');
  return rewriteSource(path, text, { transforms: [transform] }).sites.flatMap(
    (result): readonly Condition[] => {
      if (result.action !== 'rewritten' || !KINDS.has(result.kind)) return [];
      // Parentheses around the site may be replaced with it.
      const start = source.lastIndexOf(result.before, result.range[0]);
      const end = start + result.before.length;
      if (start === -1 || end < result.range[1])
        throw new Error(`The place of \`${result.before}\` is not known.`);
      const client = sites.find(({ range }) => range[0] === result.range[0])?.client ?? 'unknown';
      const isSwitch = /\bswitch\s*\($/.test(source.slice(0, start));
      const isRead =
        !isSwitch &&
        /^(?:mostSpecificErrorCode|parseGraphError)\w*\([^)]*\)(?:\?\.message)?$/.test(result.after ?? '');
      return [
        {
          kind: isSwitch ? 'switch' : isRead ? 'read' : 'test',
          client,
          before: result.before,
          after: result.after ?? '',
          start,
          end,
        },
      ];
    },
  );
}

/** The names under which the result imports the runtime. */
function importedNames(text: string): Readonly<Record<string, unknown>> {
  const names: Record<string, unknown> = {};
  for (const [, named = '', namespace = ''] of text.matchAll(
    /(?:import|const)\s+(?:\{([^}]*)\}|(?:\* as )?(\w+))\s*(?:from|= require\()\s*['"]msgraph-errors['"]/g,
  )) {
    if (namespace !== '') names[namespace] = runtime;
    for (const item of named.split(',')) {
      const [exported = '', local = exported] = item
        .trim()
        .replace(/^type /, '')
        .split(/\s+as\s+|\s*:\s*/);
      if (exported in runtime) names[local] = runtime[exported as keyof typeof runtime];
    }
  }
  return names;
}

/** Replaces each condition by a call that evaluates both texts at the same place, with the same variables. */
function instrument(text: string, conditions: readonly Condition[]): string {
  let result = text;
  for (const [index, { kind, start, end, before, after }] of [...conditions.entries()].reverse()) {
    const understood = kind === 'switch' ? `, ${/\[.*\]/s.exec(after)?.[0] ?? '[]'}` : '';
    result = `${result.slice(0, start)} __both(${String(index)}, () => (${before}), () => (${after})${understood})${result.slice(end)}`;
  }
  return result;
}

/** Errors that have the codes and the texts that conditions are about, beside those that were recorded. */
function variantsFor(text: string, conditions: readonly Condition[]): readonly Variant[] {
  // Codes may stand in constants of the file.
  const named = literalsIn(text).flatMap((literal) => lookupCode(literal)?.code ?? []);
  const variants = conditions.flatMap(({ before, after }) => {
    const members = [...after.matchAll(/GraphErrorCode\w*\.(\w+)/g)].map(
      ([, member]) => runtime.GraphErrorCode[member as keyof typeof runtime.GraphErrorCode],
    );
    const codes = [
      ...members,
      ...literalsIn(after).filter((literal) => /^[A-Za-z][\w.]*$/.test(literal)),
      ...(members.length === 0 ? named : []),
    ];
    const texts = textsIn(before);
    return [
      ...codes.flatMap((code): Variant[] => [{ code }, ...texts.map((message) => ({ code, message }))]),
      ...texts.flatMap(knownMessages),
    ];
  });
  return [...new Map(variants.map((variant) => [JSON.stringify(variant), variant])).values()];
}

/** What the catalogue knows of messages that hold a text, whatever their codes. */
function knownMessages(text: string): readonly Variant[] {
  const holding = explainTerm(text).messages.filter(({ pattern }) =>
    pattern.toLowerCase().includes(text.toLowerCase()),
  );
  return holding.flatMap(({ pattern, codes, statuses }) =>
    codes.map((code) => ({
      code,
      message: pattern,
      status: statuses[0] ?? describeCode(code)?.statuses[0] ?? 400,
    })),
  );
}

function literalsIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.tsx', text, ts.ScriptTarget.ES2022));
  return found;
}

/**
 * Sentences that an expression compares with: its string literals and the alternatives of its regular
 * expressions.
 */
function textsIn(expression: string): readonly string[] {
  const patterns = [...expression.matchAll(/\/([^/\n]+)\/[a-z]*\.test/g)].flatMap(([, pattern = '']) =>
    pattern.split('|'),
  );
  return [...literalsIn(expression), ...patterns].filter((text) => /^[\w,.'-]+( [\w,.'-]+)+$/.test(text));
}

type Mode = 'old' | 'hold' | 'fail';

/** More evaluations than this in one run: the code goes round and round. */
const ENDLESS = 30;

/**
 * Runs the code of a case on all samples and compares what each rewritten condition was with what it is.
 * @param tamper changes the new text; to see a comparison fail
 */
export async function compare(
  source: SourceText,
  transform: string,
  tamper: (after: string) => string = (after) => after,
): Promise<readonly Comparison[]> {
  const found = conditionsOf(source, transform);
  const names = importedNames(rewriteSource(source.path, source.text, { transforms: [transform] }).text);
  const conditions = found.map((condition) => ({ ...condition, after: tamper(condition.after) }));
  const text = instrument(source.text.replace(/^\uFEFF/, ''), conditions);
  const outcomes = conditions.map(() => new Map<Sample, Set<string>>());
  const pairs = new Map<string, readonly [Outcome, Outcome]>();
  for (const sample of [
    ...recorded,
    ...variantsFor(source.text, found).flatMap((variant) => variantSamples(variant, transform)),
  ]) {
    for (const mode of ['old', 'hold', 'fail'] as const) {
      await run({ path: source.path, text }, sample, names, mode, conditions, (index, old, now) => {
        const key = JSON.stringify([show(old), show(now)]);
        pairs.set(key, [old, now]);
        outcomes[index]?.set(sample, (outcomes[index].get(sample) ?? new Set()).add(key));
      });
    }
  }
  return conditions.map((condition, index) => summarise(condition, outcomes[index] ?? new Map(), pairs));
}

function show(value: Outcome): Outcome {
  return value === undefined || typeof value === 'function' || typeof value === 'object'
    ? typeof value
    : value;
}

function summarise(
  condition: Condition,
  outcomes: ReadonlyMap<Sample, ReadonlySet<string>>,
  pairs: ReadonlyMap<string, readonly [Outcome, Outcome]>,
): Comparison {
  const differences: Difference[] = [];
  const lost: Difference[] = [];
  const samples: Sample[] = [];
  for (const [sample, keys] of outcomes) {
    const isOwn = isRecordingOf(condition.client, sample.recording);
    if (isOwn) samples.push(sample);
    for (const key of keys) {
      const [old, now] = pairs.get(key) ?? [];
      if (agree(condition, old, now)) continue;
      const difference = { recording: sample.recording, scenario: sample.scenario, old, now };
      if (isOwn) differences.push(difference);
      else if (
        Boolean(old) !== condition.after.startsWith('!') &&
        old !== THROWS &&
        condition.kind === 'test'
      )
        lost.push(difference);
    }
  }
  return { condition, samples, differences, lost };
}

function agree({ kind }: Condition, old: Outcome, now: Outcome): boolean {
  if (kind === 'test')
    return (old === THROWS ? THROWS : Boolean(old)) === (now === THROWS ? THROWS : Boolean(now));
  // A read of what is not there gave nothing or threw; the new one may say more.
  if (kind === 'read') return old === THROWS || old === undefined || old === now;
  return old === now;
}

async function run(
  source: SourceText,
  sample: Sample,
  names: Readonly<Record<string, unknown>>,
  mode: Mode,
  conditions: readonly Condition[],
  record: (index: number, old: Outcome, now: Outcome) => void,
): Promise<void> {
  let rounds = 0;
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const request = async (): Promise<unknown> => {
    rounds += 1;
    if (rounds > ENDLESS) {
      stop();
      await new Promise(() => undefined);
    }
    const value = sample.value();
    if (sample.thrown) throw value as Error;
    return value;
  };
  const both = (
    index: number,
    old: () => unknown,
    now: () => unknown,
    understood?: readonly unknown[],
  ): unknown => {
    const before = outcome(old);
    const branch = (value: Outcome): Outcome =>
      value === THROWS || !understood || understood.includes(value) ? value : 'default';
    record(index, branch(before), branch(outcome(now)));
    if (mode !== 'old' && conditions[index]?.kind === 'test') return mode === 'hold';
    if (mode === 'hold' && understood) return understood[0];
    if (before === THROWS) throw new Error('as before');
    return before;
  };
  const world: World = {
    request,
    fetch: () => {
      rounds += 1;
      if (rounds <= ENDLESS) return sample.response();
      stop();
      return new Promise(() => undefined);
    },
    log: () => undefined,
    sleep: () => Promise.resolve(),
    names: { ...names, __both: both },
  };
  const calls = callsOf(load(source.path, source.text, world), (name) => argument(name, sample, world));
  const settled = Promise.allSettled(calls.map((call) => Promise.resolve().then(call)));
  await Promise.race([settled, stopped]);
  // What nobody waits for, such as an effect of a component.
  await new Promise((resolve) => setImmediate(resolve));
}

function outcome(evaluate: () => unknown): Outcome {
  try {
    return evaluate();
  } catch {
    return THROWS;
  }
}

/** An argument that fits the name of its parameter. */
function argument(name: string, sample: Sample, world: World): unknown {
  if (/^(?:e|ex|err\w*|error|thrown|cause|reason|exception|failure)$/i.test(name)) return sample.value();
  if (/body|payload|json/i.test(name)) return sample.body();
  return anything(name, world);
}
