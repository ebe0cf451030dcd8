import { describe } from 'vitest';
import { finds, SDK } from './find.js';

const text = finds('message-match');
const code = finds('code-compare');

const TRY =
  "try { return { ok: true, text: (await client.api('/me').get()).displayName }; } catch (e: any) { return { ok: false, text: e.message }; }";

/** A function that gives a result with a flag beside its text, and one that asks for the text. */
const asks = (body: string, work: string = TRY): string => `${SDK}
async function one(): Promise<any> { ${work} }
export async function load() { const r = await one(); ${body} }`;

const ASKED = "r.text.includes('Project Falcon')";
const FOUND = `«${ASKED}»`;

describe('the text of a result that a flag says to be none of an error', () => {
  text('after an early return', asks(`if (!r.ok) return null; return ${ASKED};`));
  text('after an error that is thrown', asks(`if (!r.ok) throw new Error('No list'); return ${ASKED};`));
  text('in the branch of an if', asks(`if (r.ok) { if (${ASKED}) return 1; } return 2;`));
  text('in an else', asks(`if (!r.ok) { console.log(r); } else if (${ASKED}) { return 1; } return 2;`));
  text('in one condition', asks(`if (r.ok && ${ASKED}) return 1; return 2;`));
  text('in a conditional expression', asks(`const n = r.ok ? (${ASKED} ? 1 : 2) : 3; return n;`));
  text('compared', asks(`if (r.ok === true && ${ASKED}) return 1; return 2;`));
  text('compared with the other value', asks(`if (r.ok !== false && ${ASKED}) return 1; return 2;`));
  text(
    'beside another condition',
    asks(`if (!r.ok || r.text === '') return 2; if (${ASKED}) return 1; return 3;`),
  );
  text(
    'taken apart',
    asks(
      `const { ok, text } = r; if (!ok) return 2; if (text.includes('Project Falcon')) return 1; return 3;`,
    ),
  );
  text(
    'under a name',
    asks(`const shown = r.text; if (r.ok && shown.includes('Project Falcon')) return 1; return 3;`),
  );
  text(
    'in lower case',
    asks("if (r.ok && r.text.toLowerCase().includes('project falcon')) return 1; return 3;"),
  );
  text(
    'after an assertion of the project',
    asks(`must(r.ok); if (${ASKED}) return 1; return 3;`).replace(
      'async function one',
      "function must(c: unknown) { if (!c) throw new Error('No list'); }\nasync function one",
    ),
  );
  text(
    'after an assertion of Node.js',
    `import assert from 'node:assert';\n${asks(`assert(r.ok); if (${ASKED}) return 1; return 3;`)}`,
  );
  text(
    'by a word',
    asks(
      `if (r.kind === 'list' && ${ASKED}) return 1; return 3;`,
      TRY.replace('ok: true', "kind: 'list'").replace('ok: false', "kind: 'failure'"),
    ),
  );
  text(
    'by an error that is not there',
    asks(
      `if (r.error == null && ${ASKED}) return 1; return 3;`,
      TRY.replace('ok: true', 'error: null').replace('ok: false', 'error: e'),
    ),
  );
  text(
    'by an error that only a failure has',
    asks(
      `if (!r.error && ${ASKED}) return 1; return 3;`,
      TRY.replace('ok: true, ', '').replace('ok: false', 'error: e'),
    ),
  );
  text(
    'by a flag that only a failure lacks',
    asks(`if (r.ok && ${ASKED}) return 1; return 3;`, TRY.replace('ok: false, ', '')),
  );
  text(
    'in a part of it',
    asks(
      `if (r.info.ok && r.info.text.includes('Project Falcon')) return 1; return 3;`,
      TRY.replaceAll(/return \{(.*?)\};/g, 'return { info: {$1} };'),
    ),
  );
  text(
    'above a part of it',
    asks(
      `if (r.ok && r.info.text.includes('Project Falcon')) return 1; return 3;`,
      TRY.replaceAll(/text: (.*?) \}/g, 'info: { text: $1 } }'),
    ),
  );
  text(
    'in a part that is taken out',
    asks(
      `const { info } = r; if (info.ok && info.text.includes('Project Falcon')) return 1; return 3;`,
      TRY.replaceAll(/return \{(.*?)\};/g, 'return { info: {$1} };'),
    ),
  );
});

describe('the text of a result that may be one of an error', () => {
  text('after the success has left', asks(`if (r.ok) return null; return ${FOUND} ? 1 : 2;`));
  text('in the branch of the failure', asks(`if (!r.ok && ${FOUND}) return 1; return 2;`));
  text(
    'in the else of a success',
    asks(`if (r.ok) { console.log(r); } else if (${FOUND}) { return 1; } return 2;`),
  );
  text(
    'where another result has the flag',
    asks(`const other = await one(); if (!other.ok) return null; return ${FOUND} ? 1 : 2;`),
  );
  text(
    'where the flag is another property',
    asks(
      `if (!r.cached && ${FOUND}) return 1; return 2;`,
      TRY.replace('ok: false', 'ok: false, cached: Date.now() > 1'),
    ),
  );
  text(
    'where only one of two conditions is the flag',
    asks(`if ((r.ok || r.cached) && ${FOUND}) return 1; return 2;`),
  );
  text(
    'where the flag may be either',
    asks(`if (r.ok && ${FOUND}) return 1; return 2;`, TRY.replace('ok: false', 'ok: e.statusCode < 500')),
  );
  text(
    'where a spread may bring the flag',
    asks(`if (r.ok && ${FOUND}) return 1; return 2;`, TRY.replace('ok: false', '...e.result')),
  );
  text(
    'before a function that only logs',
    asks(`must(r.ok); if (${FOUND}) return 1; return 3;`).replace(
      'async function one',
      'function must(c: unknown) { if (!c) console.log(c); }\nasync function one',
    ),
  );
  text(
    'by a word of a failure',
    asks(
      `if (r.kind !== 'list' && ${FOUND}) return 1; return 3;`,
      TRY.replace('ok: true', "kind: 'list'").replace('ok: false', "kind: 'failure'"),
    ),
  );
  text(
    'where the error itself is asked for',
    asks(
      "if (r.error && «r.error.message.includes('Project Falcon')») return 1; return 3;",
      TRY.replace('ok: true', 'error: null').replace('ok: false', 'error: e'),
    ),
  );
});

describe('a result that comes by way of other values', () => {
  const by = (way: string, body: string, work?: string): string =>
    asks(body, work).replace('await one()', way);
  const ways: Readonly<Record<string, string>> = {
    'a function that is bound': 'await one.bind(null)()',
    'a map of functions': "await new Map([['one', one]]).get('one')!()",
    'a list of functions': 'await [one][0]()',
    'a field of an instance': 'await new (class { work = one; })().work()',
  };
  for (const [name, way] of Object.entries(ways)) {
    text(`${name}, after the failure has left`, by(way, `if (!r.ok) return null; return ${ASKED};`));
    text(`${name}, after the success has left`, by(way, `if (r.ok) return null; return ${FOUND};`));
    text(
      `${name}, under a name and above a part of it`,
      by(
        way,
        "const { info, ok } = r; if (ok && info.text.trim().includes('Project Falcon')) return 1; return 3;",
        TRY.replaceAll(/text: (.*?) \}/g, 'info: { text: $1 } }'),
      ),
    );
    text(
      `${name}, where a spread may bring the flag`,
      by(way, `if (r.ok && ${FOUND}) return 1; return 2;`, TRY.replace('ok: false', '...e.result')),
    );
    text(
      `${name}, where a spread may take the flag away`,
      by(
        way,
        `if (r.ok && ${FOUND}) return 1; return 2;`,
        TRY.replace('{ ok: false, text: e.message }', '{ ok: false, ...e.result, text: e.message }'),
      ),
    );
    text(
      `${name}, given to a function that asks`,
      `${by(way, 'return asked(r);')}\nfunction asked(r: any) { return r.ok && ${ASKED}; }`,
    );
    text(
      `${name}, given to a function that asks for the failure`,
      `${by(way, 'return asked(r);')}\nfunction asked(r: any) { return !r.ok && ${FOUND}; }`,
    );
    text(
      `${name}, by a number`,
      by(
        way,
        `if (r.status === 200 && ${ASKED}) return 1; return 3;`,
        TRY.replace('ok: true', 'status: 200').replace('ok: false', 'status: 500'),
      ),
    );
  }
});

describe('the code of a result with a flag', () => {
  const CODED = TRY.replace('text: e.message', 'code: e.code');
  code(
    'after the failure has left',
    asks("if (!r.ok) return null; return r.code === 'invalidRange' ? 1 : 2;", CODED),
  );
  code(
    'after the success has left',
    asks("if (r.ok) return null; return «r.code === 'invalidRange'» ? 1 : 2;", CODED),
  );
});
