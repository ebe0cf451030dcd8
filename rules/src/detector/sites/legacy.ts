import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, roleOf, type ConcreteValue } from '../provenance/values.js';
import { outermost, propertyName, rangeOf, type Node } from '../../syntax/tree.js';
import type {
  CodeCompareSite,
  LegacyErrorSite,
  MessageMatchSite,
  Range,
  Site,
  SpanRewrite,
} from '../types.js';
import { guardAt } from './guards.js';
import { levelOf, originsOf } from './evidence.js';
import { addressableError } from './addressable-error.js';
import type { TextTest } from './text-tests.js';
import { clientSites, hostSites } from './legacy-host.js';

type TestSite = MessageMatchSite | CodeCompareSite;

const SHAPE = 'odata.error';

const MENTIONS = /odata\.error|graph\.windows\.net|azure-graph|@azure\/graph/;

/** Whether a text may be about the retired service at all. */
export function mentionsLegacy(text: string): boolean {
  return MENTIONS.test(text);
}

/**
 * Sites of the retired Azure AD Graph: tests and reads of its `odata.error` shape, where the value comes from
 * a Graph request, and requests that still go to its host.
 * @param tests the tests that `sites` were made of
 * @returns `sites`, those that test the retired shape as legacy sites, and the other legacy sites
 */
export function withLegacy(
  sites: readonly TestSite[],
  tests: readonly TextTest[],
  provenance: Provenance,
): Site[] {
  const { file } = provenance.context;
  if (!mentionsLegacy(file.text)) return [...sites];
  const compared = file.text.includes(SHAPE)
    ? sites.map((site) => (isLegacyTest(site, tests, provenance) ? comparison(site) : site))
    : sites;
  const reads = file.text.includes(SHAPE)
    ? readSites(
        compared.map(({ range }) => range),
        provenance,
      )
    : [];
  return [...compared, ...reads, ...hostSites(provenance), ...clientSites(provenance.context)];
}

function isLegacyTest(site: TestSite, tests: readonly TextTest[], provenance: Provenance): boolean {
  const inside = tests.filter(({ node, operator }) =>
    within(
      operator === 'switch' ? (node as TSESTree.SwitchStatement).discriminant.range : node.range,
      site.range,
    ),
  );
  return inside.length > 0 && inside.every(({ subject }) => isLegacy(relevant(provenance.concrete(subject))));
}

function within(inner: Range, outer: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

function relevant(values: readonly ConcreteValue[]): readonly ConcreteValue[] {
  return values.filter((value) => originsOf([value]).graph.length > 0);
}

function isLegacy(values: readonly ConcreteValue[]): boolean {
  return values.length > 0 && values.every(({ path }) => path.includes(SHAPE));
}

function comparison({ range, evidence, client, rewrite }: TestSite): LegacyErrorSite {
  return { kind: 'legacy-error', form: 'test', range, evidence, client, subject: SHAPE, rewrite };
}

/**
 * Reads of code and message, each as far as it stands outside of a test; then what else touches the
 * `odata.error` object.
 */
function readSites(taken: readonly Range[], provenance: Provenance): LegacyErrorSite[] {
  const { context } = provenance;
  const members = context.index
    .all('MemberExpression')
    .filter((node) => !taken.some((range) => within(node.range, range)));
  const names = context.index
    .all('Identifier')
    .filter((node) => isTakenApart(node, context) && !taken.some((range) => within(node.range, range)));
  const reads = [...members, ...names].flatMap((node) => readSite(node, provenance));
  const done = [...taken, ...reads.map(({ range }) => range)];
  const objects: Node[] = [
    ...members,
    ...context.index.all('Property').filter(({ value }) => value.type !== 'Literal'),
  ];
  const shapes = objects.filter(
    (node) =>
      propertyName(node as TSESTree.MemberExpression) === SHAPE &&
      !done.some((range) => within(node.range, range)) &&
      !isOnlyRead(node, done, context),
  );
  return [...reads, ...shapes.flatMap((node) => shapeSite(node, provenance))];
}

/** `code` behind `const { code } = body['odata.error']`: there is no other text to rewrite. */
function isTakenApart(node: TSESTree.Identifier, { index, names }: FileContext): boolean {
  const declared = names.variable(node)?.identifiers[0];
  const property = declared && index.parent(declared);
  if (declared === node || property?.type !== 'Property' || propertyName(property) !== 'code') return false;
  const parent = index.parent(node);
  return (
    index.parent(property)?.type === 'ObjectPattern' && !(parent?.type === 'Property' && parent.shorthand)
  );
}

function readSite(
  node: TSESTree.MemberExpression | TSESTree.Identifier,
  provenance: Provenance,
): LegacyErrorSite[] {
  const name = node.type === 'Identifier' ? 'code' : propertyName(node);
  if (name !== 'code' && name !== 'value') return [];
  const all = provenance.concrete(node);
  const values = relevant(all);
  const wanted = name === 'code' ? 'code' : 'message';
  if (!isLegacy(values) || !values.every((value) => roleOf(value) === wanted)) return [];
  const found = evidenceOf(values, all, node, provenance);
  if (!found) return [];
  const place =
    provenance.context.index.parent(node)?.type === 'ChainExpression'
      ? (provenance.context.index.parent(node) ?? node)
      : node;
  const error = isPlainRead(place, provenance.context)
    ? addressableError(node, values, provenance)
    : { left: 'legacy-shape' as const };
  return [
    {
      kind: 'legacy-error',
      form: 'read',
      range: rangeOf(place),
      ...found,
      subject: SHAPE,
      rewrite: typeof error === 'string' ? readRewrite(place, wanted, error) : error.left,
    },
  ];
}

function readRewrite({ range: [start, end] }: Node, wanted: 'code' | 'message', error: string): SpanRewrite {
  const name = wanted === 'code' ? 'mostSpecificErrorCode' : 'parseGraphError';
  return {
    spans: [{ start, end, text: `{{${name}}}(${error})${wanted === 'code' ? '' : '?.message'}` }],
    uses: [name],
  };
}

/**
 * A value that is only used: not written, not taken further apart, and no key, where `undefined` has no
 * place.
 */
function isPlainRead(place: Node, { index }: FileContext): boolean {
  const outer = outermost(place, index);
  const parent = index.parent(outer);
  if (!parent) return false;
  if (parent.type === 'MemberExpression' || parent.type === 'UpdateExpression') return false;
  if (parent.type === 'CallExpression' && parent.callee === outer) return false;
  if (parent.type === 'UnaryExpression' && parent.operator === 'delete') return false;
  return parent.type !== 'AssignmentExpression' || parent.right === outer;
}

/**
 * `const odata = body['odata.error']` or `const { code } = …` whose every use is a site of its own:
 * rewritten, it goes.
 */
function isOnlyRead(node: Node, done: readonly Range[], { index, names }: FileContext): boolean {
  const holder = index.parent(outermost(node, index));
  if (holder?.type !== 'VariableDeclarator') return false;
  const { id } = holder;
  const declared =
    id.type === 'Identifier'
      ? [id]
      : id.type === 'ObjectPattern'
        ? id.properties.map((item) => (item.type === 'Property' ? item.value : item))
        : [];
  const reads = declared.map(
    (name) => names.variable(name)?.references.filter((reference) => reference.isRead()) ?? [],
  );
  return (
    reads.length > 0 &&
    reads.every(
      (list) =>
        list.length > 0 &&
        list.every(({ identifier }) => done.some((range) => within(identifier.range, range))),
    )
  );
}

function shapeSite(node: Node, provenance: Provenance): LegacyErrorSite[] {
  const subject = node.type === 'Property' ? ownerOf(node, provenance.context) : node;
  const all = subject ? provenance.concrete(subject) : [];
  const values = relevant(all);
  const found =
    values.length > 0 && (node.type === 'Property' || isLegacy(values))
      ? evidenceOf(values, all, node, provenance)
      : undefined;
  if (!found) return [];
  return [
    {
      kind: 'legacy-error',
      form: 'shape',
      range: rangeOf(node),
      ...found,
      subject: SHAPE,
      rewrite: 'legacy-shape',
    },
  ];
}

/** What the pattern around a property takes apart: `body` of `const { 'odata.error': e } = body`. */
function ownerOf(node: Node, { index }: FileContext): Node | undefined {
  const pattern = index.parent(node);
  const holder = pattern?.type === 'ObjectPattern' ? index.parent(pattern) : undefined;
  return holder?.type === 'VariableDeclarator' && holder.id === pattern
    ? (holder.init ?? undefined)
    : undefined;
}

function evidenceOf(
  values: readonly ConcreteValue[],
  all: readonly ConcreteValue[],
  node: Node,
  { context }: Provenance,
): Pick<LegacyErrorSite, 'evidence' | 'client'> | undefined {
  const origins = originsOf(values);
  const [request] = origins.graph;
  const guard = guardAt(node, values[0]?.expression?.variable, origins.thrownAs, context);
  // SharePoint answers in the same shape: what may also come from something else is not said to be retired.
  const isShared =
    guard !== 'graph' &&
    all.some(({ root }) => failuresOfRoot(root).some(({ kind }) => kind === 'unknown' || kind === 'foreign'));
  const level =
    guard === 'other' ? undefined : isShared ? 'likely' : levelOf(origins, false, guard === 'graph');
  return request && level && { evidence: { level, chain: request.chain }, client: request.client };
}
