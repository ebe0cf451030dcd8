/** A file without one of these has no loop, and handles no failure in a way that could repeat what failed. */
const MAY_REPEAT =
  /\b(?:while|for|catch(?:Error)?|then|ok)\b|\bif \(!?err|status|retr|attempt|forever|interceptors|['"]failed['"]/i;

/** Whether a file may send something again after a failure, from its text alone. */
export function mayRepeat(text: string): boolean {
  return MAY_REPEAT.test(text) || callsItself(text);
}

/** How far behind the head of a function its end is looked for. */
const LONG_FUNCTION = 20_000;

/**
 * Whether a function is called again soon after its head: it may call itself where something fails, whatever
 * the failure is called.
 */
export function callsItself(text: string): boolean {
  for (const { 0: head, 1: name = '', index } of text.matchAll(
    /\b(?:function|const|let|async)\s+(\w+)\s*(?:=\s*(?:async\s*)?)?\(/g,
  )) {
    const start = index + head.length;
    if (text.slice(start, start + LONG_FUNCTION).includes(`${name}(`)) return true;
  }
  return false;
}
