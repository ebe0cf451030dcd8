import { plural } from './print.js';

interface Terminal {
  write: (text: string) => unknown;
}

/** What a run calls to say how far it is. */
export interface Progress {
  /** With the number of files that were looked at, and of all. */
  readonly onProgress: (done: number, total: number) => void;
  /** With the number of files whose types are going to be compared, and with 0 afterwards. */
  readonly onProof: (files: number) => void;
  /** With the number of the run of the tests, from 1, and with 0 afterwards. */
  readonly onTest: (run: number) => void;
}

const REDRAW_MS = 100;
/** Before that, a rate says nothing. */
const FIRST_RATE_MS = 1_000;
const CLEAR = '\r\u001B[K';

/**
 * One line on a terminal with the files done, files per second and the time left; it is gone at the end.
 * @param now the time in milliseconds
 */
export function progressOn(terminal: Terminal, now: () => number = Date.now): Progress {
  let drawn = -Infinity;
  /** The first file takes the reading of the whole repository with it, so the rate is that of the others. */
  let first: { readonly time: number; readonly done: number } | undefined;
  return {
    onProgress: (done, total) => {
      const time = now();
      if (done > 0) first ??= { time, done };
      if (done === total) terminal.write(CLEAR);
      else if (time - drawn > REDRAW_MS) {
        drawn = time;
        terminal.write(
          `${CLEAR}${done} of ${plural(total, 'file')}${first ? rate(done - first.done, total - done, time - first.time) : ''}`,
        );
      }
    },
    onProof: (files) => {
      terminal.write(files === 0 ? CLEAR : `${CLEAR}Comparing the types of ${plural(files, 'file')}`);
    },
    onTest: (run) => {
      terminal.write(
        run === 0
          ? CLEAR
          : `${CLEAR}Running the tests ${run === 1 ? 'as they are' : `with the rewrite, run ${run}`}`,
      );
    },
  };
}

function rate(done: number, rest: number, elapsedMs: number): string {
  if (elapsedMs < FIRST_RATE_MS || done === 0) return '';
  const perSecond = (done * 1_000) / elapsedMs;
  const left = Math.ceil(rest / perSecond);
  const time = left < 60 ? `${left} s` : `${Math.ceil(left / 60)} min`;
  return `, ${Math.round(perSecond)} per second, ${time} left`;
}
