import type { EvidenceStep, ClientId, DetectorSettings, SourceFile } from '../types.js';
import type { NameIndex } from '../../syntax/scope.js';
import { excerpt, type Node, type SyntaxIndex } from '../../syntax/tree.js';
import type { ProjectView } from './project.js';
import type { Making, Wrapped } from './making.js';

/** What the analyses of one file share. */
export interface FileContext {
  readonly file: SourceFile;
  readonly index: SyntaxIndex;
  readonly names: NameIndex;
  readonly settings: DetectorSettings;
  /** Evidence from other files; absent when only this file may be looked at. */
  readonly project: ProjectView | undefined;
}

/** A Graph request that may fail here. */
export interface GraphFailure {
  readonly kind: 'graph';
  readonly client: ClientId;
  /** From this place to the request. */
  readonly chain: readonly EvidenceStep[];
  readonly node: Node;
  /** Whether the error that arrives was made anew, from text (`new Error(...)`) or with the status. */
  readonly wrapped: Wrapped;
  /** How the error was made that arrives, where the project has made it. */
  readonly made?: Making;
  /** Other implementations of the called interface do not reach Graph. */
  readonly shared?: boolean;
}

/** Something else that may fail here: thrown by the project itself, another library, or not resolved. */
export interface OtherFailure {
  /**
   * `sign-in`: a call that gets a token, without which no request to Graph is made; it says nothing either
   * way.
   */
  readonly kind: 'own' | 'foreign' | 'unknown' | 'sign-in';
  readonly node: Node;
  /**
   * Constant texts of the error, for `own`; the package, for `foreign` where no request is seen; what signs
   * in, as a source of texts of the catalogue.
   */
  readonly texts: readonly string[];
}

export type Failure = GraphFailure | OtherFailure;

export function step(context: FileContext, node: Node, text?: string): EvidenceStep {
  return {
    text: text ?? excerpt(context.file, node),
    path: context.file.path,
    line: context.index.lineAt(node.range[0]),
  };
}
