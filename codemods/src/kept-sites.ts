import * as found from 'eslint-plugin-msgraph/detector';
import type { Site } from 'eslint-plugin-msgraph/detector';
import type { Project } from 'eslint-plugin-msgraph/project';
import { kindsOf } from './found-sites.js';
import type { Detector } from './rewrite-types.js';

/** What the rule that reports lost details keeps its sites under. */
const LOST = 'lost-details';

/** The sites that the linter or an earlier run has left in the cache of a project. */
export class KeptSites {
  /** Looks only for what is not kept. What a file holds after a rewrite is never kept. */
  readonly detector: Detector;
  readonly #project: Project;
  readonly #looksForLost: boolean;
  /** The content that each file has on the disk. */
  readonly #texts = new Map<string, string>();

  /** @param transforms names of those that are used */
  constructor(project: Project, transforms: readonly string[]) {
    this.#project = project;
    this.#looksForLost = kindsOf(transforms).has(LOST);
    this.detector = {
      ...found,
      detectSites: (file, settings, view) => this.#once(file, () => found.detectSites(file, settings, view)),
      detectLostDetails: (file, settings, view, style) => {
        const find = (): readonly Site[] => found.detectLostDetails(file, settings, view, style);
        return style === undefined || style === 'option' ? this.#once(file, find, LOST) : find();
      },
    };
  }

  /** Whether it is known that a file with this content holds nothing that is looked for. */
  isEmpty(path: string, text: string): boolean {
    this.#texts.set(path, text);
    if (!this.#project.viewFor(path)) return false;
    const searches = [
      ...(found.mayHaveSites(text) ? [undefined] : []),
      ...(this.#looksForLost && found.mayLoseDetails(text) ? [LOST] : []),
    ];
    return searches.every((search) => this.#project.known(path, text, search)?.length === 0);
  }

  save(): void {
    this.#project.save();
  }

  #once(
    { path, text }: { readonly path: string; readonly text: string },
    find: () => readonly Site[],
    search?: string,
  ): readonly Site[] {
    return this.#texts.get(path) === text ? this.#project.sites(path, text, find, search) : find();
  }
}
