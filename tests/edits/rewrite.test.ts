import { describe, expect, it } from 'vitest';
import type {
  CodeCompareSite,
  MessageMatchSite,
  Site,
  SpanRewrite,
  TestRewrite,
  UnboundedRetrySite,
} from 'eslint-plugin-msgraph/detector';
import { applyEdits, composeEdits, editsForSite } from 'eslint-plugin-msgraph/edits';
import { parseSource } from 'eslint-plugin-msgraph/source';

type Tests = TestRewrite['tests'];

const ITEM: Tests = [{ kind: 'codes', codes: ['itemNotFound'] }];
const NOT_FOUND: Tests = [{ kind: 'condition', condition: 'notFound' }];
const STATUS: Tests = [{ kind: 'status', status: 503 }];
const evidence = (level: 'proven' | 'likely' = 'proven'): Site['evidence'] => ({
  level,
  chain: [{ text: '`fetch(URL)`', path: 'a.ts', line: 1 }],
});

function messageSite(
  range: readonly [number, number],
  tests: Tests,
  options: { negated?: boolean; error?: string } = {},
): MessageMatchSite {
  const { negated = false, error = 'e' } = options;
  return {
    kind: 'message-match',
    range,
    evidence: evidence(),
    client: 'fetch',
    operator: 'includes',
    negated,
    literals: ['x'],
    isMessage: true,
    verdict: tests[0] ?? { kind: 'none', reason: 'text-unknown' },
    rewrite: { range, error, negated, tests, compared: [] },
  };
}

function retrySite(
  range: readonly [number, number],
  rewrite: UnboundedRetrySite['rewrite'],
): UnboundedRetrySite {
  return {
    kind: 'unbounded-retry',
    range,
    evidence: evidence(),
    client: 'fetch',
    form: 'loop',
    subject: 'while (true)',
    rewrite,
  };
}

/** Text with the ranges that `«…»` marks in it. */
function marked(input: string): { text: string; ranges: (readonly [number, number])[] } {
  const ranges: (readonly [number, number])[] = [];
  let text = '';
  for (const [index, part] of input.split(/[«»]/).entries()) {
    if (index % 2 === 1) ranges.push([text.length, text.length + part.length]);
    text += part;
  }
  return { text, ranges };
}

const IMPORTS =
  "import { GraphErrorCode, GraphErrorCondition, hasErrorCode, hasErrorCondition, parseGraphError } from 'msgraph-errors';\n";

/** Rewrites the marked expressions of a file that imports everything already. */
function rewritten(body: string, tests: Tests, options?: { negated?: boolean; error?: string }): string {
  const { text, ranges } = marked(IMPORTS + body);
  const file = parseSource('a.ts', text);
  const { edits } = composeEdits(
    file,
    ranges.map((range) => messageSite(range, tests, options)),
  );
  const output = applyEdits(text, edits);
  expect(() => parseSource('a.ts', output)).not.toThrow();
  return output.slice(IMPORTS.length);
}

describe('a test on codes, conditions and statuses', () => {
  it.each<[string, Tests, string]>([
    ['a code', ITEM, 'if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();'],
    ['a condition', NOT_FOUND, 'if (hasErrorCondition(e, GraphErrorCondition.NotFound)) x();'],
    ['a status', STATUS, 'if (parseGraphError(e)?.status === 503) x();'],
    [
      'several codes',
      [{ kind: 'codes', codes: ['itemNotFound', 'accessDenied'] }],
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)) x();',
    ],
    [
      'codes of several texts, each once',
      [...ITEM, { kind: 'codes', codes: ['accessDenied', 'itemNotFound'] }],
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound, GraphErrorCode.AccessDenied)) x();',
    ],
    [
      'a code outside of the enum',
      [{ kind: 'codes', codes: ['it\'s "new"'] }],
      "if (hasErrorCode(e, 'it\\'s \"new\"')) x();",
    ],
    [
      'a code and a status',
      [...ITEM, ...STATUS],
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || parseGraphError(e)?.status === 503) x();',
    ],
    [
      'a status and a condition',
      [...STATUS, ...NOT_FOUND],
      'if (parseGraphError(e)?.status === 503 || hasErrorCondition(e, GraphErrorCondition.NotFound)) x();',
    ],
    [
      'several statuses',
      [...STATUS, { kind: 'status', status: 504 }],
      'if ([503, 504].includes(parseGraphError(e)?.status ?? 0)) x();',
    ],
  ])('is written for %s', (_title, tests, expected) => {
    expect(rewritten("if («e.message.includes('x')») x();", tests)).toBe(expected);
  });

  it.each<[string, Tests, string]>([
    ['a code', ITEM, 'if (!hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();'],
    ['a status', STATUS, 'if (parseGraphError(e)?.status !== 503) x();'],
    [
      'both',
      [...ITEM, ...STATUS],
      'if (!hasErrorCode(e, GraphErrorCode.ItemNotFound) && parseGraphError(e)?.status !== 503) x();',
    ],
  ])('is negated for %s', (_title, tests, expected) => {
    expect(rewritten("if («!e.message.includes('x')») x();", tests, { negated: true })).toBe(expected);
  });

  it.each([
    [
      'negated',
      'if («!a()» && b) x();',
      { negated: true },
      'if (![503, 504].includes(parseGraphError(e)?.status ?? 0) && b) x();',
    ],
    [
      'behind a line without a semicolon',
      'f()\n«a()» && x()',
      {},
      'f()\n(parseGraphError(e)?.status === 503 || parseGraphError(e)?.status === 504) && x()',
    ],
    [
      'behind a line with one',
      'f();\n«a()» && x();',
      {},
      'f();\n[503, 504].includes(parseGraphError(e)?.status ?? 0) && x();',
    ],
    [
      'on a line of its own',
      'return (\n  «a()»\n);',
      {},
      'return (\n  [503, 504].includes(parseGraphError(e)?.status ?? 0)\n);',
    ],
  ])('lists several statuses: %s', (_name, body, options, expected) => {
    const inFunction = (code: string): string => `function g(e) {\n${code}\n}`;
    expect(rewritten(inFunction(body), [...STATUS, { kind: 'status', status: 504 }], options)).toBe(
      inFunction(expected),
    );
  });

  it('needs no code of a condition that is tested as well', () => {
    expect(rewritten('if («a()») x();', [...NOT_FOUND, ...ITEM])).toBe(
      'if (hasErrorCondition(e, GraphErrorCondition.NotFound)) x();',
    );
    expect(rewritten('if («a()») x();', [...ITEM, { kind: 'condition', condition: 'throttled' }])).toBe(
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || hasErrorCondition(e, GraphErrorCondition.Throttled)) x();',
    );
    const own: Tests = [{ kind: 'codes', codes: ['itemNotFound'], written: 'CODES.missing' }];
    expect(rewritten('if («a()») x();', [...NOT_FOUND, ...own])).toBe(
      'if (hasErrorCondition(e, GraphErrorCondition.NotFound) || hasErrorCode(e, CODES.missing)) x();',
    );
  });

  it('writes string literals in the quotes of the file', () => {
    const { text, ranges } = marked('import a from "a";\nif («e.message.includes("x")») x();');
    const { edits } = composeEdits(
      parseSource('a.ts', text),
      ranges.map((range) => messageSite(range, [{ kind: 'codes', codes: ['newCode'] }])),
    );
    expect(applyEdits(text, edits)).toBe(
      'import a from "a";\nimport { hasErrorCode } from "msgraph-errors";\nif (hasErrorCode(e, "newCode")) x();',
    );
  });
});

describe('parentheses', () => {
  const both: Tests = [...ITEM, ...STATUS];
  const C = 'hasErrorCode(e, GraphErrorCode.ItemNotFound)';
  const S = 'parseGraphError(e)?.status === 503';

  it.each([
    ['a && «m»;', `a && (${C} || ${S});`],
    ['«m» && a;', `(${C} || ${S}) && a;`],
    ['a || «m»;', `a || ${C} || ${S};`],
    ['a ?? «m»;', `a ?? (${C} || ${S});`],
    ['!(«m»);', `!(${C} || ${S});`],
    ['a && («m»);', `a && (${C} || ${S});`],
    ['!( «b || c» );', `!( ${C} || ${S} );`],
    ['!«m»;', `!(${C} || ${S});`],
    ['(«m») === a;', `(${C} || ${S}) === a;`],
    ['«m» === a;', `(${C} || ${S}) === a;`],
    ['«m» as boolean;', `(${C} || ${S}) as boolean;`],
    ['«m»!;', `(${C} || ${S})!;`],
    ['«m» ? a : b;', `${C} || ${S} ? a : b;`],
    ['a ? «m» : b;', `a ? ${C} || ${S} : b;`],
    ['const a = «m»;', `const a = ${C} || ${S};`],
    ['f(«m», a);', `f(${C} || ${S}, a);`],
    ['() => «m»;', `() => ${C} || ${S};`],
    ['«m»', `${C} || ${S}`],
    ['«m».toString();', `(${C} || ${S}).toString();`],
    ['a[«m»];', `a[${C} || ${S}];`],
    ['`${«m»}`;', `\`\${${C} || ${S}}\`;`],
  ])('around a choice: %s', (body, expected) => {
    expect(rewritten(body, both)).toBe(expected);
  });

  it.each([
    ['a && «m»;', `a && ${S};`],
    ['«m» === a;', `(${S}) === a;`],
    ['!«m»;', `!(${S});`],
    ['typeof «m»;', `typeof (${S});`],
  ])('around a comparison: %s', (body, expected) => {
    expect(rewritten(body, STATUS)).toBe(expected);
  });

  it.each([
    ['a && «m»;', `a && !${C} && ${S.replace('===', '!==')};`],
    ['a || «m»;', `a || !${C} && ${S.replace('===', '!==')};`],
    ['«m».toString();', `(!${C} && ${S.replace('===', '!==')}).toString();`],
  ])('around a negated choice: %s', (body, expected) => {
    expect(rewritten(body, both, { negated: true })).toBe(expected);
  });

  it.each([
    ['a && («b || c»);', `a && ${C};`],
    ['!(«b || c»);', `!${C};`],
    ['return_(!( «b === c» ));', `return_(!${C});`],
    ['(«b && c») || a;', `${C} || a;`],
    ['a ?? («b || c»);', `a ?? ${C};`],
    ['typeof(«b || c»);', `typeof ${C};`],
  ])('around the old expression go where one call needs none: %s', (body, expected) => {
    expect(rewritten(body, ITEM)).toBe(expected);
  });

  it.each([
    ['a && /* why */ («b || c» /* so */);', `a && /* why */ (${C} /* so */);`],
    ['f(«b || c»);', `f(${C});`],
    ['if («b || c») x();', `if (${C}) x();`],
    ['(«b || c») ? x : y;', `(${C}) ? x : y;`],
    ['a && («b»);', `a && (${C});`],
    ['(«b || c» || d) && a;', `(${C} || d) && a;`],
  ])('around the old expression stay: %s', (body, expected) => {
    expect(rewritten(body, ITEM)).toBe(expected);
  });

  it('are not needed around one call', () => {
    expect(rewritten('!«m» && «m».toString() === a;', ITEM)).toBe(`!${C} && ${C}.toString() === a;`);
    expect(rewritten('«m».toString();', ITEM, { negated: true })).toBe(`(!${C}).toString();`);
  });
});

describe('what surrounds a replacement', () => {
  it('keeps words apart', () => {
    const body = "function f() { return«!e.message.includes('x')»}";
    expect(rewritten(body, ITEM)).toBe('function f() { return hasErrorCode(e, GraphErrorCode.ItemNotFound)}');
    expect(rewritten("a = «(e.message) .includes('x')»in b;", STATUS)).toBe(
      'a = (parseGraphError(e)?.status === 503)in b;',
    );
  });

  it('keeps comments', () => {
    expect(rewritten("if («e.message /* text */ .includes('x')») x();", ITEM)).toBe(
      'if (/* text */ hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();',
    );
    expect(rewritten("function f() { return «e.message // why */ so\n .includes('x')»; }", ITEM)).toBe(
      'function f() { return /* why * / so */ hasErrorCode(e, GraphErrorCode.ItemNotFound); }',
    );
    expect(rewritten("function f() { return «e.message /* a\nb */ .includes('x')»; }", ITEM)).toBe(
      'function f() { return hasErrorCode(e, GraphErrorCode.ItemNotFound) /* a\nb */; }',
    );
  });

  it('does not repeat comments of the error expression', () => {
    expect(rewritten("if («e/* a */.b.message.includes('x')») x();", ITEM, { error: 'e/* a */.b' })).toBe(
      'if (hasErrorCode(e/* a */.b, GraphErrorCode.ItemNotFound)) x();',
    );
  });
});

describe('composeEdits', () => {
  it.each([
    [
      'behind another operand',
      'if («a()» || b || «c()») x();',
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || b) x();',
    ],
    [
      'twice',
      'if («a()» || b || «c()» || d || «f()») x();',
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || b || d) x();',
    ],
    [
      'over several lines',
      'const y =\n  b &&\n  «a()» &&\n  c &&\n  «d()»;',
      'const y =\n  b &&\n  hasErrorCode(e, GraphErrorCode.ItemNotFound) &&\n  c;',
    ],
    [
      'not in another chain',
      'if ((«a()» || b) && «c()») x();',
      'if ((hasErrorCode(e, GraphErrorCode.ItemNotFound) || b) && hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();',
    ],
    [
      'not behind a comment',
      'if («a()» || b || /* and */ «c()») x();',
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || b || /* and */ hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();',
    ],
    [
      'not inside of parentheses',
      'if («a()» || (b || «c()»)) x();',
      'if (hasErrorCode(e, GraphErrorCode.ItemNotFound) || (b)) x();',
    ],
  ])('says the same once in a chain: %s', (_name, body, expected) => {
    expect(rewritten(body, ITEM)).toBe(expected);
  });

  it('reports what says the same in a chain as one place', () => {
    const { text, ranges } = marked(`${IMPORTS}if («a()» || b || «c()») x();`);
    const { rewritten: done, left } = composeEdits(
      parseSource('a.ts', text),
      ranges.map((range) => messageSite(range, ITEM)),
    );
    expect(done.map(({ site }) => text.slice(...site.range))).toEqual(['a() || b || c()']);
    expect(left).toEqual([]);
  });

  it('plans one import for all sites', () => {
    const { text, ranges } = marked("import a from 'a';\nif («m») x();\nif («n») y();\n");
    const sites = [messageSite(ranges[0] ?? [0, 0], ITEM), messageSite(ranges[1] ?? [0, 0], NOT_FOUND)];
    const result = composeEdits(parseSource('a.ts', text), sites);
    expect(result.rewritten.map(({ site, edits }) => [site, edits.length])).toEqual(
      sites.map((site) => [site, 1]),
    );
    expect(result.left).toEqual([]);
    expect(applyEdits(text, result.edits)).toBe(
      "import a from 'a';\nimport {\n  GraphErrorCode,\n  GraphErrorCondition,\n  hasErrorCode,\n  hasErrorCondition,\n} from 'msgraph-errors';\n" +
        'if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) x();\nif (hasErrorCondition(e, GraphErrorCondition.NotFound)) y();\n',
    );
  });

  it('fills the names of the runtime into spans, renamed where they are taken', () => {
    const text = "import { retryGraph } from './own';\nf(g());\n";
    const rewrite: SpanRewrite = {
      spans: [{ start: 38, end: 41, text: '{{retryGraph}}(() => g())' }],
      uses: ['retryGraph'],
    };
    const { edits } = composeEdits(parseSource('a.ts', text), [retrySite([36, 42], rewrite)]);
    expect(applyEdits(text, edits)).toBe(
      "import { retryGraph as retryGraph2 } from 'msgraph-errors';\nimport { retryGraph } from './own';\nf(retryGraph2(() => g()));\n",
    );
  });

  it('does not take `{{…}}` of the code for a name', () => {
    const text = "import { retryGraph } from 'msgraph-errors';\nf('{{name}}');\n";
    const rewrite: SpanRewrite = {
      spans: [{ start: 45, end: 58, text: "{{retryGraph}}(() => f('{{name}}'))" }],
      uses: ['retryGraph'],
    };
    const { edits } = composeEdits(parseSource('a.ts', text), [retrySite([45, 58], rewrite)]);
    expect(applyEdits(text, edits)).toContain("\nretryGraph(() => f('{{name}}'));\n");
  });

  it('writes the line ends of the file', () => {
    const text = "import a from 'a';\r\nf();\r\n";
    const rewrite: SpanRewrite = {
      spans: [{ start: 20, end: 23, text: '{{retryGraph}}(() => {\n  f();\n})' }],
      uses: ['retryGraph'],
    };
    const { edits } = composeEdits(parseSource('a.ts', text), [retrySite([20, 23], rewrite)]);
    expect(edits.every((edit) => !/(?<!\r)\n/.test(edit.text))).toBe(true);
    expect(applyEdits(text, edits)).toBe(
      "import a from 'a';\r\nimport { retryGraph } from 'msgraph-errors';\r\nretryGraph(() => {\r\n  f();\r\n});\r\n",
    );
  });

  it('leaves the second of two sites that overlap', () => {
    const { text, ranges } = marked(`${IMPORTS}if («a || m») x();`);
    const [outer = [0, 0]] = ranges;
    const inner: readonly [number, number] = [outer[0] + 5, outer[1]];
    const sites = [messageSite(inner, NOT_FOUND), messageSite(outer, ITEM)];
    const result = composeEdits(parseSource('a.ts', text), sites);
    expect(result.rewritten.map(({ site }) => site)).toEqual([sites[1]]);
    expect(result.left).toEqual([{ site: sites[0], reason: 'overlap' }]);
  });

  it('rewrites an inner site beside a retry whose spans do not touch it', () => {
    const { text, ranges } = marked(`${IMPORTS}«while (true) { if (m) x(); }»`);
    const [outer = [0, 0]] = ranges;
    const start = text.indexOf('m)');
    const retry = retrySite(outer, {
      spans: [{ start: outer[0], end: outer[0] + 12, text: '{{retryGraph}}' }],
      uses: ['retryGraph'],
    });
    const result = composeEdits(parseSource('a.ts', text), [retry, messageSite([start, start + 1], ITEM)]);
    expect(result.left).toEqual([]);
    expect(result.rewritten).toHaveLength(2);
  });

  it('leaves what the detector could not turn into a rewrite, with its reason', () => {
    const site: Site = { ...messageSite([0, 1], ITEM), rewrite: 'text-ambiguous' };
    expect(composeEdits(parseSource('a.ts', 'm;'), [site])).toEqual({
      edits: [],
      rewritten: [],
      left: [{ site, reason: 'text-ambiguous' }],
    });
  });

  it('leaves what is only likely to come from Graph', () => {
    const site: CodeCompareSite = {
      kind: 'code-compare',
      range: [0, 1],
      evidence: evidence('likely'),
      client: 'unknown',
      form: 'equality',
      negated: false,
      codes: ['itemNotFound'],
      rewrite: { range: [0, 1], error: 'e', negated: false, tests: ITEM, compared: [] },
    };
    expect(composeEdits(parseSource('a.ts', 'm;'), [site]).left).toEqual([{ site, reason: 'likely-only' }]);
    expect(
      composeEdits(parseSource('a.ts', 'm;'), [{ ...site, evidence: evidence() }]).rewritten,
    ).toHaveLength(1);
  });

  it('leaves everything in a script, which cannot import', () => {
    const site = messageSite([0, 1], ITEM);
    expect(composeEdits(parseSource('a.js', 'm;'), [site])).toEqual({
      edits: [],
      rewritten: [],
      left: [{ site, reason: 'module-unknown' }],
    });
  });
});

describe('imports that only the replaced code read', () => {
  /** Rewrites the marked retry, with `f` as the code that stays. */
  function retried(input: string, path = 'a.ts'): string {
    const { text, ranges } = marked(input);
    const [[start, end] = [0, 0]] = ranges;
    const rewrite: SpanRewrite = { spans: [{ start, end, text: '{{retryGraph}}(f)' }], uses: ['retryGraph'] };
    return applyEdits(text, composeEdits(parseSource(path, text), [retrySite([start, end], rewrite)]).edits);
  }

  it.each([
    [
      'whole',
      "import { setTimeout as sleep } from 'node:timers/promises';\nimport { f } from 'f';\n«f(sleep)»;\n",
      "import { f } from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
    [
      'whole, where the new import goes',
      "import { f } from 'f';\nimport sleep from 'sleep';\n«f(sleep)»;\n",
      "import { f } from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
    [
      'whole, of several names',
      "import { sleep, wait } from './wait';\n«sleep(wait)»;\nf();\n",
      "import { retryGraph } from 'msgraph-errors';\nretryGraph(f);\nf();\n",
    ],
    [
      'a first name',
      "import { sleep, f } from 'f';\n«f(sleep)»;\n",
      "import { f } from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
    [
      'a last name',
      "import { f, sleep } from 'f';\n«f(sleep)»;\n",
      "import { f } from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
    [
      'the only name beside a default',
      "import f, { sleep } from 'f';\n«f(sleep)»;\n",
      "import f from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
    [
      'a type',
      "import type { Wait } from 'f';\nimport { f } from 'f';\n«f(1 as Wait)»;\n",
      "import { f } from 'f';\nimport { retryGraph } from 'msgraph-errors';\nretryGraph(f);\n",
    ],
  ])('go: %s', (_title, input, expected) => {
    expect(retried(input)).toBe(expected);
  });

  it('keep CRLF', () => {
    expect(retried("import { f } from 'f';\r\nimport sleep from 'sleep';\r\n«f(sleep)»;\r\n")).toBe(
      "import { f } from 'f';\r\nimport { retryGraph } from 'msgraph-errors';\r\nretryGraph(f);\r\n",
    );
  });

  it.each([
    ['in JavaScript', 'a.js', "import sleep from 'sleep';\n", '«f(sleep)»;\n'],
    ['read elsewhere', 'a.ts', "import sleep from 'sleep';\n", '«f(sleep)»;\nsleep();\n'],
    ['read nowhere', 'a.ts', "import sleep from 'sleep';\n", '«f()»;\n'],
    ['with a comment', 'a.ts', "import sleep from 'sleep'; // why\n", '«f(sleep)»;\n'],
    ['a default beside a name', 'a.ts', "import sleep, { f } from 'f';\n", '«f(sleep)»;\n'],
    ['the only name of a list', 'a.ts', "import { sleep } from 'f'; // why\n", '«f(sleep)»;\n'],
  ])('stay: %s', (_title, path, head, body) => {
    expect(retried(head + body, path)).toBe(
      `${head}import { retryGraph } from 'msgraph-errors';\n${body.replace(/«.*»/, 'retryGraph(f)')}`,
    );
  });
});

describe('editsForSite', () => {
  it('gives the edits of one site with its imports', () => {
    const text = "import a from 'a';\nm;\n";
    const result = editsForSite(messageSite([19, 20], ITEM), parseSource('a.ts', text), {
      runtime: './vendor.js',
    });
    expect('edits' in result && applyEdits(text, result.edits)).toBe(
      "import a from 'a';\nimport { GraphErrorCode, hasErrorCode } from './vendor.js';\nhasErrorCode(e, GraphErrorCode.ItemNotFound);\n",
    );
    expect('uses' in result && result.uses).toEqual(['hasErrorCode', 'GraphErrorCode']);
  });

  it('says why there are none', () => {
    const file = parseSource('a.js', 'm;');
    expect(editsForSite(messageSite([0, 1], ITEM), file)).toEqual({ left: 'module-unknown' });
    expect(editsForSite({ ...messageSite([0, 1], ITEM), rewrite: 'body-unread' }, file)).toEqual({
      left: 'body-unread',
    });
  });
});
