import type { TSESTree } from '@typescript-eslint/types';
import { TOKENS } from '../../analysis/models/error-shapes.js';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { classOf, methodOf } from '../provenance/classes.js';
import { putInto } from '../provenance/put-into.js';
import type { Variable } from '../../syntax/scope.js';
import {
  calledName,
  isFunction,
  outermost,
  rangeOf,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { ReportedSite, SpanRewrite } from '../types.js';
import type { CauseStyle } from './cause-style.js';
import { levelOf, originsOf } from './evidence.js';
import { answerKept, namesIn, type Kept } from './kept-answer.js';
import { staysInside } from './stays-inside.js';

type LostSite = ReportedSite<'lost-details'>;

/** Errors that the project makes of a failed Graph request and that keep nothing of it but words. */
export function lostDetails(provenance: Provenance, style: CauseStyle = 'option'): readonly LostSite[] {
  return provenance.context.index.all('NewExpression').flatMap((made) => {
    const [text] = made.arguments;
    if (
      !text ||
      made.arguments.length !== 1 ||
      text.type === 'SpreadElement' ||
      !isThrown(made, provenance) ||
      staysInside(made, provenance.context) ||
      !takesCause(made.callee, provenance)
    )
      return [];
    const kept = answerKept(made, provenance) ?? errorKept(made, provenance);
    const rewrite = kept && rewriteOf(made, text, kept, style, provenance);
    if (!rewrite) return [];
    const { client, chain } = kept.request;
    return [
      {
        kind: 'lost-details',
        range: rangeOf(made),
        client,
        evidence: { level: kept.level, chain },
        form: kept.uses ? 'withToken' : 'thrown',
        facts: { replacement: shown(kept) },
        rewrite,
      } as const,
    ];
  });
}

const optionOf = ({ cause }: Kept): string => (cause === 'cause' ? '{ cause }' : `{ cause: ${cause} }`);

const shown = (kept: Kept): string => optionOf(kept).replace(/\{\{(\w+)\}\}/g, '$1');

/** `throw new Error(…)`, `reject(new Error(…))`, or a variable that is thrown as it is. */
function isThrown(made: Node, { context }: Provenance): boolean {
  const outer = outermost(made, context.index);
  const parent = context.index.parent(outer);
  if (parent?.type === 'ThrowStatement') return true;
  if (parent?.type === 'CallExpression')
    return parent.arguments[0] === outer && calledName(parent.callee) === 'reject';
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const variable = context.names.variable(parent.id);
  if (!variable || putInto(variable, context).length > 0) return false;
  return (
    variable.references.every(
      ({ identifier, init }) => init === true || context.index.parent(identifier)?.type === 'ThrowStatement',
    ) && variable.references.length > 1
  );
}

/** An error of the language, or a class of this file that leaves its constructor to one. */
function takesCause(callee: Node, provenance: Provenance, depth = 0): boolean {
  const { context } = provenance;
  if (isErrorOfLanguage(callee, context)) return true;
  const owner = depth < MAX_HEIGHT ? classOf(callee, context) : undefined;
  return (
    owner?.superClass != null &&
    !methodOf(owner, 'constructor', context) &&
    !owner.body.body.some(isCause) &&
    takesCause(unwrap(owner.superClass), provenance, depth + 1)
  );
}

/** Classes below classes. */
const MAX_HEIGHT = 5;

const isCause = (member: TSESTree.ClassElement): boolean =>
  'key' in member && member.key.type === 'Identifier' && member.key.name === 'cause';

/** The error that is handled around the place. */
function errorKept(made: Node, provenance: Provenance): Kept | undefined {
  const { context } = provenance;
  for (
    let child = made, current = context.index.parent(made);
    current;
    child = current, current = context.index.parent(current)
  ) {
    if (current.type === 'CatchClause') {
      const statement = context.index.parent(current);
      return statement?.type === 'TryStatement'
        ? ofHandled(current.param, statement.block, made, provenance)
        : undefined;
    }
    if (isFunction(current)) {
      const promise = promiseHandledBy(current, provenance);
      return promise && child === current.body
        ? ofHandled(current.params[0], promise, made, provenance)
        : undefined;
    }
  }
  return undefined;
}

/**
 * The promise whose failure a function handles: `promise.catch((error) => …)`,
 * `promise.then(done, (error) => …)`.
 */
function promiseHandledBy(fn: FunctionNode, { context }: Provenance): Node | undefined {
  const call = context.index.parent(fn);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const place = calledName(callee) === 'catch' ? 0 : calledName(callee) === 'then' ? 1 : undefined;
  return place !== undefined && call.arguments[place] === fn ? callee.object : undefined;
}

function ofHandled(
  param: Node | null | undefined,
  tried: Node,
  made: Node,
  { context, ...provenance }: Provenance,
): Kept | undefined {
  const variable = param?.type === 'Identifier' ? context.names.variable(param) : undefined;
  if (
    param?.type !== 'Identifier' ||
    !variable ||
    variable.references.some((reference) => reference.isWrite()) ||
    context.names.lookup(param.name, made) !== variable
  )
    return undefined;
  if (namesIn(made).some((name) => isCaught(context.names.variable(name), param))) return undefined;
  const origins = originsOf(
    provenance.failures(tried).map((failure) => ({
      root: { kind: 'error', failure },
      path: [],
      at: [],
      text: false,
      expression: undefined,
    })),
  );
  const request = origins.graph.find(({ shared }) => shared !== true);
  const level = levelOf(origins, false, false);
  if (!request || !level) return undefined;
  // The whole error would bring the headers of its request into every log.
  const isSecret = origins.graph.some(
    ({ client, wrapped }) => wrapped === false && TOKENS.some((row) => row.client === client),
  );
  return isSecret
    ? {
        cause: `{{parseGraphError}}(${param.name}) ?? ${param.name}`,
        uses: ['parseGraphError'],
        request,
        level,
      }
    : { cause: param.name, request, level };
}

/**
 * Whether a variable is what another handler around the place has caught: then it is not certain which of the
 * two is the cause.
 */
const isCaught = (variable: Variable | undefined, param: Node): boolean =>
  variable?.defs.some(({ node, name }) => name !== param && (node as Node).type === 'CatchClause') ?? false;

function rewriteOf(
  made: TSESTree.NewExpression,
  text: Node,
  kept: Kept,
  style: CauseStyle,
  { context: { file } }: Provenance,
): SpanRewrite | undefined {
  const given = optionOf(kept);
  const { uses = [] } = kept;
  const [start, end] = rangeOf(made);
  if (style === 'assigned')
    return {
      spans: [
        { start, end: start, text: 'Object.assign(' },
        { start: end, end, text: `, ${given})` },
      ],
      uses,
    };
  // Parentheses and comments behind the text leave no place that is right for sure.
  if (!/^\s*,?\s*\)$/.test(file.text.slice(text.range[1], end))) return undefined;
  const before = /\n[ \t]*$/.exec(file.text.slice(start, text.range[0]))?.[0];
  return { spans: [{ start: text.range[1], end: text.range[1], text: `,${before ?? ' '}${given}` }], uses };
}

/** `Error`, `TypeError` and the like, where the file does not declare something of that name. */
function isErrorOfLanguage(callee: Node, { names }: FileContext): boolean {
  return (
    callee.type === 'Identifier' &&
    /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/.test(callee.name) &&
    (names.variable(callee)?.defs.length ?? 0) === 0
  );
}
