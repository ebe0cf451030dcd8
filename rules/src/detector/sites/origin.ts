import { step } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import type { ConcreteValue, Value } from '../provenance/values.js';
import type { ClientId, Evidence } from '../types.js';
import { catalogueEvidence } from './by-catalogue.js';
import { classTestAround, guardAt } from './guards.js';
import { hasWording, levelOf, type Origins } from './evidence.js';
import { isForOtherService } from './other-services.js';
import type { TextTest } from './text-tests.js';
import { isWithoutStatus } from './without-status.js';

/** A comparison with a part of an error, and what is known of that error. */
export interface Compared {
  readonly test: TextTest;
  readonly origins: Origins;
  readonly values: readonly ConcreteValue[];
  /** One of the compared texts says that the error is Graph's where it may also be something else's. */
  readonly distinctive: boolean;
  /**
   * No source of texts that is known has any of the compared texts, and what else fails there may have them.
   */
  readonly mayBeOfAnother: boolean;
  /** The compared texts that only Graph sends. */
  readonly graphTexts: readonly string[];
  /** Whether a value is the compared part: the message, or the code. */
  isPart(value: Value): boolean;
}

/** From where the compared error comes, or undefined when nothing proves that it is Graph's. */
export function originOf(
  compared: Compared,
  provenance: Provenance,
): { readonly evidence: Evidence; readonly client: ClientId } | undefined {
  const { test, origins, values, distinctive } = compared;
  const guard = guardAt(test.node, values[0]?.expression?.variable, origins.thrownAs, provenance.context);
  const [request] = origins.graph;
  if (isForOtherService(test.node, provenance.context)) return undefined;
  // Without a request in reach a class of the project says nothing against a code that only Graph sends.
  if (guard === 'other' && (request || compared.graphTexts.length === 0)) return undefined;
  if (!request) {
    const evidence =
      classEvidence(compared, provenance) ??
      catalogueEvidence(test, compared.graphTexts, (value) => compared.isPart(value), provenance);
    return evidence && { evidence, client: 'unknown' };
  }
  // An error that the project makes of the text alone has no status, whatever was answered.
  const error = values[0]?.expression?.variable;
  if (
    error &&
    origins.graph.every(({ wrapped }) => wrapped === false) &&
    isWithoutStatus(test.node, error, provenance.context)
  )
    return undefined;
  // A wrapper may be used for several services.
  const isWorded =
    origins.foreignRequests === 0 &&
    (test.texts?.some((text) =>
      hasWording(
        text,
        origins.graph.filter(({ shared }) => shared !== true),
      ),
    ) ??
      false);
  const isDistinct = distinctive || isWorded;
  // Sign-in and Graph in one `try`: a sentence or a code that nobody knows may be of either.
  if (compared.mayBeOfAnother && !isDistinct)
    return { evidence: { level: 'likely', chain: request.chain }, client: request.client };
  const level = levelOf(
    origins,
    isDistinct,
    guard === 'graph',
    test.texts?.some((text) => /\b[45]\d\d\b/.test(text)),
  );
  return level && { evidence: { level, chain: request.chain }, client: request.client };
}

/** The test for the class of a Graph client that the compared error has passed, wherever it came from. */
function classEvidence(compared: Compared, provenance: Provenance): Evidence | undefined {
  const { test } = compared;
  for (const value of provenance.values(test.subject)) {
    const variable = compared.isPart(value) ? value.expression?.variable : undefined;
    const passed = variable && classTestAround(test.node, variable, provenance.context);
    if (passed) return { level: 'proven', chain: [step(provenance.context, passed)] };
  }
  return undefined;
}
