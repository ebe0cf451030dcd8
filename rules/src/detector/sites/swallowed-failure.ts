import type { TSESTree } from '@typescript-eslint/types';
import { LOGGERS } from '../../analysis/models/sinks.js';
import type { Failure, GraphFailure } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import {
  calledName,
  excerpt,
  isFunction,
  propertyName,
  rangeOf,
  unwrap,
  type Node,
} from '../../syntax/tree.js';
import type { ReportedSite } from '../types.js';
import { levelOf, originsOf } from './evidence.js';

type SwallowedSite = ReportedSite<'swallowed-failure'>;

/** Failures that are answered with an empty success, whatever they are. */
export function swallowedFailures(provenance: Provenance): readonly SwallowedSite[] {
  const { index } = provenance.context;
  const caught = index.all('TryStatement').flatMap((statement) => {
    const answer = statement.handler && emptyAnswer(statement.handler.body);
    return answer ? siteOf(answer, statement.block, provenance) : [];
  });
  const rejected = index.callsNamed('catch').flatMap((call) => {
    const [handler, ...others] = call.arguments;
    const callee = unwrap(call.callee);
    const answer =
      handler && others.length === 0 && isFunction(handler) ? emptyAnswer(handler.body) : undefined;
    return answer && callee.type === 'MemberExpression' ? siteOf(answer, callee.object, provenance) : [];
  });
  return [...caught, ...rejected];
}

function siteOf(answer: Node, tried: Node, provenance: Provenance): readonly SwallowedSite[] {
  const values = provenance.failures(tried).map((failure: Failure) => ({
    root: { kind: 'error', failure } as const,
    path: [],
    at: [],
    text: false,
    expression: undefined,
  }));
  const origins = originsOf(values);
  const request: GraphFailure | undefined = origins.graph.find(({ shared }) => shared !== true);
  const level = levelOf(origins, false, false, true);
  if (!request || !level) return [];
  const { client, chain } = request;
  return [
    {
      kind: 'swallowed-failure',
      range: rangeOf(answer),
      client,
      evidence: { level, chain },
      form: 'empty',
      facts: { answer: excerpt(provenance.context.file, answer, 40) },
    },
  ];
}

/** The empty value that a handler always answers with, after it has written to a log at most. */
function emptyAnswer(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return isEmpty(body) ? unwrap(body) : undefined;
  const last = body.body.at(-1);
  if (last?.type !== 'ReturnStatement' || !last.argument || !isEmpty(last.argument)) return undefined;
  return body.body.slice(0, -1).every(isLogging) ? last.argument : undefined;
}

function isLogging(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement') return false;
  const inner = unwrap(statement.expression);
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined;
  return callee?.type === 'MemberExpression' && LOGGERS.methods.has(propertyName(callee) ?? '');
}

/**
 * `[]`, `new Map()`, `{ value: [], nextLink: null }`: a success in which nothing is found, and nothing says
 * that it is none.
 */
function isEmpty(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'ArrayExpression') return inner.elements.length === 0;
  if (inner.type === 'NewExpression')
    return inner.arguments.length === 0 && /^(?:Map|Set)$/.test(calledName(inner.callee) ?? '');
  if (inner.type !== 'ObjectExpression') return false;
  return (
    inner.properties.some((item) => item.type === 'Property' && isEmpty(item.value)) &&
    inner.properties.every((item) => item.type === 'Property' && isEmptyProperty(item))
  );
}

function isEmptyProperty(property: TSESTree.Property): boolean {
  const value = unwrap(property.value);
  if (/err|fail|ok$|success|status|messag|reason|warn/i.test(propertyName(property) ?? '')) return false;
  return (
    isEmpty(value) ||
    (value.type === 'Literal' && (value.value === 0 || value.value === null || value.value === '')) ||
    (value.type === 'Identifier' && value.name === 'undefined')
  );
}
