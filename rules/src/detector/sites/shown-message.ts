import { isHttpClient } from '../../analysis/models/reach.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, roleOf, UNANSWERED, type ConcreteValue } from '../provenance/values.js';
import { rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { ReportedSite } from '../types.js';
import { displays, type Display } from './display-calls.js';
import { guardAt } from './guards.js';
import { levelOf, originsOf } from './evidence.js';

type ShownSite = ReportedSite<'shown-message'>;

/** Texts of Graph's errors that reach a person. */
export function shownMessages(provenance: Provenance): readonly ShownSite[] {
  return displays(provenance.context).flatMap((display) =>
    display.shown.flatMap((node) => siteOf(node, display, provenance)).slice(0, 1),
  );
}

function siteOf(node: Node, { form }: Display, provenance: Provenance): readonly ShownSite[] {
  if (node.type === 'SpreadElement' || !provenance.values(node).some(mayBeText)) return [];
  const values = provenance
    .concrete(node)
    .filter((value) => isMessage(value) && isOfFailure(value, node, provenance));
  const origins = originsOf(values);
  const [request] = origins.graph;
  const guard = guardAt(node, values[0]?.expression?.variable, origins.thrownAs, provenance.context);
  if (!request || guard === 'other') return [];
  const level = levelOf(origins, false, guard === 'graph');
  if (!level || !values.some(isOfGraph)) return [];
  const place = shownPart(node, provenance) ?? node;
  const { client, chain } = request;
  const facts = {
    shown: provenance.context.file.text
      .slice(...place.range)
      .replace(/\s+/g, ' ')
      .slice(0, 60),
  };
  return [{ kind: 'shown-message', range: rangeOf(place), client, evidence: { level, chain }, form, facts }];
}

function mayBeText(value: { readonly root: { readonly kind: string } }): boolean {
  return value.root.kind === 'error' || value.root.kind === 'body' || value.root.kind === 'parameter';
}

/** A message, also one that stands in an object, or a whole error that is made a text. */
function isMessage(value: ConcreteValue): boolean {
  return roleOf({ ...value, at: [] }) === 'message';
}

/**
 * The text of an answer is one of an error where the answer is known to have failed, or where it is asked for
 * its `error`.
 */
function isOfFailure({ root, path }: ConcreteValue, node: Node, provenance: Provenance): boolean {
  return (
    root.kind !== 'body' ||
    path.includes('error') ||
    path.includes('odata.error') ||
    provenance.isOnFailurePath(node)
  );
}

/**
 * The text is what Graph said, or a client of Graph, and neither one of the project's own nor the sentence of
 * an HTTP client.
 */
function isOfGraph({ root, path }: ConcreteValue): boolean {
  if (root.kind === 'body') return true;
  const isOwnSentence = path.length <= 1;
  return failuresOfRoot(root).some(
    (failure) =>
      failure.kind === 'graph' &&
      failure.wrapped === false &&
      failure.shared !== true &&
      !UNANSWERED.has(failure.client) &&
      !(isOwnSentence && isHttpClient(failure.client)),
  );
}

/** The property of an object literal that holds the text. */
function shownPart(node: Node, provenance: Provenance): Node | undefined {
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression') return undefined;
  for (const property of inner.properties) {
    if (
      property.type === 'Property' &&
      provenance.concrete(property.value).some((value) => isMessage(value) && isOfGraph(value))
    )
      return shownPart(property.value, provenance) ?? property.value;
  }
  return undefined;
}
