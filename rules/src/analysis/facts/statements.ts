import type { TSESTree } from '@typescript-eslint/types';
import { noteChoice } from './choices.js';
import type { Lowering, Node } from './context.js';
import { lowerDeclaration } from './declarations.js';
import { awaited } from './expressions.js';
import { lowerReturn } from './functions.js';
import { hoist, hoistVars } from './hoisting.js';
import { firstFound, goesOn } from './first-found.js';
import { isShortLoop, type Loop } from './rounds.js';
import type { ValueId } from './types.js';

/** Statements in a scope of their own: names are known from the beginning. */
export function lowerBlock(body: readonly Node[], isFunctionBody: boolean, lowering: Lowering): void {
  lowering.builder.scoped(() => {
    hoist(body, lowering);
    if (isFunctionBody) for (const statement of body) hoistVars(statement, lowering);
    for (const statement of body) lowering.statement(statement);
  });
}

export function lowerStatement(node: Node, lowering: Lowering): void {
  const { builder } = lowering;
  switch (node.type) {
    case 'ExpressionStatement':
      lowerStep(node.expression, lowering);
      return;
    case 'VariableDeclaration':
      for (const { id, init } of node.declarations)
        lowering.bind(id, lowering.expression(init, id.type === 'Identifier' ? id.name : undefined));
      return;
    case 'ReturnStatement':
      lowerReturn(returned(lowering.expression(node.argument), lowering), node.range[0], lowering);
      return;
    case 'ThrowStatement':
      builder.effect('throw', lowering.expression(node.argument), node.range[0]);
      return;
    case 'IfStatement':
      noteChoice(node, lowering);
      lowering.expression(node.test);
      lowerConsequent(node, lowering);
      lowerBranch(node.alternate, lowering);
      return;
    case 'BlockStatement':
      lowering.block(node.body);
      return;
    case 'FunctionDeclaration':
      lowering.fn(node);
      return;
    case 'ClassDeclaration':
      lowering.cls(node);
      return;
    case 'TryStatement':
      lowerTry(node, lowering);
      return;
    case 'ForOfStatement':
    case 'ForInStatement':
      lowerForEach(node, lowering);
      return;
    case 'ForStatement':
      lowerFor(node, lowering);
      return;
    case 'WhileStatement':
    case 'DoWhileStatement':
      lowerWhile(node, lowering);
      return;
    case 'SwitchStatement':
      lowerSwitch(node, lowering);
      return;
    case 'LabeledStatement':
      lowerBranch(node.body, lowering);
      return;
    default:
      lowerDeclaration(node, lowering);
  }
}

/** What stands in a branch without braces is a block as well. */
function lowerBranch(node: Node | null | undefined, lowering: Lowering): void {
  if (node)
    lowering.builder.scoped(() => {
      lowering.statement(node);
    });
}

function lowerWhile(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement, lowering: Lowering): void {
  looped(node, lowering, () => {
    lowering.expression(node.test);
    lowerBranch(node.body, lowering);
  });
}

/** What is done in each round of a loop; one that ends after a few is none that goes on and on. */
function looped(loop: Loop, lowering: Lowering, work: () => void): void {
  if (isShortLoop(loop, lowering)) work();
  else lowering.builder.looped(work);
}

/**
 * What stands under a condition. Where it returns what it asks for, that is of the first level that has it.
 */
function lowerConsequent(node: TSESTree.IfStatement, lowering: Lowering): void {
  const { builder } = lowering;
  const first = firstFound(node, lowering);
  if (!first) {
    builder.scoped(() => {
      lowering.statement(node.consequent);
    });
    return;
  }
  lowerReturn(builder.few(lowering.expression(first.statement.argument)), first.statement.range[0], lowering);
  builder.at.found.add(first.level);
}

/** What is returned where the level before had nothing. */
function returned(value: ValueId, lowering: Lowering): ValueId {
  const { found } = lowering.builder.at;
  return [...found].some((level) => goesOn(value, level, lowering)) ? lowering.builder.few(value) : value;
}

function lowerStep(expression: Node, lowering: Lowering): void {
  const lower = (): void => {
    lowering.expression(expression);
  };
  if (expression.type === 'AssignmentExpression' && expression.left.type === 'MemberExpression')
    lowering.builder.storing(lower);
  else lower();
}

/** A `try` without a `catch` holds nothing. */
function lowerTry({ block, handler, finalizer }: TSESTree.TryStatement, lowering: Lowering): void {
  const { builder } = lowering;
  if (handler) {
    builder.regions.push({ fn: builder.at.fn });
    const region = builder.regions.length - 1;
    builder.extents.push({ node: block, fn: builder.at.fn, region });
    builder.within({ region }, () => {
      lowering.block(block.body);
    });
    builder.scoped(() => {
      lowering.declare(handler.param);
      const caught = builder.add({ op: 'caught', region });
      if (handler.param) builder.valueOf.set(handler.param, caught);
      lowering.bind(handler.param, caught);
      lowering.block(handler.body.body);
    });
  } else lowering.block(block.body);
  if (finalizer) lowering.block(finalizer.body);
}

function lowerFor(node: TSESTree.ForStatement, lowering: Lowering): void {
  const { init, test, update, body } = node;
  lowering.builder.scoped(() => {
    if (init?.type === 'VariableDeclaration') {
      hoist([init], lowering);
      lowering.statement(init);
    } else lowering.expression(init);
    looped(node, lowering, () => {
      lowering.expression(test);
      lowering.statement(body);
      lowering.expression(update);
    });
  });
}

function lowerForEach(node: TSESTree.ForOfStatement | TSESTree.ForInStatement, lowering: Lowering): void {
  const { builder } = lowering;
  const list = lowering.expression(node.right);
  const each = node.type === 'ForOfStatement' ? builder.element(list) : 0;
  const isAwaited = node.type === 'ForOfStatement' && node.await;
  // What fails in an asynchronous generator fails here.
  if (isAwaited) awaited(list, node.range[0], lowering);
  const item = isAwaited ? awaited(each, node.range[0], lowering) : each;
  looped(node, lowering, () => {
    builder.scoped(() => {
      if (node.left.type === 'VariableDeclaration') {
        hoist([node.left], lowering);
        lowering.bind(node.left.declarations[0].id, item);
      } else lowering.bind(node.left, item);
      lowering.statement(node.body);
    });
  });
}

function lowerSwitch(node: TSESTree.SwitchStatement, lowering: Lowering): void {
  const { discriminant, cases } = node;
  noteChoice(node, lowering);
  lowering.expression(discriminant);
  lowering.builder.scoped(() => {
    for (const { consequent } of cases) hoist(consequent, lowering);
    for (const { test, consequent } of cases) {
      lowering.expression(test);
      for (const statement of consequent) lowering.statement(statement);
    }
  });
}
