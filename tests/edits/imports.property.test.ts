import { applyEdits, planImports } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Any head that a file may have, in the one order that the language allows. */
const head = fc.record({
  mark: fc.constantFrom('', '\uFEFF'),
  hashbang: fc.constantFrom('', '#!/usr/bin/env node\n'),
  top: fc.array(
    fc.constantFrom(
      '// Copyright\n',
      '/*! MIT\n * License */\n',
      '// @ts-check\n',
      '/* eslint-disable */ ',
      '\n',
      '/** About what follows. */\n',
    ),
    { maxLength: 3 },
  ),
  directives: fc.array(
    fc.constantFrom("'use strict';\n", '"use client"\n', "'use server'; // why\n", "'use strict'; "),
    { maxLength: 2 },
  ),
  between: fc.array(fc.constantFrom('\n', '// about the next\n', '/* block */ '), { maxLength: 2 }),
  imports: fc.uniqueArray(
    fc.constantFrom(
      "import a from 'a';\n",
      'import { b } from "./b"\n',
      "import type { C } from 'c'; // c\n",
      "import 'd'; ",
      "import * as e from '@/e';\n\n",
      "import {\n  f,\n  g, // last\n} from 'msgraph-errors';\n",
      "import type { GraphErrorInfo } from 'msgraph-errors';\n",
      "import { type GraphErrorCode } from 'msgraph-errors';\n",
      "// about h\nimport h from './h';\n",
      "import json from './j.json' with { type: 'json' };\n",
    ),
    { maxLength: 4 },
  ),
  names: fc.subarray(
    ['GraphErrorCode', 'hasErrorCode', 'hasErrorCondition', 'parseGraphError', 'retryGraph'],
    { minLength: 1 },
  ),
  windows: fc.boolean(),
});

const BODY = 'export function use() {\n  return PLACE;\n}\n';

describe('planImports on any head of a file', () => {
  it('keeps hashbang, directives, statements, comments and line ends, and is done after one round', () => {
    fc.assert(
      fc.property(head, (parts) => {
        // A mark before a hashbang is no program.
        const mark = parts.hashbang === '' ? parts.mark : '';
        const lf = [
          mark,
          parts.hashbang,
          ...parts.top,
          ...parts.directives,
          ...parts.between,
          ...parts.imports,
          BODY,
        ].join('');
        const text = parts.windows ? lf.replaceAll('\n', '\r\n') : lf;
        const file = parseSource('a.ts', text);
        const at = file.text.indexOf('PLACE');
        const plan = planImports(file, 'msgraph-errors', new Map(parts.names.map((name) => [name, [at]])));
        const output = applyEdits(text, plan?.edits ?? []);
        const after = parseSource('a.ts', output);

        expect(output.startsWith(mark + parts.hashbang.trimEnd())).toBe(true);
        expect(directivesOf(after)).toEqual(directivesOf(file));
        expect(othersOf(after)).toEqual(othersOf(file));
        expect(commentsOf(after)).toEqual(commentsOf(file));
        if (parts.windows) expect(output).not.toMatch(/(?<!\r)\n/);
        else expect(output).not.toContain('\r');
        const place = after.text.indexOf('PLACE');
        const again = planImports(
          after,
          'msgraph-errors',
          new Map(parts.names.map((name) => [name, [place]])),
        );
        expect(again?.edits).toEqual([]);
        expect(again?.names).toEqual(plan?.names);
      }),
      { numRuns: 2_000 },
    );
  });
});

type File = ReturnType<typeof parseSource>;

function directivesOf({ ast }: File): string[] {
  return ast.body.flatMap((node) =>
    'directive' in node && typeof node.directive === 'string' ? [node.directive] : [],
  );
}

/** The text of everything but the imports of the runtime. */
function othersOf({ ast, text }: File): string[] {
  return ast.body
    .map((node) => text.slice(...node.range))
    .filter((statement) => !/^import[^;]* from ['"]msgraph-errors['"]/.test(statement));
}

function commentsOf({ ast, text }: File): string[] {
  return (ast.comments ?? []).map((comment) => text.slice(...comment.range));
}
