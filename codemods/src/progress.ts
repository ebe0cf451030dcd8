import { plural } from './print.js';

interface Terminal {
  write: (text: string) => unknown;
}

const REDRAW_MS = 100;
/** Before that, a rate says nothing. */
const FIRST_RATE_MS = 1_000;

/**
 * One line on a terminal with the files done, files per second and the time left; it is gone at the end.
 * @param now the time in milliseconds
 */
export function progressOn(terminal: Terminal, now: () => number = Date.now): (done: number, total: number) => void {
  const start = now();
  let last = 0;
  return (done, total) => {
    const time = now();
    if (done === total) terminal.write('\r\u001B[K');
    else if (time - last > REDRAW_MS) {
      last = time;
      terminal.write(`\r\u001B[K${done} of ${plural(total, 'file')}${rate(done, total, time - start)}`);
    }
  };
}

function rate(done: number, total: number, elapsedMs: number): string {
  if (elapsedMs < FIRST_RATE_MS || done === 0) return '';
  const perSecond = (done * 1_000) / elapsedMs;
  const left = Math.ceil((total - done) / perSecond);
  const time = left < 60 ? `${left} s` : `${Math.ceil(left / 60)} min`;
  return `, ${Math.round(perSecond)} per second, ${time} left`;
}
