import { createGraphLimiter } from 'msgraph-errors/limiter';
import { load, type Answer, type ModelRequest, type Service } from '../bench/limiter-model.mjs';
import { virtualClock, type Late, type VirtualClock } from './virtual-clock.js';

export interface Figures {
  /** Units that got through, in per cent of what the service permits. */
  readonly throughput: number;
  /** Answers with 429, in per cent of all. */
  readonly refused: number;
}

/** Sends a request by a client, and again until it is not refused. */
type Ask = (
  clock: VirtualClock,
  send: (request: ModelRequest) => Promise<Answer>,
) => (request: ModelRequest) => Promise<unknown>;

/** With nothing but the limiter: what is refused goes through it again. */
export const limited: Ask = (clock, send) => {
  const limiter = createGraphLimiter({ clock });
  return async (request) => {
    while ((await limiter.run(request, () => send(request))).status === 429);
  };
};

/** What most programs do: wait as asked, or longer and longer, each request for itself. */
export const naive: Ask = (clock, send) => async (request) => {
  for (let attempt = 0; ; attempt++) {
    const { status, headers } = await send(request);
    if (status !== 429) return;
    await clock.sleep(
      headers['retry-after'] === undefined ? 1000 * 2 ** attempt : Number(headers['retry-after']) * 1000,
    );
  }
};

/** Holds a service of the model against a client, on a clock of its own. */
export async function figuresOf(service: Service, ask: Ask, seed = 1, late?: Late): Promise<Figures> {
  const clock = virtualClock(seed, late);
  const start = clock.now();
  const [least, most] = service.latency;
  let answers = 0;
  let refusals = 0;
  let units = 0;
  const send = async (request: ModelRequest): Promise<Answer> => {
    // A request is on its way for a part of the time that passes until its answer.
    await clock.sleep(least * 0.2 * clock.random());
    const arrival = clock.now() - start;
    const answer = service.arrive(arrival, request);
    await clock.sleep(least + (most - least) * clock.random());
    service.leave(request);
    if (arrival < service.runMs) {
      answers++;
      if (answer.status === 429) refusals++;
      else units += request.cost;
    }
    return answer;
  };
  await clock.until(load(service, ask(clock, send), clock.now));
  return { throughput: (100 * units) / service.permitted(), refused: (100 * refusals) / answers };
}
