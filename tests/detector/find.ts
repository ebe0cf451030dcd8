import { expect, it } from 'vitest';
import {
  detectSites,
  type DetectorSettings,
  type EvidenceLevel,
  type Site,
  type SiteKind,
} from 'eslint-plugin-msgraph/detector';
import { applyEdits, composeEdits } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';

export interface Options {
  readonly path?: string;
  readonly settings?: DetectorSettings;
  readonly level?: EvidenceLevel;
}

/** A typed classic client, for cases that are about something else. */
export const SDK = `import { Client } from '@microsoft/microsoft-graph-client';
declare const client: Client;
`;

export function sitesIn(
  code: string,
  kind: SiteKind,
  { path = 'file.ts', settings = {}, level = 'proven' }: Options = {},
): readonly Site[] {
  return detectSites(parseSource(path, code), settings).filter(
    (site) => site.kind === kind && site.evidence.level === level,
  );
}

/** Registers a test: the sites of one kind are exactly the parts between `«` and `»`. */
export function finds(kind: SiteKind): (name: string, marked: string, options?: Options) => void {
  return (name, marked, options) => {
    it(name, () => {
      const expected = [...marked.matchAll(/«([^»]*)»/g)].map((match) => match[1]);
      const code = marked.replace(/[«»]/g, '');
      const found = sitesIn(code, kind, options).map((site) => code.slice(site.range[0], site.range[1]));
      expect(found).toEqual(expected);
    });
  };
}

/** Registers a test: rewriting all sites of `before` gives `after`, and a second run changes nothing. */
export function rewrites(name: string, before: string, after: string, options: Options = {}): void {
  it(name, () => {
    const once = rewriteAll(before, options);
    expect(once).toBe(after);
    expect(rewriteAll(once, options)).toBe(after);
  });
}

export function rewriteAll(code: string, { path = 'file.ts', settings = {} }: Options = {}): string {
  const file = parseSource(path, code);
  return applyEdits(code, composeEdits(file, detectSites(file, settings), settings).edits);
}

/** Why the only site of `code` is not rewritten. */
export function reasonIn(code: string, kind: SiteKind, options: Options = {}): string | undefined {
  const { path = 'file.ts', settings = {} } = options;
  const file = parseSource(path, code);
  const sites = detectSites(file, settings).filter((site) => site.kind === kind);
  expect(sites).toHaveLength(1);
  return composeEdits(file, sites, settings).left[0]?.reason;
}
