import { importersOf, type Reshaped, type SeenChange } from './importers.js';
import { notCompared } from './proof.js';
import type { Proof, ProofOptions, TextChange } from './type-proof.js';
import { ProofProject } from './proof-project.js';
import { TsConfigs, type TsConfig } from './tsconfigs.js';

/**
 * Compares the diagnostics of every project that contains a change, before and after, as multisets of file,
 * code and message. A file that gains one is rejected; when a file gains one that was not changed itself, the
 * changed files that it imports are. Where a change shows in the declarations of its file, projects that only
 * import the file are compared as well. Where the compiler cannot be run, nothing is proven and every change
 * of the project is rejected. Files in no project are not judged.
 */
export function proveTypes(changes: readonly TextChange[], { root, tsconfig }: ProofOptions): Proof {
  const configs = new TsConfigs(root, tsconfig);
  const broken = new Map<string, string>();
  for (;;) {
    const own = proveGroups(
      groupByProject(
        changes.filter(({ path }) => !broken.has(path)),
        configs,
      ),
    );
    const importers = importersOf(own.reshaped, configs);
    const size = broken.size;
    for (const [path, reason] of brokenImports(importers)) broken.set(path, reason);
    // What another change needed is gone now, so everything is compared again.
    if (broken.size > size) continue;
    const projects = new Set([...own.projects, ...[...importers.keys()].map(({ path }) => path)]);
    return {
      rejected: new Map([...own.rejected, ...broken]),
      reduced: own.reduced,
      checked: own.checked,
      projects: [...projects],
    };
  }
}

/**
 * Changed files that break another project, with the reason. A project that cannot be compiled has no say.
 */
function brokenImports(importers: ReadonlyMap<TsConfig, readonly SeenChange[]>): Map<string, string> {
  const broken = new Map<string, string>();
  for (const [config, changes] of importers) {
    const rejected = provenIn(config, changes);
    for (const { path, source } of changes) {
      const reason = rejected.get(path);
      if (reason !== undefined) broken.set(source, reason);
    }
  }
  return broken;
}

function provenIn(config: TsConfig, changes: readonly SeenChange[]): ReadonlyMap<string, string> {
  try {
    return new ProofProject(config, changes).prove();
  } catch {
    return new Map();
  }
}

function proveGroups(
  groups: ReadonlyMap<TsConfig, readonly TextChange[]>,
): Proof & { readonly reshaped: readonly Reshaped[] } {
  const rejected = new Map<string, string>();
  const reduced = new Map<string, { readonly index: number; readonly reason: string }>();
  const checked = new Set<string>();
  const reshaped: Reshaped[] = [];
  for (const [config, group] of groups) {
    try {
      const project = new ProofProject(config, group);
      for (const path of project.changed) checked.add(path);
      for (const [path, reason] of project.prove()) rejected.set(path, reason);
      for (const [path, taken] of project.reduced) reduced.set(path, taken);
      reshaped.push(...project.reshaped().map((file) => ({ ...file, config })));
    } catch (error) {
      for (const [path, reason] of notCompared(group, error as Error)) rejected.set(path, reason);
    }
  }
  return { rejected, reduced, checked, reshaped, projects: [...groups.keys()].map((config) => config.path) };
}

function groupByProject(changes: readonly TextChange[], configs: TsConfigs): Map<TsConfig, TextChange[]> {
  const groups = new Map<TsConfig, TextChange[]>();
  for (const change of changes) {
    const config = configs.find(change.path);
    if (config) groups.set(config, [...(groups.get(config) ?? []), change]);
  }
  return groups;
}
