import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const reports = finds('code-compare');

/** A walk of an error body as the classic client keeps it, and what a `catch` does with it. */
const file = (walk: string, handling: string): string => `${SDK}${walk}
export async function load() {
  try { return await client.api('/me/drive').get(); }
  catch (e: any) { const error = JSON.parse(e.body).error; ${handling} throw e; }
}`;

/** Correct walks: nothing is reported. */
const silent = (name: string, walk: string, handling: string): void => {
  reports(name, file(walk, handling));
};
const found = (name: string, walk: string, handling: string): void => {
  reports(name, file(walk, handling));
};

const IS = "if (code(error) === 'invalidRange') return null;";
const FOUND = "if («code(error) === 'invalidRange'») return null;";
const IN = "if (codes(error).includes('invalidRange')) return null;";

/** A list of the codes, and of the levels, of an error. */
const CODES = 'const codes = (err: any): string[] => (err ? [err.code, ...codes(err.innererror)] : []);';
const LEVELS = 'const levels = (err: any): any[] => (err ? [err, ...levels(err.innererror)] : []);';

describe('the innermost code', () => {
  silent(
    'by recursion',
    'const code = (err: any): string => (err.innererror ? code(err.innererror) : err.code);',
    IS,
  );
  silent(
    'by recursion that falls back to the outer code',
    'function code(err: any): any { const next = err.innerError ?? err.innererror; return (next && code(next)) ?? err.code; }',
    IS,
  );
  silent(
    'by a parameter that is taken apart',
    'function code({ code: own, innererror: next }: any): string { return next ? code(next) : own; }',
    IS,
  );
  silent(
    'by destructuring inside',
    'function code(err: any): string { const { innerError, code: own } = err; if (!innerError) return own; return code(innerError); }',
    IS,
  );
  silent(
    'in a while loop',
    'function code(err: any) { let c = err; while (c.innererror?.code) c = c.innererror; return c.code; }',
    IS,
  );
  silent(
    'in a loop of which only the first rounds do more',
    'function code(err: any) { let c = err; let n = 0; while (c.innererror) { c = c.innererror; n++; if (n < 2) { console.log(c); continue; } } return c.code; }',
    IS,
  );
  silent(
    'in a do loop',
    'function code(err: any) { let c = err; let last; do { last = c.code ?? last; c = c.innerError || c.innererror; } while (c); return last; }',
    IS,
  );
  silent(
    'in a for loop',
    'function code(err: any) { let last = err.code; for (let c = err.innererror; c; c = c.innererror) last = c.code ?? last; return last; }',
    IS,
  );
  silent(
    'by assigning to the parameter',
    'function code(err: any) { while (err.innererror) err = err.innererror; return err.code; }',
    IS,
  );
  silent(
    'by destructuring assignment',
    'function code(err: any) { let c = err, next = err; while (next) { c = next; ({ innererror: next } = c); } return c.code; }',
    IS,
  );
  silent(
    'by a helper for one step',
    'const next = (err: any) => err.innerError ?? err.innererror;\nfunction code(err: any) { let c = err; for (let n = next(c); n; n = next(n)) c = n; return c.code; }',
    IS,
  );
  silent(
    'by a step in a variable of its own',
    'function code(err: any) { let c = err; for (;;) { const n = c.innererror; if (!n) return c.code; c = n; } }',
    IS,
  );
  silent(
    'by a key that is looked for',
    "function code(err: any) { let c = err; for (;;) { const key = Object.keys(c).find((k) => k.toLowerCase() === 'innererror'); if (!key) return c.code; c = c[key]; } }",
    IS,
  );
  silent(
    'by a key in a constant',
    "const INNER = 'innererror';\nfunction code(err: any): string { return err[INNER] ? code(err[INNER]) : err.code; }",
    IS,
  );
  silent(
    'by a named function expression',
    'const code = function deepest(err: any): string { return err.innererror ? deepest(err.innererror) : err.code; };',
    IS,
  );
  silent(
    'by functions that call each other',
    'function code(err: any): string { return err.innererror ? below(err.innererror) : err.code; }\nfunction below(err: any): string { return code(err); }',
    IS,
  );
  silent(
    'in a method',
    'class Reader { code(err: any): string { return err.innererror ? this.code(err.innererror) : err.code; } }\nconst reader = new Reader();',
    "if (reader.code(error) === 'invalidRange') return null;",
  );
  silent(
    'in a static method',
    'class Reader { static code(err: any): string { return err.innererror ? Reader.code(err.innererror) : err.code; } }',
    "if (Reader.code(error) === 'invalidRange') return null;",
  );
  silent(
    'in a method of an object',
    'const reader = { code(err: any): string { return err.innererror ? this.code(err.innererror) : err.code; } };',
    "if (reader.code(error) === 'invalidRange') return null;",
  );
  silent(
    'with a generous bound',
    'function code(err: any) { let c = err; for (let i = 0; i < 20 && c.innererror; i++) c = c.innererror; return c.code; }',
    IS,
  );
  silent(
    'with a bound of the recursion',
    'function code(err: any, depth = 0): string { return depth < 10 && err.innererror ? code(err.innererror, depth + 1) : err.code; }',
    IS,
  );
  silent(
    'in a switch',
    'const code = (err: any): string => (err.innererror ? code(err.innererror) : err.code);',
    "switch (code(error)) { case 'invalidRange': return null; default: break; }",
  );
  silent(
    'in a table',
    "const TEXTS: any = { invalidRange: 'a' };\nconst code = (err: any): string => (err.innererror ? code(err.innererror) : err.code);",
    'const text = TEXTS[code(error)]; if (text) return text;',
  );
  silent(
    'by way of variables',
    'const code = (err: any): string => (err.innererror ? code(err.innererror) : err.code);',
    "const deepest = code(error); const lower = deepest.toLowerCase(); if (lower === 'invalidrange') return null;",
  );
});

describe('a list of the codes', () => {
  silent(
    'by spread',
    'const codes = (err: any): string[] => (err ? [err.code, ...codes(err.innerError ?? err.innererror)] : []);',
    IN,
  );
  silent(
    'by concat',
    'function codes(err: any): string[] { return err ? [err.code].concat(codes(err.innererror)) : []; }',
    IN,
  );
  silent(
    'into a list that is handed on',
    'function codes(err: any, out: string[] = []): string[] { if (!err) return out; out.push(err.code); return codes(err.innererror, out); }',
    IN,
  );
  silent(
    'that begins with the outer code',
    'function codes(err: any): string[] { const all = [err.code]; for (let c = err.innererror; c; c = c.innererror) all.push(c.code); return all; }',
    IN,
  );
  silent(
    'that another function fills',
    'function fill(err: any, out: string[]) { if (!err) return; out.push(err.code); fill(err.innererror, out); }\nfunction codes(err: any) { const all = [err.code]; fill(err.innererror, all); return all; }',
    IN,
  );
  silent(
    'by a stack',
    'function codes(err: any) { const open = [err]; const all = [err.code]; while (open.length) { const c: any = open.pop(); all.push(c.code); if (c.innererror) open.push(c.innererror); } return all; }',
    IN,
  );
  silent(
    'by flatMap',
    'const codes = (err: any): string[] => [err.code, ...[err.innererror].filter(Boolean).flatMap(codes)];',
    IN,
  );
  silent(
    'by a callback',
    'const codes = (err: any): string[] => [err.code].concat([err.innererror].filter(Boolean).flatMap((inner) => codes(inner)));',
    IN,
  );
  silent(
    'by a generator',
    'function* walk(err: any): Generator<string> { for (let c = err; c; c = c.innererror) yield c.code; }',
    "if ([...walk(error)].includes('invalidRange')) return null;",
  );
  silent(
    'of a generator beside the outer code',
    'function* walk(err: any): Generator<string> { for (let c = err; c; c = c.innererror) yield c.code; }',
    "if ([error.code, ...walk(error.innererror)].includes('invalidRange') || error.code === 'invalidRange') return null;",
  );
  silent(
    'of levels',
    LEVELS,
    "if (levels(error).some((level) => level.code === 'invalidRange')) return null;",
  );
  silent(
    'of levels, looked through',
    LEVELS,
    "for (const level of levels(error)) if (level.code === 'invalidRange') return null;",
  );
  silent(
    'with the details',
    'const codes = (err: any): string[] => (err ? [err.code, ...(err.details ?? []).map((d: any) => d.code), ...codes(err.innererror)] : []);',
    IN,
  );
  silent(
    'of which one is looked for',
    `${CODES}\nconst KNOWN = ['accessDenied', 'sharingDisabled'];`,
    "const known = codes(error).reverse().find((c) => KNOWN.includes(c)); if (known === 'sharingDisabled') return 1; if (known === 'accessDenied') return 2;",
  );
  silent(
    'written where it is used',
    '',
    "const all = [error.code]; for (let c = error.innererror; c; c = c.innererror) all.push(c.code); if (all.includes('invalidRange')) return null;",
  );
  silent(
    'written where it is used, by index',
    '',
    "const all = [error.code]; let c = error; while ((c = c.innererror)) all[all.length] = c.code; if (all.indexOf('invalidRange') !== -1) return null;",
  );
});

describe('the outer code and the deeper ones', () => {
  silent(
    'in one chain',
    CODES,
    "if (error.code === 'invalidRange' || codes(error.innererror).includes('invalidRange')) return null;",
  );
  silent(
    'one after the other',
    '',
    "if (error.code === 'invalidRange') return null; for (let c = error.innererror; c; c = c.innererror) if (c.code === 'invalidRange') return null;",
  );
  silent(
    'by a function that is told the code',
    'const has = (err: any, code: string): boolean => !!err && (err.code === code || has(err.innererror, code));',
    "if (error.code === 'invalidRange' || has(error.innererror, 'invalidRange')) return null;",
  );
  silent(
    'by a function that has a loop',
    'function has(err: any, code: string): boolean { for (let c = err; c; c = c.innererror) if (c.code === code) return true; return false; }',
    "if (error.code === 'invalidRange' || has(error.innererror, 'invalidRange')) return null;",
  );
  silent(
    'by a function that has a list',
    `${CODES}\nconst has = (err: any, code: string): boolean => codes(err).includes(code);`,
    "if (error.code === 'invalidRange' || has(error.innererror, 'invalidRange')) return null;",
  );
  silent(
    'in a set',
    '',
    "const seen = new Set(); for (let c = error.innererror; c; c = c.innererror) seen.add(c.code); if (error.code === 'invalidRange' || seen.has('invalidRange')) return null;",
  );
  found(
    'of another code',
    '',
    "if («error.code === 'itemNotFound'») return null; for (let c = error.innererror; c; c = c.innererror) if (c.code === 'invalidRange') return null;",
  );
  found(
    'which is only logged',
    '',
    "for (let c = error; c; c = c.innererror) console.log(c.code); if («error.code === 'invalidRange'») return null;",
  );
  found(
    'in another function',
    "export const other = (err: any) => { for (let c = err; c; c = c.innererror) if (c.code === 'invalidRange') return true; return false; };",
    "if («error.code === 'invalidRange'») return null;",
  );
  found(
    'before a function that compares only the outer one',
    'const has = (err: any, code: string): boolean => err?.code === code;',
    "if («error.code === 'invalidRange'» || has(error.innererror, 'invalidRange')) return null;",
  );
});

describe('no walk', () => {
  found('the top alone', 'const code = (err: any) => err.code;', FOUND);
  found('one inner error', 'const code = (err: any) => err.innererror?.code ?? err.code;', FOUND);
  found(
    'two inner errors',
    'const code = (err: any) => err.innererror?.innererror?.code ?? err.innererror?.code ?? err.code;',
    FOUND,
  );
  found(
    'one step by a helper, twice',
    'const next = (err: any) => err.innererror ?? err;\nconst code = (err: any) => next(next(err)).code;',
    FOUND,
  );
  found(
    'steps without a loop',
    'function code(err: any) { let c = err; if (c.innererror) c = c.innererror; if (c.innererror) c = c.innererror; return c.code; }',
    FOUND,
  );
  found(
    'a loop that ends after two levels',
    'function code(err: any) { let c = err; for (let i = 0; i < 2 && c.innererror; i++) c = c.innererror; return c.code; }',
    FOUND,
  );
  found(
    'a loop that is left after a level',
    'function code(err: any) { let c = err; let i = 0; while (c.innererror) { if (i >= 1) break; i += 1; c = c.innererror; } return c.code; }',
    FOUND,
  );
  found(
    'a recursion that stops after a level',
    'function code(err: any, depth = 0): string { return depth < 1 && err.innererror ? code(err.innererror, depth + 1) : err.code; }',
    FOUND,
  );
  found(
    'a recursion that counts down from two',
    'function code(err: any, left = 2): string { return left > 0 && err.innererror ? code(err.innererror, left - 1) : err.code; }',
    FOUND,
  );
  found(
    'a new variable in each round',
    "function code(err: any) { for (const part of ['a', 'b']) { let c = err; c = c.innererror ?? c; if (part) return c.code; } }",
    FOUND,
  );
  found(
    'a recursion over something else',
    'const code = (err: any): string => (err.parent ? code(err.parent) : err.code);',
    FOUND,
  );
  found(
    'a loop over something else',
    'function code(err: any) { for (let i = 0; i < 9; i++) if (err.innererror) return err.code; return err.code; }',
    FOUND,
  );
  found(
    'the outer code where there is one',
    'const code = (err: any): string => err.code ?? code(err.innererror);',
    FOUND,
  );
  found(
    'the outer code where it is true',
    'const code = (err: any): string => (err?.code ? err.code : code(err.innererror));',
    FOUND,
  );
  found(
    'the first code of a loop',
    'function code(err: any) { for (let c = err; c; c = c.innererror) if (c.code) return c.code; }',
    FOUND,
  );
  found(
    'the first code of a recursion',
    "function code(err: any): string { if (typeof err.code === 'string') { return err.code; } return code(err.innererror); }",
    FOUND,
  );
  silent(
    'the code of a level, or a text for its status',
    'const text = (status: number) => String(status);\nfunction code(err: any) { let last = err.code; for (let c = err; c; c = c.innererror) last = c.code ?? text(c.status); return last; }',
    IS,
  );
  silent(
    'a step before a loop',
    'function code(err: any) { let c = err; if (c.innererror) c = c.innererror; while (c.innererror) c = c.innererror; return c.code; }',
    IS,
  );
  found(
    'a bound in a constant',
    'const LEVELS = 2;\nfunction code(err: any) { let c = err; for (let i = 0; i < LEVELS && c.innererror; i++) c = c.innererror; return c.code; }',
    FOUND,
  );
  silent(
    'a generous bound in a constant',
    'const LEVELS = 20;\nfunction code(err: any) { let c = err; for (let i = 0; i < LEVELS && c.innererror; i++) c = c.innererror; return c.code; }',
    IS,
  );
  silent(
    'the first code that has no inner error',
    'function code(err: any): string { if (err.code && !err.innererror) return err.code; return code(err.innererror); }',
    IS,
  );
});

describe('a helper for codes', () => {
  const HELPER =
    "const isRange = (code: string) => code === 'invalidRange';\nconst deepest = (err: any): string => (err.innererror ? deepest(err.innererror) : err.code);";
  silent('that gets what a walk finds', HELPER, 'if (isRange(deepest(error))) return null;');
  found(
    'that gets the outer code',
    HELPER.replace("code === 'invalidRange'", "«code === 'invalidRange'»"),
    'if (isRange(error.code)) return null;',
  );
  found(
    'that gets both',
    HELPER.replace("code === 'invalidRange'", "«code === 'invalidRange'»"),
    'if (isRange(deepest(error))) return null; if (isRange(error.code)) return 1;',
  );
});

describe('walks by other means', () => {
  silent(
    'by a field',
    'class W { c: any; constructor(e: any) { this.c = e; } code() { while (this.c.innererror) this.c = this.c.innererror; return this.c.code; } }',
    "const w = new W(error); if (w.code() === 'invalidRange') return null;",
  );
  silent(
    'by a function without parameters',
    'function code(err: any) { let c = err; const down = () => { if (!c.innererror) return; c = c.innererror; down(); }; down(); return c.code; }',
    IS,
  );
  silent(
    'by an asynchronous function',
    'async function code(err: any): Promise<string> { return err.innererror ? await code(err.innererror) : err.code; }',
    "if ((await code(error)) === 'invalidRange') return null;",
  );
  silent(
    'from the thrown error',
    'function code(e: any): string { const err = JSON.parse(e.body).error; return below(err); }\nfunction below(err: any): string { return err.innererror ? below(err.innererror) : err.code; }',
    "if (code(e) === 'invalidRange') return null;",
  );
  silent(
    'of the codes of levels',
    'const levels = (e: any): any[] => { const r = []; let x = e; while (x) { r.push(x); x = x?.innerError || x?.innererror; } return r; };\nconst codes = (e: any) => levels(e).map((l) => l.code);',
    IN,
  );
  silent(
    'by a function inside',
    'function code(err: any) { const go = (x: any): string => x.innererror ? go(x.innererror) : x.code; return go(err); }',
    IS,
  );
  silent(
    'of the codes that are understood, by recursion',
    "const KNOWN = new Set(['invalidRange']);\nfunction code(err: any): string | undefined { const deeper = err.innererror ? code(err.innererror) : undefined; if (deeper) return deeper; return KNOWN.has(err.code) ? err.code : undefined; }",
    IS,
  );
  silent(
    'of the codes that are understood, in a loop',
    "const KNOWN = ['invalidRange'];\nfunction code(err: any): string | undefined { let best; for (let c = err; c; c = c.innererror) if (KNOWN.includes(c.code)) best = c.code; return best; }",
    IS,
  );
  silent(
    'the last of a list',
    CODES,
    "const all = codes(error); const last = all[all.length - 1]; if (last === 'invalidRange') return null; if (codes(error).at(-1) === 'x') return; if (codes(error).pop() === 'invalidRange') return; const [top, ...rest] = codes(error); if (rest.includes('invalidRange') || top === 'invalidRange') return null;",
  );
  silent(
    'by reduce',
    `${LEVELS}\nconst code = (err: any) => levels(err).reduce((found, l) => l.code ?? found, err.code);`,
    IS,
  );
  const RANKED = 'const RANK: any = { invalidRequest: 1, invalidRange: 2, fragmentOverlap: 3 };';
  const WORST =
    '(err: any) => levels(err).reduce((found: any, { code }: any) => (RANK[code] > (RANK[found] ?? 0) ? code : found), undefined)';
  silent('by reduce and a table', `${LEVELS}\n${RANKED}\nconst code = ${WORST};`, IS);
  /** Nothing says that the error is Graph's but the codes. */
  const unfollowed = (walk: string, test: string): string =>
    `import axios from 'axios';\n${walk}\nexport async function put(url: string) { try { return await axios.put(url, 1); } catch (error: any) { if (${test}) return null; throw error; } }\nexport const session = () => axios.post('https://graph.microsoft.com/v1.0/me/drive/root:/a:/createUploadSession');`;
  reports(
    'by reduce and a table, of an error that only its codes say to be from Graph',
    unfollowed(
      `${LEVELS}\n${RANKED}\nconst worst = ${WORST};`,
      "worst(error.response?.data?.error) === 'fragmentOverlap'",
    ),
  );
  reports(
    'in a table, without a walk, of an error that only its codes say to be from Graph',
    unfollowed(RANKED, '«RANK[error.response?.data?.error?.code]» > 1'),
  );
  silent(
    'as one text',
    CODES,
    "if (codes(error).join(' ').includes('invalidRange')) return null; if (new RegExp('invalidRange').test(codes(error).join())) return 1;",
  );
  silent(
    'through inner errors that are text',
    "function code(err: any): string { const raw = err.innererror; const next = typeof raw === 'string' ? JSON.parse(raw) : raw; return next ? code(next) : err.code; }",
    IS,
  );
  silent(
    'by a function that is called where it is written',
    '',
    "if ((function deepest(x: any): string { return x.innererror ? deepest(x.innererror) : x.code; })(error) === 'invalidRange') return null;",
  );
  silent(
    'by a function of the catch clause',
    '',
    "const code = (x: any): string => (x.innererror ? code(x.innererror) : x.code); if (code(error) === 'invalidRange') return null;",
  );
  silent(
    'by a function that is kept',
    'const code = cache((x: any): string => (x.innererror ? code(x.innererror) : x.code));',
    IS,
  );
  silent(
    'by a function that is assigned later',
    'let code: any; code = (x: any): string => (x.innererror ? code(x.innererror) : x.code);',
    IS,
  );
  silent(
    'as part of an object',
    'function info(err: any): any { const inner = err.innererror && info(err.innererror); return { code: inner?.code ?? err.code, depth: 1 }; }',
    "if (info(error).code === 'invalidRange') return null; const { code } = info(error); if (code === 'invalidRange') return 1;",
  );
  silent(
    'into an object',
    'function info(err: any): any { const r: any = { code: err.code }; for (let c = err.innererror; c; c = c.innererror) r.code = c.code ?? r.code; return r; }',
    "if (info(error).code === 'invalidRange') return null;",
  );
  silent(
    'in whatever spelling',
    "function code(err: any) { let c = err; let more = true; while (more) { more = false; for (const key of ['innerError', 'innererror']) if (c[key]) { c = c[key]; more = true; } } return c.code; }",
    IS,
  );
  silent(
    'until it fails',
    'function code(err: any): string { try { return code(err.innererror); } catch { return err.code; } }',
    IS,
  );
  silent(
    'by merging the levels',
    'function flat(err: any): any { return err.innererror ? flat({ ...err, ...err.innererror, innererror: err.innererror.innererror }) : err; }',
    "if (flat(error).code === 'invalidRange') return null;",
  );
  silent(
    'in an arrow function of a class',
    'class A { code = (x: any): string => (x.innererror ? this.code(x.innererror) : x.code); test(error: any) { return this.code(error); } }\nconst a = new A();',
    "if (a.test(error) === 'invalidRange') return null;",
  );
});

describe('a function that asks each level what it is given', () => {
  const ask = "if (someLevel(error, (level) => level.code === 'invalidRange')) return null;";
  const FOUND_IN = "if (someLevel(error, (level) => «level.code === 'invalidRange'»)) return null;";
  silent(
    'by recursion',
    'const someLevel = (err: any, test: (level: any) => boolean): boolean => Boolean(err) && (test(err) || someLevel(err.innererror, test));',
    ask,
  );
  silent(
    'by recursion, in both spellings',
    'function someLevel(err: any, test: (level: any) => boolean): boolean { if (!err) return false; return test(err) || someLevel(err.innerError ?? err.innererror, test); }',
    ask,
  );
  silent(
    'by another one that walks',
    'const each = (err: any, visit: (level: any) => boolean): boolean => Boolean(err) && (visit(err) || each(err.innererror, visit));\nconst someLevel = (err: any, test: (level: any) => boolean): boolean => each(err, test);',
    ask,
  );
  found(
    'of the outermost alone',
    'const someLevel = (err: any, test: (level: any) => boolean): boolean => Boolean(err) && test(err);',
    FOUND_IN,
  );
  found(
    'of the outermost alone, by another one',
    'const once = (err: any, visit: (level: any) => boolean): boolean => Boolean(err) && visit(err);\nconst someLevel = (err: any, test: (level: any) => boolean): boolean => once(err, test);',
    FOUND_IN,
  );
});
