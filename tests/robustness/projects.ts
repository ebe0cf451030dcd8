import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  detectReports,
  detectSites,
  type DetectorSettings,
  type ReportedKind,
  type ReportedSite,
  type Site,
} from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';

/** A module whose export rejects with Graph errors. */
export const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({} as never);
export async function load(): Promise<unknown> { return client.api('/me').get(); }
`;

/** A project with the given files, removed after the test. */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'robust-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

/** The proven sites of one file with the evidence of the whole project. */
export function sitesIn(root: string, file: string, settings: DetectorSettings = {}): readonly Site[] {
  const path = join(root, file);
  const sites = detectSites(
    parseSource(path, readFileSync(path, 'utf8')),
    settings,
    createProject(root, settings).view,
  );
  return sites.filter((site) => site.evidence.level === 'proven');
}

/** The places of one file that are only reported, with the evidence of the whole project. */
export function reportsIn(
  root: string,
  file: string,
  kinds: readonly ReportedKind[],
): readonly ReportedSite<ReportedKind>[] {
  const path = join(root, file);
  return detectReports(
    parseSource(path, readFileSync(path, 'utf8')),
    {},
    createProject(root, {}).view,
    kinds,
  );
}
