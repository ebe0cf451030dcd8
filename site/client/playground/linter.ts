import type { Answer, Question } from './protocol.js';

/** How long a lint may take. Every example takes a hundredth of it; what takes longer hangs. */
const PATIENCE = 8000;

/** What the page is told. */
export interface Listener {
  /** The parser is loaded. */
  ready(): void;
  answered(answer: Answer): void;
  /** The worker did not answer, or died; another one is there now. */
  ended(reason: string): void;
}

/**
 * Lints in a worker, the newest question only. A worker that does not answer is ended, and another one begun.
 */
export class Linter {
  readonly #address: string;
  readonly #listener: Listener;
  #worker: Worker;
  #isReady = false;
  #waiting: Question | undefined;
  #asked: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param address of the script of the worker */
  constructor(address: string, listener: Listener) {
    this.#address = address;
    this.#listener = listener;
    this.#worker = this.#begin();
  }

  /** Asks once the question before is answered; a newer one takes the place of one that waits. */
  ask(question: Question): void {
    this.#waiting = question;
    this.#next();
  }

  #next(): void {
    if (!this.#isReady || this.#asked !== undefined || this.#waiting === undefined) return;
    const question = this.#waiting;
    this.#waiting = undefined;
    this.#asked = question.id;
    this.#timer = setTimeout(() => {
      this.#restart(
        'Linting this took too long, so it was ended. Change the code or the settings to try again.',
      );
    }, PATIENCE);
    this.#worker.postMessage(question);
  }

  #begin(): Worker {
    const worker = new Worker(this.#address);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer | 'ready'>) => {
      this.#heard(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#restart(`The linter failed: ${event.message || 'its script could not be loaded'}.`);
    });
    return worker;
  }

  #heard(data: Answer | 'ready'): void {
    if (data === 'ready') {
      this.#isReady = true;
      this.#listener.ready();
    } else if (data.id === this.#asked) {
      clearTimeout(this.#timer);
      this.#asked = undefined;
      if (this.#waiting === undefined) this.#listener.answered(data);
    }
    this.#next();
  }

  #restart(reason: string): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
    const wasLoaded = this.#isReady;
    this.#isReady = false;
    this.#asked = undefined;
    // One that cannot even be loaded would fail for ever.
    if (wasLoaded) this.#worker = this.#begin();
    this.#listener.ended(reason);
  }
}
