import { intendedCode, lookupCode } from 'msgraph-errors/knowledge';
import type { TSESTree } from '@typescript-eslint/types';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, roleOf, type ConcreteValue, type Value } from '../provenance/values.js';
import { literalText, rangeOf, unwrap, walk, type Node } from '../../syntax/tree.js';
import { tablesOf } from '../settings.js';
import type { ReportedSite } from '../types.js';
import { guardAt } from './guards.js';
import { originsOf } from './evidence.js';
import { originOf } from './origin.js';
import { possibleValues } from './ruled-out.js';
import { findStatusTests } from './status-tests.js';
import type { TextTest } from './text-tests.js';
import { foreignCode, serviceOfCode } from './vendors.js';

type UnknownCodeSite = ReportedSite<'unknown-code'>;

/** What is wrong with one of the compared texts. */
interface Fault {
  readonly form: 'misspelt' | 'otherCase' | 'status' | 'otherService';
  readonly text: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** The comparisons of a code of Graph with one that is never sent. */
export function unknownCodes(tests: readonly TextTest[], provenance: Provenance): readonly UnknownCodeSite[] {
  return [...tests, ...findStatusTests(provenance.context)].flatMap((test) => sitesOf(test, provenance));
}

function sitesOf(test: TextTest, provenance: Provenance): readonly UnknownCodeSite[] {
  if (!test.exact || !test.texts) return [];
  const faults = test.texts.flatMap((text) => faultOf(text, provenance) ?? []);
  // Most texts are no codes, and looking at them costs nothing beside asking where the subject comes from.
  if (faults.length === 0 || !provenance.values(test.subject).some(mayBeCode)) return [];
  const all = possibleValues(test, provenance) ?? [];
  const values = all.filter(isCode);
  if (
    values.length === 0 ||
    values.some(({ root }) =>
      failuresOfRoot(root).some((failure) => failure.kind === 'graph' && failure.wrapped !== false),
    )
  )
    return [];
  const origins = originsOf(values);
  return faults.flatMap((fault): readonly UnknownCodeSite[] => {
    if (
      origins.own.some((text) => text.includes(fault.text)) ||
      (fault.form === 'otherCase' && values.some(({ text }) => text))
    )
      return [];
    const isLike = fault.form === 'misspelt' || fault.form === 'otherCase';
    // `error.statusCode || error.code` may well be a status.
    const isCertain = isLike || (values.length === all.length && isNothingElse(values, test, provenance));
    const origin = isCertain
      ? originOf(
          {
            test,
            origins,
            values,
            distinctive: isLike,
            mayBeOfAnother: false,
            graphTexts: [],
            isPart: isCode,
          },
          provenance,
        )
      : undefined;
    return origin && origins.graph.length > 0
      ? [
          {
            kind: 'unknown-code',
            ...origin,
            ...placeOf(fault, test),
            form: fault.form,
            facts: { code: fault.text, ...fault.facts },
          },
        ]
      : [];
  });
}

function faultOf(text: string, { context }: Provenance): Fault | undefined {
  if (/^[45]\d\d$/.test(text)) return { form: 'status', text, facts: {} };
  const tables = tablesOf(context.settings);
  const intended = intendedCode(text, tables);
  if (intended && (intended.by === 'case' || !foreignCode(text)))
    return { form: intended.by === 'case' ? 'otherCase' : 'misspelt', text, facts: { meant: intended.code } };
  const source = serviceOfCode(text);
  return source !== undefined && lookupCode(text, tables) === undefined
    ? { form: 'otherService', text, facts: { source } }
    : undefined;
}

function mayBeCode(value: Value): boolean {
  return (
    isCode(value) ||
    (value.root.kind === 'parameter' && /code/i.test(value.path.at(-1) ?? value.expression?.text ?? ''))
  );
}

function isCode(value: Value): boolean {
  const role = roleOf(value);
  return role === 'code' || role === 'inner-code';
}

/**
 * Whether the code is read where only the body of Graph's answer stands, or the error is known to be of its
 * client.
 */
function isNothingElse(values: readonly ConcreteValue[], test: TextTest, { context }: Provenance): boolean {
  if (!values.every(({ root }) => failuresOfRoot(root).every(({ kind }) => kind === 'graph'))) return false;
  return (
    values.every((value) => isOfBody(value) || isOfClient(value)) ||
    guardAt(test.node, values[0]?.expression?.variable, [], context) === 'graph'
  );
}

/** `code` of the `error` object of a body. */
function isOfBody({ root, path }: ConcreteValue): boolean {
  return (
    path.at(-2) === 'error' &&
    (root.kind === 'body' || path.some((name) => name === 'data' || name === 'body' || name === '$json'))
  );
}

/** The classic client gives `code` nothing but the code of the body, or the name of another error. */
function isOfClient({ root, path }: ConcreteValue): boolean {
  return (
    path.length === 1 &&
    failuresOfRoot(root).every((failure) => failure.kind === 'graph' && failure.client === 'graph-sdk')
  );
}

/** The text where it is written in the test, with the correction of a misspelt one; else the whole test. */
function placeOf(
  { text, facts: { meant } }: Fault,
  test: TextTest,
): Pick<UnknownCodeSite, 'range' | 'rewrite'> {
  const literal = literalIn(test, text);
  if (!literal)
    return {
      range: rangeOf(
        test.operator === 'switch' ? (test.node as TSESTree.SwitchStatement).discriminant : test.node,
      ),
    };
  const [start, end] = rangeOf(literal);
  const quote = literal.type === 'Literal' ? literal.raw.charAt(0) : '`';
  return {
    range: [start, end],
    ...(meant !== undefined && {
      rewrite: { spans: [{ start, end, text: quote + meant + quote }], uses: [] },
    }),
  };
}

function literalIn({ node, subject }: TextTest, text: string): Node | undefined {
  let found: Node | undefined;
  walk(
    node.type === 'SwitchStatement'
      ? { ...node, cases: node.cases.map((item) => ({ ...item, consequent: [] })) }
      : node,
    (inner) => {
      if (
        !found &&
        unwrap(inner) === inner &&
        (literalText(inner) === text || (inner.type === 'Literal' && String(inner.value) === text))
      )
        found = inner;
      return inner !== subject;
    },
  );
  return found;
}
