// Speed of the runtime, beside the same work written by hand. Needs a build. Usage: node tools/bench.mjs
// Exit code 1 when a figure is below its target.
import { GraphError } from '@microsoft/microsoft-graph-client';
import { graphErrorCodes, hasErrorCode, parseGraphError } from '../catalog/dist/index.js';

const body = { error: { code: 'BadRequest', message: 'm', innerError: { code: 'invalidRange', message: 'm', innerError: { code: 'fragmentOverlap' } } } };

/** What a careful programmer writes: both spellings, any casing, details, unknown input. */
function byHand(/** @type {any} */ error, /** @type {string[]} */ ...wanted) {
  const lower = wanted.map((code) => code.toLowerCase());
  const matches = (/** @type {unknown} */ code) => typeof code === 'string' && lower.includes(code.toLowerCase());
  if (typeof error !== 'object' || error === null) return false;
  for (let level = error.error; typeof level === 'object' && level !== null; level = level.innerError ?? level.innererror) {
    if (matches(level.code)) return true;
    if (Array.isArray(level.details) && level.details.some((/** @type {any} */ detail) => matches(detail?.code))) return true;
  }
  return false;
}

const sdkError = new GraphError(400, 'One of the provided arguments is not acceptable.');
sdkError.code = 'invalidRequest';
sdkError.body = JSON.stringify({
  code: 'invalidRequest',
  message: 'One of the provided arguments is not acceptable.',
  innerError: { code: 'badArgument', message: 'Bad argument.', innerError: { code: 'parameterIsTooLong' }, date: '2026-01-15T10:20:30', 'request-id': '11111111-2222-4333-8444-555555555555', 'client-request-id': 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee' },
});
sdkError.headers = new Headers({ 'content-type': 'application/json', 'request-id': '11111111-2222-4333-8444-555555555555' });

/** Best of five rounds, in calls a second. @param {() => unknown} work @param {number} count */
function perSecond(work, count) {
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const start = process.hrtime.bigint();
    for (let index = 0; index < count; index++) work();
    const rate = count / (Number(process.hrtime.bigint() - start) / 1e9);
    // The first round warms up.
    if (round > 0) best = Math.max(best, rate);
  }
  return best;
}

const million = (/** @type {number} */ rate) => `${(rate / 1e6).toFixed(2)} million/s`;
const hit = perSecond(() => hasErrorCode(body, 'itemNotFound', 'fragmentOverlap'), 1_000_000);
const miss = perSecond(() => hasErrorCode(body, 'itemNotFound', 'resourceLocked'), 1_000_000);
const handHit = perSecond(() => byHand(body, 'itemNotFound', 'fragmentOverlap'), 1_000_000);
const handMiss = perSecond(() => byHand(body, 'itemNotFound', 'resourceLocked'), 1_000_000);
const json = perSecond(() => JSON.parse(sdkError.body), 200_000);
const codes = perSecond(() => graphErrorCodes(sdkError), 200_000);
const parsed = perSecond(() => parseGraphError(sdkError), 100_000);

console.log(`hasErrorCode, three levels, found      ${million(hit)}  by hand ${million(handHit)}  ratio ${(hit / handHit).toFixed(2)}`);
console.log(`hasErrorCode, three levels, not found  ${million(miss)}  by hand ${million(handMiss)}  ratio ${(miss / handMiss).toFixed(2)}`);
console.log(`JSON.parse of the body of an SDK error ${million(json)}`);
console.log(`graphErrorCodes of the SDK error       ${million(codes)}  ${(json / codes).toFixed(1)} times its JSON.parse`);
console.log(`parseGraphError of the SDK error       ${million(parsed)}  ${(json / parsed).toFixed(1)} times its JSON.parse, ${(1e6 / parsed).toFixed(1)} µs`);

const targets = [
  [Math.min(hit, miss) >= 2e6, 'hasErrorCode makes fewer than 2 million calls a second'],
  [Math.min(hit / handHit, miss / handMiss) >= 0.5, 'hasErrorCode is less than half as fast as the loop by hand'],
  [json / codes <= 3, 'graphErrorCodes takes more than 3 times as long as the JSON.parse of its body'],
  [json / parsed <= 15, 'parseGraphError takes more than 15 times as long as the JSON.parse of its body'],
];
for (const [met, problem] of targets) {
  if (met) continue;
  console.error(problem);
  process.exitCode = 1;
}
