import { asObject, get } from '../read.js';

/**
 * Where the JSON body of an answer is: a `Response` that nobody has read (it is read), the `data` or `body`
 * of the answer of another client, parsed or as text, or the answer itself when it is the body already.
 *
 * @param answer what a request resolved with
 * @param names members that tell the body from the answer around it
 * @returns the body, else the answer
 * @throws what reading the `Response` throws: a lost connection, a body that is no JSON
 */
export async function bodyOf(answer: unknown, names: readonly string[]): Promise<unknown> {
  const isBody = (value: unknown): boolean => names.some((name) => get(value, name) !== undefined);
  if (isBody(answer)) return answer;
  if (typeof get(answer, 'json') === 'function') return (answer as Pick<Response, 'json'>).json();
  return [get(answer, 'data'), get(answer, 'body')].map(asObject).find(isBody) ?? answer;
}
