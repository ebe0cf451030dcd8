import type { Cycle } from './state.js';
import type { Path, Step } from './ways.js';

type Test = Extract<Step, { kind: 'test' }>;

/**
 * Whether a test on a way ends nothing, because the way leads back with its other outcome as well and with
 * the same outcomes of all other tests: `if (isNaN(wait)) wait = 5`.
 */
export function staysEitherWay(step: Test, { path, ways = [] }: Cycle): boolean {
  if (step.equals) return false;
  const tests = testsOf(path);
  const position = tests.indexOf(step);
  return ways.some((way) => {
    if (way === path || way.node !== path.node) return false;
    const others = testsOf(way);
    return (
      others.length === tests.length &&
      others.every((other, index) => isSame(other, tests[index], index === position))
    );
  });
}

const testsOf = ({ steps }: Path): Test[] => steps.filter((step): step is Test => step.kind === 'test');

function isSame(one: Test, other: Test | undefined, isOpposite: boolean): boolean {
  return (
    other !== undefined &&
    one.node === other.node &&
    one.equals === other.equals &&
    (one.truth === other.truth) !== isOpposite
  );
}
