import * as defaultDetector from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import type { LookOptions } from './look.js';
import { readSource } from './read.js';
import { requestAt, requestOf } from './found-sites.js';
import type { Work } from './work.js';

/**
 * The requests of which errors may keep details, as `requestOf` names them; undefined when all may. Where
 * some file asks an error for its cause (`error.cause ?? error`), one that gets a cause from now on would be
 * taken for another.
 * @param root absolute path of the repository
 * @param files absolute paths of all files of the run
 * @param keeping the files whose errors would keep details
 */
export function requestsNotAsked(
  root: string,
  files: readonly string[],
  options: LookOptions,
  keeping: readonly Work[],
): ReadonlySet<string> | undefined {
  const asked = keeping.length > 0 ? askedIn(root, files, options) : new Set<string>();
  const requests = keeping.flatMap(({ sites }) =>
    sites.filter(({ kind }) => kind === 'lost-details').map(requestOf),
  );
  return requests.some((request) => asked.has(request))
    ? new Set(requests.filter((request) => !asked.has(request)))
    : undefined;
}

function askedIn(
  root: string,
  files: readonly string[],
  { settings = {}, detector = defaultDetector }: LookOptions,
): ReadonlySet<string> {
  const project = settings.crossFile === false ? undefined : createProject(root, settings);
  return new Set(
    files.flatMap((path) => {
      try {
        const source = readSource(path);
        if (source === undefined || typeof source === 'string' || !/\bcause\b/.test(source.text)) return [];
        return (
          detector
            .detectCausesAsked?.(parseSource(path, source.text), settings, project?.viewFor(path))
            .map(requestAt) ?? []
        );
      } catch {
        // What cannot be read or parsed is told where the file is looked at.
        return [];
      }
    }),
  );
}
