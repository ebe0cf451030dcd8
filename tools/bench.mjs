// Speed of the runtime, beside the same work written by hand. Needs a build. Usage: node tools/bench.mjs
// Exit code 1 when a figure is below its target.
import { GraphError } from '@microsoft/microsoft-graph-client';
import { graphErrorCodes, hasErrorCode, parseGraphError } from '../catalog/dist/index.js';

const body = {
  error: {
    code: 'BadRequest',
    message: 'm',
    innerError: { code: 'invalidRange', message: 'm', innerError: { code: 'fragmentOverlap' } },
  },
};

/** What a careful programmer writes: both spellings, any casing, details, unknown input. */
function byHand(/** @type {any} */ error, /** @type {string[]} */ ...wanted) {
  const lower = wanted.map((code) => code.toLowerCase());
  const matches = (/** @type {unknown} */ code) =>
    typeof code === 'string' && lower.includes(code.toLowerCase());
  if (typeof error !== 'object' || error === null) return false;
  for (
    let level = error.error;
    typeof level === 'object' && level !== null;
    level = level.innerError ?? level.innererror
  ) {
    if (matches(level.code)) return true;
    if (
      Array.isArray(level.details) &&
      level.details.some((/** @type {any} */ detail) => matches(detail?.code))
    )
      return true;
  }
  return false;
}

const sdkError = new GraphError(400, 'One of the provided arguments is not acceptable.');
sdkError.code = 'invalidRequest';
sdkError.body = JSON.stringify({
  code: 'invalidRequest',
  message: 'One of the provided arguments is not acceptable.',
  innerError: {
    code: 'badArgument',
    message: 'Bad argument.',
    innerError: { code: 'parameterIsTooLong' },
    date: '2026-01-15T10:20:30',
    'request-id': '11111111-2222-4333-8444-555555555555',
    'client-request-id': 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  },
});
sdkError.headers = new Headers({
  'content-type': 'application/json',
  'request-id': '11111111-2222-4333-8444-555555555555',
});

/** @type {Record<string, () => unknown>} */
const work = {
  hit: () => hasErrorCode(body, 'itemNotFound', 'fragmentOverlap'),
  miss: () => hasErrorCode(body, 'itemNotFound', 'resourceLocked'),
  handHit: () => byHand(body, 'itemNotFound', 'fragmentOverlap'),
  handMiss: () => byHand(body, 'itemNotFound', 'resourceLocked'),
  json: () => JSON.parse(sdkError.body),
  codes: () => graphErrorCodes(sdkError),
  // Read as a program does, so that nothing can be put off.
  parsed: () => {
    const { codes = [], status = 0, category = '' } = parseGraphError(sdkError) ?? {};
    return codes.length + status + category.length;
  },
};

const warmUp = 4;
const rounds = 300;
/**
 * Nanoseconds of one call: the best of many short rounds taken in turn, so that other work on the machine
 * disturbs none alone.
 * @type {Record<string, number>}
 */
const best = {};
for (let round = 0; round < rounds; round++) {
  for (const [name, call] of Object.entries(work)) {
    const count = round < warmUp ? 20_000 : 1000;
    const start = process.hrtime.bigint();
    for (let index = 0; index < count; index++) call();
    const time = Number(process.hrtime.bigint() - start) / count;
    if (round >= warmUp) best[name] = Math.min(best[name] ?? Infinity, time);
  }
}

/** @param {string} name */
const ns = (name) => best[name] ?? NaN;
/** @param {string} name */
const million = (name) => `${(1000 / ns(name)).toFixed(2)} million/s`;
/** @param {string} name @param {string} other */
const ratio = (name, other) => ns(name) / ns(other);

console.log(
  `hasErrorCode, three levels, found      ${million('hit')}  by hand ${million('handHit')}  ratio ${ratio('handHit', 'hit').toFixed(2)}`,
);
console.log(
  `hasErrorCode, three levels, not found  ${million('miss')}  by hand ${million('handMiss')}  ratio ${ratio('handMiss', 'miss').toFixed(2)}`,
);
console.log(`JSON.parse of the body of an SDK error ${million('json')}`);
console.log(
  `graphErrorCodes of the SDK error       ${million('codes')}  ${ratio('codes', 'json').toFixed(2)} times its JSON.parse`,
);
console.log(
  `parseGraphError of the SDK error       ${million('parsed')}  ${ratio('parsed', 'json').toFixed(2)} times its JSON.parse, ${(ns('parsed') / 1000).toFixed(2)} µs`,
);

/**
 * What is measured, its limit, which guards against growth, and what is wanted where that is not reached.
 *
 * @type {readonly { what: string, measured: number, limit: number, wanted?: number }[]}
 */
const targets = [
  { what: 'Nanoseconds of hasErrorCode', measured: Math.max(ns('hit'), ns('miss')), limit: 500 },
  {
    what: 'Time of hasErrorCode, in times of the loop by hand',
    measured: 1 / Math.min(ratio('handHit', 'hit'), ratio('handMiss', 'miss')),
    limit: 2,
  },
  {
    what: 'Time of graphErrorCodes, in times of the JSON.parse of its body',
    measured: ratio('codes', 'json'),
    limit: 2.1,
    wanted: 1.6,
  },
  {
    what: 'Time of parseGraphError, in times of the JSON.parse of its body',
    measured: ratio('parsed', 'json'),
    limit: 6,
    wanted: 3.1,
  },
];
for (const { what, measured, limit, wanted = limit } of targets) {
  if (measured > wanted)
    console.log(`${what}: wanted ${wanted}, missed by ${(measured - wanted).toFixed(2)}.`);
  if (measured <= limit) continue;
  console.error(`${what}: ${measured.toFixed(2)} is over the limit of ${limit}.`);
  process.exitCode = 1;
}
