import { unwrap, walkOwn, type Node } from './tree.js';

/** Whether a statement always leaves the block that it stands in. */
export function leaves(node: Node | undefined): boolean {
  const last = lastOf(node);
  return (
    last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || last?.type === 'ContinueStatement'
  );
}

/**
 * The conditions that end a loop, or stand in one that does: its own, and those of what leaves it from
 * inside.
 */
export function endingsOf(loop: Node): readonly Node[] {
  const tests: Node[] = 'test' in loop && loop.test ? [loop.test] : [];
  walkOwn(loop, (node) => {
    if (node.type === 'IfStatement' && leavesLoop(node.consequent)) tests.push(node.test);
    return undefined;
  });
  return tests.flatMap(operandsOf);
}

function leavesLoop(node: Node): boolean {
  const last = lastOf(node);
  return last?.type === 'BreakStatement' || (last?.type !== 'ContinueStatement' && leaves(last));
}

function lastOf(node: Node | undefined): Node | undefined {
  return node?.type === 'BlockStatement' ? node.body.at(-1) : node;
}

function operandsOf(test: Node): readonly Node[] {
  const inner = unwrap(test);
  return inner.type === 'LogicalExpression'
    ? [...operandsOf(inner.left), ...operandsOf(inner.right)]
    : [inner];
}
