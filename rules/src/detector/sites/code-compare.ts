import { isGraphLookingText, lookupCode, type CatalogTables } from 'msgraph-errors/knowledge';
import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, roleOf, type ConcreteValue, type Value } from '../provenance/values.js';
import { writtenValues } from '../provenance/written.js';
import type { LeftReason } from '../reasons.js';
import { contains, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { CodeCompareSite, SpanRewrite, TestRewrite } from '../types.js';
import { tablesOf } from '../settings.js';
import { OF_EXCHANGE, OWN_SHAPE } from './by-catalogue.js';
import { isShared, originsOf } from './evidence.js';
import { originOf } from './origin.js';
import { comparedPart } from './compared.js';
import { addressableError } from './addressable-error.js';
import { possibleValues } from './ruled-out.js';
import { isOnlyWatched, isLookup, type TextTest } from './text-tests.js';
import { foreignCode } from './vendors.js';
import { isWalkedBeside } from './walked-beside.js';

/**
 * The site of a comparison with only the top-level code, or with one fixed inner code, of a Graph error.
 * @param tests all tests of the file: another one beside it may ask the deeper levels for the same code
 */
export function codeCompare(
  test: TextTest,
  tests: readonly TextTest[],
  provenance: Provenance,
): CodeCompareSite | undefined {
  const { context } = provenance;
  const given = test.texts ?? [];
  const tables = tablesOf(context.settings);
  const mayBeSent = (text: string): boolean =>
    text !== '' && (!foreignCode(text) || isKnownName(text, tables));
  // Looking at the texts costs nothing beside asking where the subject comes from.
  if (!given.some(mayBeSent)) return undefined;
  if (!mayBeCode(test.subject, provenance)) return undefined;
  const values = ofOneLevel(test, provenance);
  if (!values) return undefined;
  const origins = originsOf(values);
  if (isOnlyWatched(test.node, context)) return undefined;
  const isMade = origins.graph.every((failure) => failure.wrapped);
  const codes = given.filter(
    (text) => mayBeSent(text) && !origins.own.includes(text) && !(isMade && isOwnCode(text, tables)),
  );
  if (codes.length === 0) return undefined;
  const distinctive = codes.some((code) => lookupCode(code, tables) !== undefined || OWN_SHAPE.test(code));
  const compared = {
    distinctive,
    // A code that the catalogue has not got may be of whatever else fails there.
    mayBeOfAnother:
      !distinctive &&
      provenance
        .concrete(test.subject)
        .some(({ root }) => failuresOfRoot(root).some(({ kind }) => kind === 'unknown')),
    graphTexts: codes.filter((code) => isGraphLookingText(code, tables) || OF_EXCHANGE.test(code)),
  };
  const origin = originOf({ test, origins, values, ...compared, isPart: isCode }, provenance);
  if (!origin || isWalkedBeside(test, codes, tests, provenance)) return undefined;
  const isForeign = compared.graphTexts.length < codes.length && isShared(origins);
  return {
    kind: 'code-compare',
    range: rangeOf(
      test.operator === 'switch' ? (test.node as TSESTree.SwitchStatement).discriminant : test.node,
    ),
    ...origin,
    form:
      test.operator === 'switch'
        ? 'switch'
        : /^(list|set)\./.test(test.operator) || isLookup(test)
          ? 'membership'
          : 'equality',
    negated: test.negated,
    codes,
    rewrite:
      origins.graph.length === 0
        ? 'origin-unknown'
        : isForeign
          ? 'likely-only'
          : rewriteOf(test, values, codes, provenance),
  };
}

/**
 * `Timeout` and `RequestTimeout` are codes of Graph, though a text with such a word is mostly about the
 * network, and OneNote has numbers for codes, as databases do.
 */
function isKnownName(code: string, tables: CatalogTables | undefined): boolean {
  return /^(?:[A-Z][a-z]|\d{5}$)/.test(code) && lookupCode(code, tables) !== undefined;
}

/**
 * `graph_network_error`: a code that a project gives its own errors looks like this, and hardly one of Graph.
 */
function isOwnCode(code: string, tables: CatalogTables | undefined): boolean {
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(code) && lookupCode(code, tables) === undefined;
}

/** As for texts: a parameter is followed to its callers only when it is called like a code. */
export function mayBeCode(subject: Node, provenance: Provenance): boolean {
  return provenance.values(subject).some((value) => {
    if (isCode(value)) return true;
    // A property under a name of the project's own may hold the code of the answer, and so may one that a
    // constructor was given it for.
    if (value.root.kind !== 'parameter') return value.root.kind === 'error' && roleOf(value) === 'other';
    return (
      (value.path.length === 0 && unwrap(subject).type === 'MemberExpression') ||
      /code|err/i.test(value.path.at(-1) ?? value.expression?.text ?? '')
    );
  });
}

function isCode(value: Value): boolean {
  const role = roleOf(value);
  return role === 'code' || role === 'inner-code';
}

/**
 * The compared codes that are read from one level of an error. Who has gone through all levels has done what
 * the rule asks for; of the callers of a helper some may have, and others not.
 * @returns undefined where the code is that of a walk, whoever calls, or is ruled out by a condition around
 *   the test
 */
function ofOneLevel(test: TextTest, provenance: Provenance): readonly ConcreteValue[] | undefined {
  const isWalked = (value: Value): boolean => value.walked === true && isCode(value);
  if (provenance.values(test.subject).some(isWalked)) return undefined;
  const codes = possibleValues(test, provenance)?.filter(isCode);
  if (!codes) return undefined;
  const callers = new Set(codes.filter(isWalked).map(({ caller }) => caller));
  const others = codes.filter(({ caller }) => !callers.has(caller));
  return codes.length > 0 && others.length === 0 ? undefined : others;
}

function rewriteOf(
  test: TextTest,
  values: readonly ConcreteValue[],
  codes: readonly string[],
  provenance: Provenance,
): TestRewrite | SpanRewrite | LeftReason {
  if (!test.texts || test.given) return 'code-dynamic';
  if (isLookup(test)) return 'table-key';
  if (!test.exact) return 'code-pattern';
  if (codes.length < test.texts.length) return 'text-mixed';
  const error = addressableError(test.node, withOwnCode(values), provenance);
  if (typeof error !== 'string') return error.left;
  const compared = [comparedPart(test, values)];
  if (test.operator === 'switch')
    return switchRewrite(test.node as TSESTree.SwitchStatement, { error, compared }, provenance);
  const tables = tablesOf(provenance.context.settings);
  return {
    range: rangeOf(test.node),
    error,
    negated: test.negated,
    tests: [
      {
        kind: 'codes',
        codes: codes.map((code) => lookupCode(code, tables)?.code ?? code),
        ...(test.written !== undefined && { written: test.written }),
      },
    ],
    compared,
  };
}

/**
 * Beside errors of Graph, errors that the project makes anew do not count: where those have a code of their
 * own, the runtime reads that one as well, and where they have none, neither test holds.
 */
function withOwnCode(values: readonly ConcreteValue[]): readonly ConcreteValue[] {
  const isMade = ({ root }: ConcreteValue): boolean =>
    root.kind === 'error' && root.failure.kind === 'graph' && root.failure.wrapped !== false;
  const isSent = (value: ConcreteValue): boolean =>
    failuresOfRoot(value.root).some(({ kind }) => kind === 'graph') && !isMade(value);
  const isSame = new Set(values.map(({ expression }) => expression?.variable)).size === 1;
  return isSame && values.some(isSent)
    ? values.filter((value) => value.path.length !== 1 || !isMade(value))
    : values;
}

/**
 * `switch (err.code)` → `switch (mostSpecificErrorCode(err, ['a', B]))`: the innermost of the codes that the
 * switch understands decides, spelled as it was sent; without one the value is undefined and `default` runs.
 */
function switchRewrite(
  node: TSESTree.SwitchStatement,
  compares: NonNullable<SpanRewrite['compares']>,
  { context }: Provenance,
): SpanRewrite | LeftReason {
  const tests = node.cases.flatMap((item) => item.test ?? []);
  if (changesCase(node.discriminant, context) || !tests.every((test) => isReadable(test, node, context)))
    return 'switch-shape';
  const list = tests.map((test) => context.file.text.slice(...test.range)).join(', ');
  const [start, end] = node.discriminant.range;
  return {
    spans: [{ start, end, text: `{{mostSpecificErrorCode}}(${compares.error}, [${list}])` }],
    uses: ['mostSpecificErrorCode'],
    compares,
  };
}

/** `switch (code.toLowerCase())`: the codes of its cases are not spelled as they are sent. */
function changesCase(discriminant: Node, context: FileContext): boolean {
  const inner = unwrap(discriminant);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return [inner, ...(variable ? writtenValues(variable, context) : [])].some((node) =>
    /to(Locale)?(Lower|Upper)Case/.test(context.file.text.slice(...node.range)),
  );
}

/** A literal, or a constant that is known outside of the switch. */
function isReadable(test: Node, around: Node, context: FileContext): boolean {
  if (test.type === 'Literal') return true;
  const owner = test.type === 'MemberExpression' && !test.computed ? test.object : test;
  const variable = owner.type === 'Identifier' ? context.names.variable(owner) : undefined;
  return variable !== undefined && variable.identifiers.every((name) => !contains(around, name));
}
