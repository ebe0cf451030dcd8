import { transforms } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { casesOf, readCase, readCaseJson } from './behaviour/cases.js';
import { compare, conditionsOf, type Comparison, type Difference } from './behaviour/probe.js';

/** In which samples the new expression is better than the old one, and why. */
interface Differs {
  readonly before: string;
  readonly why: string;
  readonly old: unknown;
  readonly now: unknown;
  /** Scenarios, as every recording of the client shows them. */
  readonly scenarios?: readonly string[];
  /** Scenarios that only some recordings of the client show so. */
  readonly recordings?: Readonly<Record<string, readonly string[]>>;
}

const listed = (comparisons: readonly Comparison[]): string[] =>
  comparisons
    .flatMap(({ condition, differences }) =>
      differences.map((difference) => line(condition.before, difference)),
    )
    .sort();

function line(before: string, { recording, scenario, old, now }: Difference): string {
  return `${before}: ${scenario} of ${recording}: ${String(old)} → ${String(now)}`;
}

function stated(differs: readonly Differs[], comparisons: readonly Comparison[]): string[] {
  return differs
    .flatMap(({ before, old, now, scenarios = [], recordings = {} }) => {
      const seen = comparisons.find(({ condition }) => condition.before === before)?.samples ?? [];
      const some = Object.entries(recordings).flatMap(([scenario, named]) =>
        named.map((recording) => ({ scenario, recording })),
      );
      return [...seen.filter(({ scenario }) => scenarios.includes(scenario)), ...some].map((sample) =>
        line(before, { ...sample, old, now }),
      );
    })
    .sort();
}

const cases = transforms.flatMap(({ name }) => casesOf(name).map((folder) => ({ transform: name, folder })));
const rewritten = cases.filter(
  ({ transform, folder }) => conditionsOf(readCase(transform, folder, 'input'), transform).length > 0,
);

describe('a rewritten condition says what the old one said', () => {
  it.each(rewritten)('$transform/$folder', async ({ transform, folder }) => {
    const comparisons = await compare(readCase(transform, folder, 'input'), transform);
    const differs = (readCaseJson(transform, folder, 'differs.json') ?? []) as readonly Differs[];
    expect(listed(comparisons)).toEqual(stated(differs, comparisons));
    for (const { why } of differs) expect(why.length).toBeGreaterThan(20);
    for (const { condition, samples, lost } of comparisons) {
      expect(samples.length, `\`${condition.before}\` was not reached`).toBeGreaterThanOrEqual(2);
      // What is better for the own client is no loss for the others.
      const better = differs
        .filter(({ before }) => before === condition.before)
        .flatMap(({ old, now, scenarios = [] }) =>
          scenarios.map((scenario) => `${scenario}: ${String(old)} → ${String(now)}`),
        );
      const worse = lost.filter(
        ({ scenario, old, now }) => !better.includes(`${scenario}: ${String(old)} → ${String(now)}`),
      );
      expect(worse.map((difference) => line(condition.before, difference))).toEqual([]);
    }
  });
});

describe('the comparison', () => {
  const source = readCase('innererror-traversal', 'equality', 'input');

  it.each([
    ['another code', (after: string) => after.replace(/GraphErrorCode\.\w+/, "'somethingElse'")],
    ['a lost negation', (after: string) => `!${after}`],
    ['an expression that throws', () => '(undefined).x'],
  ])('sees %s', async (_name, tamper) => {
    const sound = listed(await compare(source, 'innererror-traversal'));
    expect(listed(await compare(source, 'innererror-traversal', tamper))).not.toEqual(sound);
  });

  it('sees a statement that is not true', async () => {
    const comparisons = await compare(source, 'innererror-traversal');
    const claim = (scenario: string): Differs => ({
      before: comparisons[0]?.condition.before ?? '',
      why: '',
      old: false,
      now: true,
      scenarios: [scenario],
    });
    expect(stated([claim('graph-404')], comparisons).length).toBeGreaterThan(3);
    expect(listed(comparisons)).not.toEqual(stated([claim('graph-404')], comparisons));
  });
});
