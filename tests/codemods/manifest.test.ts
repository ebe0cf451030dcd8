import { addDependency } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { planManifests, runtimeRange } from '../../codemods/src/manifest.js';
import { TestProject } from './helpers/project.js';

const RANGE = '^1.2.3';

describe('addDependency', () => {
  it.each([
    [
      'in alphabetical order',
      '{\n  "dependencies": {\n    "axios": "1",\n    "zod": "4"\n  }\n}\n',
      '{\n  "dependencies": {\n    "axios": "1",\n    "msgraph-errors": "^1.2.3",\n    "zod": "4"\n  }\n}\n',
    ],
    [
      'first',
      '{\n  "dependencies": {\n    "zod": "4"\n  }\n}\n',
      '{\n  "dependencies": {\n    "msgraph-errors": "^1.2.3",\n    "zod": "4"\n  }\n}\n',
    ],
    [
      'last',
      '{\n  "dependencies": {\n    "axios": "1"\n  }\n}\n',
      '{\n  "dependencies": {\n    "axios": "1",\n    "msgraph-errors": "^1.2.3"\n  }\n}\n',
    ],
    [
      'with tabs',
      '{\n\t"dependencies": {\n\t\t"axios": "1"\n\t}\n}\n',
      '{\n\t"dependencies": {\n\t\t"axios": "1",\n\t\t"msgraph-errors": "^1.2.3"\n\t}\n}\n',
    ],
    [
      'with four blanks and CRLF',
      '{\r\n    "dependencies": {\r\n        "axios": "1"\r\n    }\r\n}\r\n',
      '{\r\n    "dependencies": {\r\n        "axios": "1",\r\n        "msgraph-errors": "^1.2.3"\r\n    }\r\n}\r\n',
    ],
    [
      'behind a byte order mark',
      '\uFEFF{\n  "dependencies": {\n    "axios": "1"\n  }\n}',
      '\uFEFF{\n  "dependencies": {\n    "axios": "1",\n    "msgraph-errors": "^1.2.3"\n  }\n}',
    ],
    [
      'into new dependencies',
      '{\n  "name": "a",\n  "files": ["dist", "src"]\n}\n',
      '{\n  "name": "a",\n  "files": ["dist", "src"],\n  "dependencies": {\n    "msgraph-errors": "^1.2.3"\n  }\n}\n',
    ],
    [
      'into empty dependencies',
      '{\n  "dependencies": {}\n}\n',
      '{\n  "dependencies": {\n    "msgraph-errors": "^1.2.3"\n  }\n}\n',
    ],
    ['into one line', '{ "name": "a" }', '{ "name": "a", "dependencies": { "msgraph-errors": "^1.2.3" } }'],
    [
      'into dependencies on one line',
      '{ "name": "a", "dependencies": { "axios": "1", "zod": "4" } }\n',
      '{ "name": "a", "dependencies": { "axios": "1", "msgraph-errors": "^1.2.3", "zod": "4" } }\n',
    ],
    [
      'into one line without spaces',
      '{"name":"a","dependencies":{"axios":"1"}}',
      '{"name":"a","dependencies":{"axios":"1","msgraph-errors":"^1.2.3"}}',
    ],
    [
      'into new dependencies on one line without spaces',
      '{"name":"a","devDependencies":{}}\n',
      '{"name":"a","dependencies":{"msgraph-errors":"^1.2.3"},"devDependencies":{}}\n',
    ],
    [
      'into empty dependencies on one line',
      '{"name": "a", "dependencies": {}}',
      '{"name": "a", "dependencies": {"msgraph-errors": "^1.2.3"}}',
    ],
    [
      'into one line with one dependency',
      '{"dependencies": {"axios": "1"}}',
      '{"dependencies": {"axios": "1", "msgraph-errors": "^1.2.3"}}',
    ],
    [
      'into dependencies that stand on one line of several',
      '{\n  "name": "a",\n  "dependencies": { "axios": "1" }\n}\n',
      '{\n  "name": "a",\n  "dependencies": { "axios": "1", "msgraph-errors": "^1.2.3" }\n}\n',
    ],
    [
      'from development dependencies on one line',
      '{"devDependencies":{"msgraph-errors":"1.0.0","vitest":"4"}}',
      '{"dependencies":{"msgraph-errors":"1.0.0"},"devDependencies":{"vitest":"4"}}',
    ],
    [
      'from the end of development dependencies',
      '{\n  "devDependencies": {\n    "a": "1",\n    "msgraph-errors": "1.0.0"\n  }\n}\n',
      '{\n  "dependencies": {\n    "msgraph-errors": "1.0.0"\n  },\n  "devDependencies": {\n    "a": "1"\n  }\n}\n',
    ],
    ['into nothing', '{}\n', '{\n  "dependencies": {\n    "msgraph-errors": "^1.2.3"\n  }\n}\n'],
    [
      'before development dependencies',
      '{\n  "files": ["a"],\n  "devDependencies": {}\n}\n',
      '{\n  "files": ["a"],\n  "dependencies": {\n    "msgraph-errors": "^1.2.3"\n  },\n  "devDependencies": {}\n}\n',
    ],
    [
      'instead of a development dependency, with its version',
      '{\n  "devDependencies": {\n    "msgraph-errors": "1.0.0",\n    "vitest": "4"\n  }\n}\n',
      '{\n  "dependencies": {\n    "msgraph-errors": "1.0.0"\n  },\n  "devDependencies": {\n    "vitest": "4"\n  }\n}\n',
    ],
  ])('adds the runtime %s', (_title, before, after) => {
    expect(addDependency(before, RANGE)).toBe(after);
    expect(addDependency(after, RANGE)).toBe(after);
  });

  it.each([
    ['a dependency', '{ "dependencies": { "msgraph-errors": "*" } }'],
    ['a peer dependency', '{ "peerDependencies": { "msgraph-errors": "*" } }'],
    ['an optional dependency', '{ "optionalDependencies": { "msgraph-errors": "*" } }'],
    ['the package itself', '{ "name": "msgraph-errors" }'],
  ])('leaves %s', (_title, text) => {
    expect(addDependency(text, RANGE)).toBe(text);
  });

  it.each(['', '{ "name": ', '[]', '"text"', '{ "dependencies": } '])('refuses %j', (text) => {
    expect(addDependency(text, RANGE)).toBeUndefined();
  });
});

describe('planManifests', () => {
  it('finds the package of each file, each once', () => {
    const project = new TestProject({
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      'packages/a/package.json': '{ "name": "a" }',
      'packages/a/src/esm/package.json': '{ "type": "module" }',
      'packages/b/package.json': '{ "name": "b", "dependencies": { "msgraph-errors": "*" } }',
    });
    const files = ['packages/a/src/esm/x.ts', 'packages/a/src/y.ts', 'packages/b/z.ts', 'tools/w.ts'].map(
      (name) => project.path(name),
    );
    const { changes, notes } = planManifests(files, project.root, RANGE);
    expect(changes.map(({ path }) => path)).toEqual([
      project.path('packages/a/package.json'),
      project.path('package.json'),
    ]);
    expect(changes[0]?.after).toContain('"msgraph-errors": "^1.2.3"');
    expect(notes).toEqual([]);
  });

  it('does not look above the root', () => {
    const project = new TestProject({ 'package.json': '{ "name": "outside" }', 'inside/a.ts': '' });
    const { changes, notes } = planManifests([project.path('inside/a.ts')], project.path('inside'), RANGE);
    expect(changes).toEqual([]);
    expect(notes).toEqual(['No package.json was found; install `msgraph-errors` (^1.2.3) yourself.']);
  });

  it('asks for the version that it was built with', () => {
    expect(runtimeRange()).toMatch(/^\^\d+\.\d+\.\d+/);
  });
});
