import { describe, expect, it } from 'vitest';
import { applyEdits, planImports, type Edit } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';

interface Planned {
  readonly text: string;
  readonly names: Record<string, string>;
  /** What a second plan for the same places would change. */
  readonly again: readonly Edit[] | undefined;
}

/** Plans imports for the places that the text marks by `«name»`, and writes the local name there. */
function plan(marked: string, path = 'a.ts'): Planned | undefined {
  const places: { name: string; offset: number }[] = [];
  let text = '';
  for (const [index, part] of marked.split(/[«»]/).entries()) {
    if (index % 2 === 1) places.push({ name: part, offset: text.length });
    text += index % 2 === 1 ? 'x' : part;
  }
  const byName = new Map<string, number[]>();
  for (const { name, offset } of places) byName.set(name, [...(byName.get(name) ?? []), offset]);
  const file = parseSource(path, text);
  const result = planImports(file, 'msgraph-errors', byName);
  if (!result) return undefined;
  const edits = places.map(({ name, offset }) => ({
    start: offset,
    end: offset + 1,
    text: result.names.get(name) ?? '',
  }));
  const all = [...result.edits, ...edits];
  const output = applyEdits(file.text, all);
  const moved = (offset: number): number =>
    applyEdits(
      file.text.slice(0, offset),
      all.filter((edit) => edit.end <= offset && edit.start < offset),
    ).length;
  const usesAfter = new Map([...byName].map(([name, offsets]) => [name, offsets.map(moved)]));
  const again = planImports(parseSource(path, output), 'msgraph-errors', usesAfter)?.edits;
  return { text: output, names: Object.fromEntries(result.names), again };
}

const CASES: readonly (readonly [title: string, path: string, input: string, expected: string])[] = [
  [
    'writes a new import behind the last one',
    'a.ts',
    "import a from 'a';\n\nfoo(«hasErrorCode»);\n",
    "import a from 'a';\nimport { hasErrorCode } from 'msgraph-errors';\n\nfoo(hasErrorCode);\n",
  ],
  [
    'takes over double quotes and missing semicolons',
    'a.ts',
    'import a from "a"\n\nfoo(«hasErrorCode»)\n',
    'import a from "a"\nimport { hasErrorCode } from "msgraph-errors"\n\nfoo(hasErrorCode)\n',
  ],
  [
    'takes over braces without blanks',
    'a.ts',
    "import {a} from 'a';\nfoo(«hasErrorCode»);\n",
    "import {a} from 'a';\nimport {hasErrorCode} from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'sorts several names',
    'a.ts',
    "import a from 'a';\nfoo(«hasErrorCode», «GraphErrorCode»);\n",
    "import a from 'a';\nimport { GraphErrorCode, hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode, GraphErrorCode);\n",
  ],
  [
    'breaks a long list into lines with the indent of the file',
    'a.ts',
    "import a from 'a';\nfunction f() {\n\tfoo(«hasErrorCode», «GraphErrorCode», «hasErrorCondition», «GraphErrorCondition»);\n}\n",
    "import a from 'a';\nimport {\n\tGraphErrorCode,\n\tGraphErrorCondition,\n\thasErrorCode,\n\thasErrorCondition,\n} from 'msgraph-errors';\nfunction f() {\n\tfoo(hasErrorCode, GraphErrorCode, hasErrorCondition, GraphErrorCondition);\n}\n",
  ],
  [
    'keeps a comment on the line of the last import',
    'a.ts',
    "import a from 'a'; // eslint-disable-line\nfoo(«hasErrorCode»);\n",
    "import a from 'a'; // eslint-disable-line\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'writes on the same line when code follows there',
    'a.ts',
    "import a from 'a'; foo(«hasErrorCode»);\n",
    "import a from 'a'; import { hasErrorCode } from 'msgraph-errors'; foo(hasErrorCode);\n",
  ],
  [
    'writes on the same line when a comment runs on',
    'a.ts',
    "import a from 'a' /* one\ntwo */\nfoo(«hasErrorCode»)\n",
    "import a from 'a'; import { hasErrorCode } from 'msgraph-errors'; /* one\ntwo */\nfoo(hasErrorCode)\n",
  ],
  [
    'goes behind the last import between statements',
    'a.ts',
    "import a from 'a';\nvi.mock('a');\nimport b from 'b';\nfoo(«hasErrorCode»);\n",
    "import a from 'a';\nvi.mock('a');\nimport b from 'b';\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'goes behind the last package, before files',
    'a.ts',
    "import a from 'a';\nimport type { B } from '@b/c';\nimport d from './d.js';\nimport e from '@/e';\nfoo(«hasErrorCode»);\n",
    "import a from 'a';\nimport type { B } from '@b/c';\nimport { hasErrorCode } from 'msgraph-errors';\nimport d from './d.js';\nimport e from '@/e';\nfoo(hasErrorCode);\n",
  ],
  [
    'goes before the first file where no package is imported',
    'a.ts',
    "import d from './d.js';\nimport e from '#e';\nfoo(«hasErrorCode»);\n",
    "import { hasErrorCode } from 'msgraph-errors';\nimport d from './d.js';\nimport e from '#e';\nfoo(hasErrorCode);\n",
  ],
  [
    'goes before the first file behind a directive',
    'a.ts',
    "'use server';\n\nimport d from './d.js';\nfoo(«hasErrorCode»);\n",
    "'use server';\n\nimport { hasErrorCode } from 'msgraph-errors';\nimport d from './d.js';\nfoo(hasErrorCode);\n",
  ],
  [
    'goes behind the last file where a comment may be about the first',
    'a.ts',
    "// eslint-disable-next-line x\nimport d from './d.js';\nimport e from '#e';\nfoo(«hasErrorCode»);\n",
    "// eslint-disable-next-line x\nimport d from './d.js';\nimport e from '#e';\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],

  [
    'reuses an import',
    'a.ts',
    "import { hasErrorCode } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'reuses an alias',
    'a.ts',
    "import { hasErrorCode as has } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { hasErrorCode as has } from 'msgraph-errors';\nfoo(has);\n",
  ],
  [
    'reuses a namespace',
    'a.ts',
    "import * as graph from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import * as graph from 'msgraph-errors';\nfoo(graph.hasErrorCode);\n",
  ],
  [
    'does not reuse a namespace that is shadowed',
    'a.ts',
    "import * as graph from 'msgraph-errors';\nfunction f(graph) { foo(«hasErrorCode»); }\n",
    "import * as graph from 'msgraph-errors';\nimport { hasErrorCode } from 'msgraph-errors';\nfunction f(graph) { foo(hasErrorCode); }\n",
  ],
  [
    'does not use a type-only namespace',
    'a.ts',
    "import type * as graph from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import type * as graph from 'msgraph-errors';\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges into an import',
    'a.ts',
    "import { a } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { a, hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges behind a trailing comma',
    'a.ts',
    "import { a, } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { a, hasErrorCode, } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges at its place into a list that is sorted',
    'a.ts',
    "import { GraphErrorCode, hasErrorCondition } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { GraphErrorCode, hasErrorCode, hasErrorCondition } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges behind a list that is not sorted',
    'a.ts',
    "import { retryGraph, GraphErrorCode } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { retryGraph, GraphErrorCode, hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges into lines',
    'a.ts',
    "import {\n  a,\n  b,\n} from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import {\n  a,\n  b,\n  hasErrorCode,\n} from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'leaves a comment with its name',
    'a.ts',
    "import {\n  a,\n  b, // why\n} from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import {\n  a,\n  hasErrorCode,\n  b, // why\n} from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges into an empty list',
    'a.ts',
    "import {} from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'adds a list to a default import',
    'a.ts',
    "import graph from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import graph, { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'leaves a side-effect import',
    'a.ts',
    "import 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import 'msgraph-errors';\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],

  [
    'adds a value import beside a type import',
    'a.ts',
    "import type { GraphErrorInfo } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import type { GraphErrorInfo } from 'msgraph-errors';\nimport { hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'merges into a list of marked types',
    'a.ts',
    "import { type GraphErrorInfo } from 'msgraph-errors';\nfoo(«hasErrorCode»);\n",
    "import { type GraphErrorInfo, hasErrorCode } from 'msgraph-errors';\nfoo(hasErrorCode);\n",
  ],
  [
    'makes a marked type a value',
    'a.ts',
    "import { type GraphErrorCode } from 'msgraph-errors';\nfoo(«GraphErrorCode»);\n",
    "import { GraphErrorCode } from 'msgraph-errors';\nfoo(GraphErrorCode);\n",
  ],
  [
    'makes a type import a value import and marks the other types',
    'a.ts',
    "import type { GraphErrorCode, GraphErrorInfo } from 'msgraph-errors';\nfoo(«GraphErrorCode», «hasErrorCode»);\n",
    "import { GraphErrorCode, type GraphErrorInfo, hasErrorCode } from 'msgraph-errors';\nfoo(GraphErrorCode, hasErrorCode);\n",
  ],

  [
    'renames on a collision at the top',
    'a.ts',
    "import { hasErrorCode } from './own';\nfoo(«hasErrorCode», hasErrorCode);\n",
    "import { hasErrorCode as hasErrorCode2 } from 'msgraph-errors';\nimport { hasErrorCode } from './own';\nfoo(hasErrorCode2, hasErrorCode);\n",
  ],
  [
    'renames on a collision in an inner scope',
    'a.ts',
    "import a from 'a';\nfunction f(hasErrorCode, hasErrorCode2) { return () => «hasErrorCode»; }\n",
    "import a from 'a';\nimport { hasErrorCode as hasErrorCode3 } from 'msgraph-errors';\nfunction f(hasErrorCode, hasErrorCode2) { return () => hasErrorCode3; }\n",
  ],
  [
    'does not rename for a scope elsewhere',
    'a.ts',
    "import a from 'a';\nfunction f(hasErrorCode) {}\nfoo(«hasErrorCode»);\n",
    "import a from 'a';\nimport { hasErrorCode } from 'msgraph-errors';\nfunction f(hasErrorCode) {}\nfoo(hasErrorCode);\n",
  ],
  [
    'renames when a type has the name',
    'a.ts',
    "import a from 'a';\ninterface GraphErrorCode {}\nfoo(«GraphErrorCode»);\n",
    "import a from 'a';\nimport { GraphErrorCode as GraphErrorCode2 } from 'msgraph-errors';\ninterface GraphErrorCode {}\nfoo(GraphErrorCode2);\n",
  ],
  [
    'does not capture a global',
    'a.ts',
    "import a from 'a';\nfoo(«hasErrorCode»);\nhasErrorCode();\n",
    "import a from 'a';\nimport { hasErrorCode as hasErrorCode2 } from 'msgraph-errors';\nfoo(hasErrorCode2);\nhasErrorCode();\n",
  ],
  [
    'imports again when the imported name is shadowed',
    'a.ts',
    "import { hasErrorCode } from 'msgraph-errors';\nfunction f(hasErrorCode) { foo(«hasErrorCode»); }\n",
    "import { hasErrorCode, hasErrorCode as hasErrorCode2 } from 'msgraph-errors';\nfunction f(hasErrorCode) { foo(hasErrorCode2); }\n",
  ],

  [
    'stays behind directives',
    'a.tsx',
    '"use client";\n\nexport const a = «hasErrorCode»;\n',
    '"use client";\n\nimport { hasErrorCode } from "msgraph-errors";\n\nexport const a = hasErrorCode;\n',
  ],
  [
    'stays behind a directive with imports',
    'a.tsx',
    '"use client";\n\nimport a from "a";\n\nfoo(«hasErrorCode»);\n',
    '"use client";\n\nimport a from "a";\nimport { hasErrorCode } from "msgraph-errors";\n\nfoo(hasErrorCode);\n',
  ],
  [
    'stays behind a comment of the directive',
    'a.ts',
    "'use strict'; // always\nexport const a = «hasErrorCode»;\n",
    "'use strict'; // always\nimport { hasErrorCode } from 'msgraph-errors';\n\nexport const a = hasErrorCode;\n",
  ],
  [
    'stays behind a hashbang',
    'a.mjs',
    '#!/usr/bin/env node\nfoo(«hasErrorCode»);\n',
    "#!/usr/bin/env node\nimport { hasErrorCode } from 'msgraph-errors';\n\nfoo(hasErrorCode);\n",
  ],
  [
    'stays behind a licence',
    'a.ts',
    '/*! MIT License */\nexport const a = «hasErrorCode»;\n',
    "/*! MIT License */\nimport { hasErrorCode } from 'msgraph-errors';\n\nexport const a = hasErrorCode;\n",
  ],
  [
    'stays behind comments about the file',
    'a.ts',
    '// @ts-check\n/* eslint-disable no-console */\n\n/** Does it. */\nexport const a = «hasErrorCode»;\n',
    "// @ts-check\n/* eslint-disable no-console */\n\nimport { hasErrorCode } from 'msgraph-errors';\n\n/** Does it. */\nexport const a = hasErrorCode;\n",
  ],
  [
    'stays before the comment of the first statement',
    'a.ts',
    '/** Does it. */\nexport const a = «hasErrorCode»;\n',
    "import { hasErrorCode } from 'msgraph-errors';\n\n/** Does it. */\nexport const a = hasErrorCode;\n",
  ],
  [
    'keeps CRLF',
    'a.ts',
    "import a from 'a';\r\nfoo(«hasErrorCode»);\r\n",
    "import a from 'a';\r\nimport { hasErrorCode } from 'msgraph-errors';\r\nfoo(hasErrorCode);\r\n",
  ],
  [
    'keeps CRLF at the top',
    'a.ts',
    '// Copyright\r\nexport const a = «hasErrorCode»;\r\n',
    "// Copyright\r\nimport { hasErrorCode } from 'msgraph-errors';\r\n\r\nexport const a = hasErrorCode;\r\n",
  ],

  [
    'requires in CommonJS',
    'a.js',
    "const a = require('a');\n\nfoo(«hasErrorCode»);\n",
    "const a = require('a');\nconst { hasErrorCode } = require('msgraph-errors');\n\nfoo(hasErrorCode);\n",
  ],
  [
    'requires before the first use',
    'a.js',
    "'use strict';\nrequire('dotenv').config();\nconst { a } = require('a');\nfoo(«hasErrorCode»);\nconst b = require('b');\n",
    "'use strict';\nrequire('dotenv').config();\nconst { a } = require('a');\nconst { hasErrorCode } = require('msgraph-errors');\nfoo(hasErrorCode);\nconst b = require('b');\n",
  ],
  [
    'requires at the top',
    'a.js',
    "#!/usr/bin/env node\n'use strict';\n\nmodule.exports = «hasErrorCode»;\n",
    "#!/usr/bin/env node\n'use strict';\n\nconst { hasErrorCode } = require('msgraph-errors');\n\nmodule.exports = hasErrorCode;\n",
  ],
  [
    'renames in CommonJS',
    'a.cjs',
    "const hasErrorCode = require('a');\nfoo(«hasErrorCode»);\n",
    "const hasErrorCode = require('a');\nconst { hasErrorCode: hasErrorCode2 } = require('msgraph-errors');\nfoo(hasErrorCode2);\n",
  ],
  [
    'merges into a destructuring',
    'a.js',
    "const { a: b } = require('msgraph-errors');\nfoo(«hasErrorCode»);\n",
    "const { a: b, hasErrorCode } = require('msgraph-errors');\nfoo(hasErrorCode);\n",
  ],
  [
    'merges before a rest',
    'a.js',
    "const { a, ...rest } = require('msgraph-errors');\nfoo(«hasErrorCode»);\n",
    "const { a, hasErrorCode, ...rest } = require('msgraph-errors');\nfoo(hasErrorCode);\n",
  ],
  [
    'reuses a destructured name',
    'a.js',
    "const { hasErrorCode: has } = require('msgraph-errors');\nfoo(«hasErrorCode»);\n",
    "const { hasErrorCode: has } = require('msgraph-errors');\nfoo(has);\n",
  ],
  [
    'reuses a required module',
    'a.js',
    "const graph = require('msgraph-errors');\nfoo(«hasErrorCode»);\n",
    "const graph = require('msgraph-errors');\nfoo(graph.hasErrorCode);\n",
  ],
  [
    'ends a require where the next line would go on',
    'a.js',
    "const a = require('a')\n;[1].forEach(a)\nfoo(«hasErrorCode»)\n",
    "const a = require('a')\nconst { hasErrorCode } = require('msgraph-errors')\n;[1].forEach(a)\nfoo(hasErrorCode)\n",
  ],
  [
    'ends a require before a parenthesis',
    'a.cjs',
    '(function () { foo(«hasErrorCode») })()\n',
    "const { hasErrorCode } = require('msgraph-errors');\n\n(function () { foo(hasErrorCode) })()\n",
  ],
  [
    'follows import assignments',
    'a.cts',
    "import a = require('a');\nfoo(«hasErrorCode»);\n",
    "import a = require('a');\nimport graphErrors = require('msgraph-errors');\nfoo(graphErrors.hasErrorCode);\n",
  ],
  [
    'reuses an import assignment',
    'a.ts',
    "import graph = require('msgraph-errors');\nfoo(«hasErrorCode»);\n",
    "import graph = require('msgraph-errors');\nfoo(graph.hasErrorCode);\n",
  ],
  [
    'follows an export assignment',
    'a.cts',
    'function f() { foo(«hasErrorCode»); }\nexport = f;\n',
    "import graphErrors = require('msgraph-errors');\n\nfunction f() { foo(graphErrors.hasErrorCode); }\nexport = f;\n",
  ],
  [
    'imports in .mts without other imports',
    'a.mts',
    'foo(«hasErrorCode»);\n',
    "import { hasErrorCode } from 'msgraph-errors';\n\nfoo(hasErrorCode);\n",
  ],
  [
    'imports in .ts without other imports',
    'a.ts',
    'foo(«hasErrorCode»);\n',
    "import { hasErrorCode } from 'msgraph-errors';\n\nfoo(hasErrorCode);\n",
  ],
  [
    'requires in .ts that requires',
    'a.ts',
    "const a = require('a');\nfoo(«hasErrorCode»);\n",
    "const a = require('a');\nconst { hasErrorCode } = require('msgraph-errors');\nfoo(hasErrorCode);\n",
  ],
];

describe('planImports', () => {
  it.each(CASES)('%s', (_title, path, input, expected) => {
    expect(plan(input, path)?.text).toBe(expected);
  });

  it.each(CASES)('changes nothing the second time: %s', (_title, path, input) => {
    expect(plan(input, path)?.again).toEqual([]);
  });

  it('cannot import into a script', () => {
    expect(plan('foo(«hasErrorCode»);\n', 'a.js')).toBeUndefined();
  });

  it('plans nothing for nothing', () => {
    expect(plan('foo();\n', 'a.js')).toEqual({ text: 'foo();\n', names: {}, again: [] });
  });

  it('imports from the module that it is told', () => {
    const file = parseSource('a.ts', 'foo();\n');
    const edits =
      planImports(file, './vendor/graph-errors.js', new Map([['hasErrorCode', [0]]]))?.edits ?? [];
    expect(applyEdits(file.text, edits)).toBe(
      "import { hasErrorCode } from './vendor/graph-errors.js';\n\nfoo();\n",
    );
  });
});

describe('a file that imports from URLs', () => {
  const source = (specifier: string): string => `import a from '${specifier}';\n«hasErrorCode»(a);\n`;

  it.each(['https://esm.sh/a', 'http://localhost/a.js', 'npm:a@1', 'jsr:@a/b'])(
    'has no packages: %s',
    (specifier) => {
      expect(plan(source(specifier))).toBeUndefined();
    },
  );

  it.each(['a', './a.js', 'node:fs', 'virtual:a'])('is none: %s', (specifier) => {
    expect(plan(source(specifier))?.text).toContain("import { hasErrorCode } from 'msgraph-errors';");
  });

  it('can import a file, and what it imports already', () => {
    const text = "import a from 'npm:a';\nx(a);\n";
    const uses = new Map([['hasErrorCode', [text.indexOf('x(')]]]);
    expect(planImports(parseSource('a.ts', text), './graph-errors.ts', uses)?.edits).toHaveLength(1);
    expect(
      plan("import a from 'npm:a';\nimport { hasErrorCode } from 'msgraph-errors';\n«hasErrorCode»(a);\n")
        ?.text,
    ).toContain('hasErrorCode(a)');
  });
});
