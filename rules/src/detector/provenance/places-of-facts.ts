import type { Failure, FileEvaluation, GraphFailure as GraphItem } from '../../analysis/index.js';
import { enclosingFunction, rangeOf, type Node } from '../../syntax/tree.js';
import type { EvidenceStep, Range } from '../types.js';
import { step, type Failure as FailureHere, type FileContext, type GraphFailure } from './context.js';
import type { Rest } from './items-of-facts.js';
import { hasNoCode, keptBy } from './kept-by-facts.js';

/** Where in one file the failures stand that the evaluation of facts knows. */
export class PlacesOfFacts {
  private readonly calls: ReadonlyMap<string, Node>;

  constructor(
    private readonly context: FileContext,
    private readonly evaluation: FileEvaluation,
  ) {
    const { index } = context;
    this.calls = new Map(
      [...index.all('CallExpression'), ...index.all('NewExpression')].map((node) => [
        node.range.join(),
        node,
      ]),
    );
  }

  syntaxAt(range: Range | undefined): Node | undefined {
    return range && this.calls.get(range.join());
  }

  /**
   * Where a failure shows itself: what a caller gives is nothing that the function does, but something that
   * it has from the beginning.
   */
  givenAt({ caller }: Pick<Rest, 'caller'>, at: Node): Node {
    return (caller === undefined ? undefined : enclosingFunction(at, this.context.index)) ?? at;
  }

  /**
   * The call by which an expression has the answer to a request: the request, or the call of a function that
   * sends it.
   */
  answeredAt(failure: GraphItem, at: Node): Node {
    const [call] = this.evaluation
      .callsGiving(rangeOf(at), failure)
      .flatMap((range) => this.syntaxAt(range) ?? []);
    return call ?? this.sentAt(failure) ?? at;
  }

  failureHere(failure: Failure, node: Node): FailureHere | undefined {
    switch (failure.kind) {
      case 'graph':
        return this.graphHere(failure, node);
      case 'own':
        return { kind: 'own', node, texts: failure.texts };
      case 'foreign':
        return { kind: 'foreign', node, texts: failure.package === undefined ? [] : [failure.package] };
      case 'sign-in':
        return { kind: 'sign-in', node, texts: [failure.source] };
      case 'unknown':
        return { kind: 'unknown', node, texts: [] };
      default:
        return undefined;
    }
  }

  graphHere(failure: GraphItem, node: Node): GraphFailure {
    const { client, made, isShared } = failure;
    const wrapped = keptBy(failure, this.evaluation);
    const making =
      made && (made.as !== undefined || made.texts.length > 0)
        ? { as: made.as, texts: made.texts }
        : undefined;
    return {
      kind: 'graph',
      client,
      chain: this.chainOf(failure, node),
      node,
      wrapped,
      ...(making && {
        made: { ...making, ...(hasNoCode(failure, this.evaluation) && { isCodeLost: true }) },
      }),
      ...(isShared && { shared: true }),
    };
  }

  /** The request in this file; undefined for one in another. */
  private sentAt({ site }: GraphItem): Node | undefined {
    return this.syntaxAt(this.evaluation.rangeOf(site.file, site.node));
  }

  private chainOf(failure: GraphItem, at: Node): readonly EvidenceStep[] {
    const { site } = failure;
    const node = this.sentAt(failure);
    if (node)
      return [
        ...(at.type === 'CallExpression' && at !== node ? [step(this.context, at)] : []),
        step(this.context, node),
      ];
    const call = site.file.facts.nodes[site.node];
    const sent =
      call?.op === 'call' || call?.op === 'new'
        ? this.context.project?.excerpt(site.file.path, call.span)
        : undefined;
    return [step(this.context, at), ...(sent ? [sent] : [])];
  }
}
