import { detectSites } from 'eslint-plugin-msgraph/detector';
import { applyEdits, composeEdits, type Edit } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';
import fc from 'fast-check';
import { rewriteSource } from 'msgraph-codemod';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** `STABILITY_RUNS=20000` searches longer. */
const RUNS = Number(process.env['STABILITY_RUNS'] ?? 400);

/** Expressions that are sites where `e` is a Graph error. */
const SITES = [
  "e.message.includes('itemNotFound')",
  "!e.message.includes('itemNotFound')",
  "e.message.indexOf('ErrorItemNotFound') !== -1",
  '/ErrorAccessDenied|accessDenied/.test(e.message)',
  '/404|quotaLimitReached/.test(e.message)',
  "!['404', 'quotaLimitReached'].some((text) => e.message.includes(text))",
  "e.message.includes('404') || e.message.includes('quotaLimitReached')",
  "String(e).toLowerCase().includes('erroritemnotfound')",
  "e.code === 'itemNotFound'",
  "e.code !== 'itemNotFound' && e.code !== 'accessDenied'",
  "'itemNotFound' === e?.code",
  "e.code === 'brandNewCode'",
  "['itemNotFound', 'accessDenied'].includes(e.code)",
  "e.body['odata.error'].code === 'Request_BadRequest'",
  "e.body?.['odata.error']?.message?.value",
  "hasErrorCode(e, 'itemNotFound', 'somethingElse')",
];

/** Where an expression may stand. */
const AROUND: readonly ((x: string) => string)[] = [
  (x) => x,
  (x) => `(${x})`,
  (x) => `!(${x})`,
  (x) => `a && ${x}`,
  (x) => `${x} || a`,
  (x) => `a ?? (${x})`,
  (x) => `(${x}) ? a : b`,
  (x) => `a ? ${x} : (${x})`,
  (x) => `(${x}) === a`,
  (x) => `(${x}) satisfies unknown`,
  (x) => `(${x}) as boolean`,
  (x) => `(${x})!`,
  (x) => `a(b, ${x})`,
  (x) => `new F(${x}, ...[${x}])`,
  (x) => `{ k: ${x}, [a]: 1 }.k`.replace(/^/, '(').replace(/\.k$/, ').k'),
  (x) => `(() => ${x})()`,
  (x) => `(() => { return${/^[\w(]/.test(x) ? ' ' : ''}${x} })()`,
  (x) => `(a, ${x})`,
  (x) => `a[${/^[^a]/.test(x) ? x : `(${x})`}]`,
  (x) => `\`a \${${x}} \${b}\``,
  (x) => `tag\`\${${x}}\``,
  (x) => `typeof (${x})`,
  (x) => `<p title={a} {...b}>text {${x}} <b key={${x}} /></p>`,
  (x) => `class { @deco(() => ${x}) m() { return ${x} } static s = ${x} }`,
  (x) => `function* () { yield (${x}) }`.replace(/^/, '(').replace(/$/, ')'),
];

const STATEMENTS: readonly ((x: string) => string)[] = [
  (x) => `if (${x}) return 1;`,
  (x) => `if (a) b();\n    else if (${x}) return;`,
  (x) => `const v = ${x};\n    return v;`,
  (x) => `return ${x.startsWith('{') ? `(${x})` : x};`,
  (x) => `switch (true) {\n      case ${x}:\n        break;\n      default:\n        throw e;\n    }`,
  (x) => `for (let i = 0; ${x}; i++) break;`,
  (x) => `while (${x}) { a(); break }`,
  (x) => `label: { if (${x}) break label; }`,
  (x) => `a = ${x}, b`,
  (x) => `@deco(${x}) class K { constructor(readonly p = ${x}) {} get g() { return ${x} } }`,
  (x) => `void (async () => { await (${x}); })();`,
  (x) => `throw new F(${x});`,
  (x) => `export_(${x})`,
];

const COMMENTS = ['/* one */', '/* two\n lines */', '// rest of the line\n', '\n', ' '] as const;

interface Sample {
  readonly site: string;
  readonly around: readonly number[];
  readonly statement: number;
  readonly comments: readonly { readonly at: number; readonly kind: number }[];
  readonly windows: boolean;
  readonly mark: boolean;
  readonly tabs: boolean;
  readonly double: boolean;
}

const sample: fc.Arbitrary<Sample> = fc.record({
  site: fc.constantFrom(...SITES),
  around: fc.array(fc.nat({ max: AROUND.length - 1 }), { maxLength: 3 }),
  statement: fc.nat({ max: STATEMENTS.length - 1 }),
  comments: fc.array(fc.record({ at: fc.nat({ max: 60 }), kind: fc.nat({ max: COMMENTS.length - 1 }) }), {
    maxLength: 4,
  }),
  windows: fc.boolean(),
  mark: fc.boolean(),
  tabs: fc.boolean(),
  double: fc.boolean(),
});

/** Puts comments between tokens, also into the site itself; places where that would not parse are left. */
function withComments(text: string, comments: Sample['comments']): string {
  let result = text;
  for (const { at, kind } of comments) {
    const gaps = tokenEnds(result);
    const offset = gaps[at % gaps.length] ?? 0;
    const next = result.slice(0, offset) + (COMMENTS[kind] ?? '') + result.slice(offset);
    if (isSame(next, result)) result = next;
  }
  return result;
}

function tokenEnds(text: string): readonly number[] {
  const file = ts.createSourceFile('a.tsx', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const ends: number[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node)) return;
    if (node.getChildCount() === 0) ends.push(node.end);
    else node.getChildren().forEach(visit);
  };
  visit(file);
  return ends;
}

function isSame(left: string, right: string): boolean {
  try {
    return JSON.stringify(shapeOf(left)) === JSON.stringify(shapeOf(right));
  } catch {
    return false;
  }
}

function programOf({ site, around, statement, comments, windows, mark, tabs, double }: Sample): string {
  const expression = around.reduce((x, index) => AROUND[index]?.(x) ?? x, site);
  const body = STATEMENTS[statement]?.(expression) ?? '';
  const code = `'use strict';

// Who knows.
import { Client } from '@microsoft/microsoft-graph-client';
import { hasErrorCode } from 'msgraph-errors';

/** Loads. */
export async function load(client: Client, a: any, b: any, F: any, tag: any, deco: any, export_: any) {
  try {
    return await client.api('/me/drive').get();
  } catch (e: any) {
    ${withComments(body, comments)}
  }
}

export const after = \`it's "after" \${1}\`;
`;
  const indented = tabs ? code.replaceAll(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2)) : code;
  const quoted = double ? indented.replaceAll(/'([\w@/.-]+)'/g, '"$1"') : indented;
  return (mark ? '\uFEFF' : '') + (windows ? quoted.replaceAll('\n', '\r\n') : quoted);
}

interface Hole {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly range: readonly [number, number];
  readonly [key: string]: unknown;
}

/** `a && b && c`, which parses as `(a && b) && c`, as three operands. */
function operandsOf(node: Readonly<Record<string, unknown>>, operator: unknown): readonly Node[] {
  if (node['type'] !== 'LogicalExpression' || node['operator'] !== operator) return [node as Node];
  return [...operandsOf(node['left'] as Node, operator), ...operandsOf(node['right'] as Node, operator)];
}

const SKIPPED: ReadonlySet<string> = new Set([
  'range',
  'loc',
  'start',
  'end',
  'parent',
  'raw',
  'tokens',
  'comments',
]);

/**
 * The tree of a program without places; each hole stands for the nodes that lie in it. Imports of the runtime
 * are left out.
 */
function shapeOf(
  text: string,
  places: readonly Hole[] = [],
  of: 'expressions' | 'statements' = 'expressions',
): unknown {
  const { ast, text: source } = parseSource('a.tsx', text);
  const holes = places.map((place) => withoutMargin(source, place));
  const used = new Map<Hole, number>();
  // Neighbours in a chain may become one operand.
  const visitOperand = (operand: Node, index: number, all: readonly Node[]): unknown => {
    const holeOf = (node: Node | undefined): Hole | undefined =>
      node && holes.find(({ start, end }) => start <= node.range[0] && node.range[1] <= end);
    const hole = holeOf(operand);
    return hole && holeOf(all[index - 1]) === hole ? 'the same' : visit(operand);
  };
  const visit = (value: unknown): unknown => {
    // Statements that become several, or one, are still one hole.
    if (Array.isArray(value))
      return value
        .map(visit)
        .filter(
          (item, index, all) =>
            typeof item !== 'string' || !item.startsWith('hole ') || item !== all[index - 1],
        );
    if (typeof value !== 'object' || value === null || value instanceof RegExp)
      return typeof value === 'bigint' ? String(value) : value;
    const node = value as Record<string, unknown>;
    const [start, end] = Array.isArray(node['range']) ? (node['range'] as [number, number]) : [-1, -1];
    const hole = holes.find((item) => start >= 0 && item.start <= start && end <= item.end);
    if (hole) {
      used.set(hole, (used.get(hole) ?? 0) + 1);
      return `hole ${String(holes.indexOf(hole))}`;
    }
    if (node['type'] === 'LogicalExpression')
      return {
        operator: node['operator'],
        operands: operandsOf(node, node['operator'])
          .map(visitOperand)
          .filter((operand) => operand !== 'the same'),
      };
    const cut = holes.find(
      (item) => start < item.end && item.start < end && !(start <= item.start && item.end <= end),
    );
    if (cut) throw new Error(`The node ${text.slice(start, end)} lies across a replacement.`);
    return Object.fromEntries(
      Object.entries(node)
        .filter(([key]) => !SKIPPED.has(key))
        .map(([key, member]) => [key, visit(member)]),
    );
  };
  const body = ast.body.filter(
    (node) => !/^import [^;]* from ['"]msgraph-errors/.test(text.replace(/^\uFEFF/, '').slice(...node.range)),
  );
  const shape = body.map(visit);
  for (const hole of holes)
    if (of === 'expressions' ? used.get(hole) !== 1 : !used.has(hole))
      throw new Error(`\`${text.slice(hole.start, hole.end)}\` is not one expression.`);
  return shape;
}

/** The whole statements that a place touches, in the innermost list that holds all of it. */
function toStatements(text: string, place: Hole): Hole {
  let found = place;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, range, body } = value as Node;
    const holds = Array.isArray(range) && range[0] <= place.start && place.end <= range[1];
    if (Array.isArray(range) && !holds) return;
    const touched =
      (type === 'BlockStatement' || type === 'Program') && Array.isArray(body)
        ? (body as Node[]).filter((item) => item.range[0] < place.end && place.start < item.range[1])
        : [];
    const [first] = touched;
    if (first)
      found = {
        start: Math.min(place.start, first.range[0]),
        end: Math.max(place.end, touched.at(-1)?.range[1] ?? 0),
      };
    Object.values(value).forEach(visit);
  };
  visit(parseSource('a.tsx', text).ast);
  return found;
}

/** Comments and blanks at the ends of a replacement belong to no node. */
function withoutMargin(text: string, { start, end }: Hole): Hole {
  const inside = text.slice(start, end);
  const before = /^(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*\n)*/.exec(inside)?.[0].length ?? 0;
  const after = /(?:\s|\/\*(?:(?!\*\/)[^])*\*\/)*$/.exec(inside.slice(before))?.[0].length ?? 0;
  return { start: start + before, end: end - after };
}

/** Where the texts of edits stand when all have been applied. */
function placesAfter(edits: readonly Edit[], all: readonly Edit[]): readonly Hole[] {
  return edits.map((edit) => {
    const shift = all
      .filter((other) => other !== edit && other.end <= edit.start)
      .reduce((sum, other) => sum + other.text.length - (other.end - other.start), 0);
    return { start: edit.start + shift, end: edit.start + shift + edit.text.length };
  });
}

/** Comments as bags of their words: a line comment may become a block. */
function commentsOf(text: string): string[] {
  return (parseSource('a.tsx', text).ast.comments ?? [])
    .map(({ value }) => value.replaceAll(/\s+/g, ' ').trim())
    .sort();
}

/** Retries that become `retryGraph`, as statements of a function with `client`, `path` and `log`. */
const RETRIES = [
  'while (true) {\n  try {\n    return await client.api(path).get();\n  } catch (e: any) {\n    if (e.statusCode !== 429) throw e;\n    await new Promise((r) => setTimeout(r, 1500));\n  }\n}',
  'for (;;) {\n  try {\n    const page = await client.api(path).get();\n    return page.value;\n  } catch (e: any) {\n    if (e.statusCode === 503) {\n      log(`again ${e.message}`);\n      continue;\n    }\n    throw e;\n  }\n}',
  "do {\n  try {\n    await client.api(path).delete();\n    return;\n  } catch (e: any) {\n    if (e.statusCode < 500) throw e;\n    log('again', e.statusCode);\n  }\n} while (true);",
  'while (true) {\n  const res = await fetch(`https://graph.microsoft.com/v1.0${path}`);\n  if (res.status === 429) {\n    await new Promise((r) => setTimeout(r, 2000));\n    continue;\n  }\n  return res.json();\n}',
  "async function load(id: string): Promise<any> {\n  try {\n    return await client.api(path).get();\n  } catch (e: any) {\n    if (e.statusCode === 503) {\n      log('again', id);\n      return load(id);\n    }\n    throw e;\n  }\n}",
  'const again = (): Promise<any> => client.api(path).get().catch((e: any) => {\n  if (e.statusCode !== 503) throw e;\n  return again();\n});',
  'async function page(id: string): Promise<Response> {\n  const res = await fetch(`https://graph.microsoft.com/v1.0/users/${id}`);\n  if (res.status === 503) {\n    return page(id);\n  }\n  return res;\n}',
];

const HOMES: readonly ((x: string) => string)[] = [
  (x) => `async function f() {\n${x}\n}`,
  (x) => `class K {\n@deco()\nasync m() {\n${x}\n}\n}`,
  (x) => `const o = { async m() {\nif (a) {\n${x}\n}\nreturn b;\n} };`,
  (x) => `const g = async () => {\nswitch (a) {\ncase 1: {\n${x}\n}\ndefault:\nreturn b;\n}\n};`,
  (x) => `export default async () => {\ntry {\n${x}\n} finally {\na();\n}\n};`,
  (x) => `const C = () => <p onClick={async () => {\n${x}\n}}>text</p>;`,
  (x) => `(async () => {\na();\n{\n${x}\n}\n})();`,
];

function retryProgram(body: string, windows: boolean): string {
  const head =
    "import { Client } from '@microsoft/microsoft-graph-client';\n\ndeclare const client: Client, path: string, log: any, a: any, b: any, deco: any;\n\n";
  const text = `${head}${body}\n`;
  return windows ? text.replaceAll('\n', '\r\n') : text;
}

describe('a rewrite at any place', () => {
  let rewrittenSites = 0;

  it('changes the replaced expressions and nothing else', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const text = programOf(given);
        fc.pre(isSame(text, text));
        const file = parseSource('a.tsx', text);
        const { edits, rewritten } = composeEdits(file, detectSites(file));
        const output = applyEdits(text, edits);
        rewrittenSites += rewritten.length;

        // Edits count from behind the byte order mark, and parsing takes it off.
        const own = rewritten.flatMap((site) => site.edits);
        const after = placesAfter(own, edits);
        const removed = edits.filter((edit) => edit.text === '' && !own.includes(edit));
        expect(removed).toEqual([]);
        expect(shapeOf(output, after)).toEqual(shapeOf(text, own));
        expect(commentsOf(output)).toEqual(commentsOf(text));

        expect(output.startsWith('\uFEFF')).toBe(given.mark);
        if (given.windows) expect(output).not.toMatch(/(?<!\r)\n/);
        else expect(output).not.toContain('\r');
        if (given.tabs) expect(output).not.toMatch(/^ {2}\S/m);
        expect(output.endsWith(given.windows ? ';\r\n' : ';\n')).toBe(true);
        if (given.double) expect(output).not.toMatch(/from '|'brandNewCode'/);
        const first = rewriteSource('a.tsx', text);
        const second = rewriteSource('a.tsx', first.text);
        expect(second.text).toBe(first.text);
        expect(second.sites.filter(({ action }) => action === 'rewritten')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(rewrittenSites).toBeGreaterThan(RUNS);
  }, 600_000);

  it('turns retries into `retryGraph` and changes nothing around them', () => {
    let changed = 0;
    const placed = fc.record({
      retry: fc.nat({ max: RETRIES.length - 1 }),
      home: fc.nat({ max: HOMES.length - 1 }),
      comments: fc.array(fc.record({ at: fc.nat({ max: 90 }), kind: fc.nat({ max: COMMENTS.length - 1 }) }), {
        maxLength: 4,
      }),
      windows: fc.boolean(),
    });
    fc.assert(
      fc.property(placed, ({ retry, home, comments, windows }) => {
        const text = retryProgram(withComments(HOMES[home]?.(RETRIES[retry] ?? '') ?? '', comments), windows);
        const file = parseSource('a.tsx', text);
        const { edits, rewritten } = composeEdits(file, detectSites(file));
        changed += rewritten.length;
        const output = applyEdits(text, edits);
        const own = rewritten.flatMap((site) => site.edits);
        const [start, end] = [
          Math.min(...own.map((edit) => edit.start)),
          Math.max(...own.map((edit) => edit.end)),
        ];
        const growth = own.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
        const shift = edits
          .filter((edit) => !own.includes(edit))
          .reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
        const holes = own.length === 0 ? [] : [{ start, end }];
        const after = holes.map((hole) => ({ start: hole.start + shift, end: hole.end + shift + growth }));
        const whole = (source: string, places: readonly Hole[]): unknown =>
          shapeOf(
            source,
            places.map((place) => toStatements(source, place)),
            'statements',
          );
        expect(whole(output, after)).toEqual(whole(text, holes));
        expect(commentsOf(output)).toEqual(commentsOf(text));
        if (windows) expect(output).not.toMatch(/(?<!\r)\n/);
        expect(rewriteSource('a.tsx', output).sites.filter(({ action }) => action === 'rewritten')).toEqual(
          [],
        );
      }),
      { numRuns: RUNS },
    );
    expect(changed).toBeGreaterThan(RUNS / 2);
  }, 600_000);

  it('is seen to go wrong where a replacement binds weaker than its place', () => {
    const text = 'x = a && b.c;';
    const own = [{ start: 9, end: 12, text: 'c || d' }];
    expect(() => shapeOf(applyEdits(text, own), placesAfter(own, own))).toThrow(
      /lies across a replacement|not one expression/,
    );
  });

  it('is seen to go wrong where something else changes', () => {
    expect(isSame('a(b); c;', 'a(b); d;')).toBe(false);
    expect(isSame('a(b); // c', 'a( b )')).toBe(true);
  });
});
