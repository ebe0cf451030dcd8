import type { Level } from './read.js';
import { ask, isError, text } from './read.js';
import type { GraphErrorCategory, GraphNetworkFault } from './types.js';

// All of these read a line of name, code and message. Name and code have no spaces.

/** The caller gave up: names and codes of fetch, axios, got, superagent and Node. */
const aborted = /^(\S* )?(ERR_)?(Abort|ABORT|Cancel|CANCEL)/;
/**
 * Names and codes of connections, sockets, name resolution, certificates and time-outs in Node, undici, Bun,
 * Azure and Angular; and what `fetch` of browsers, React Native, Deno, Bun, Cloudflare, undici and node-fetch
 * says, and axios before version 1. Applications say "Failed to fetch item: 404", too, but not as the
 * TypeError that `fetch` throws. Some tools add the host.
 */
const unanswered =
  /^(\S* )?(TimeoutE|(UND_)?E(RR_\w*)?(ADDRNOT|AI_|CLOSED|CONN|HOST|HTTP2|NET|NOTF|PIPE|PREMAT|PROTO|SOCK|SSL|TIMED?OUT|TLS| stream)|\w*(CERT|LEAF_S)|HPE_|REQUEST_S|Connection[RC]|FailedToO|HttpErrorR|Error  Network Error$|(Type|Fetch)Error \S* ?(((fetch|Load) failed|Failed to fetch|terminated)($| \()|[Nn]etwork ?([Ee]rror|req|conn)|The (network|Internet|request|socket) |(Could not|Unable to) connect|error (send|read)ing |request to .* failed, r|\w+ (timeout|in input) |Invalid response body))/s;
/** What does not pass by itself: certificates, and requests that `fetch` refuses to send. */
const lasting = /ertificate|CERT|LEAF_S|SSL|EPROTO|scheme|bad port|redirect|_ARG/;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content|support structured/;

/** Name, code and message. Addresses say nothing about the failure. */
const lineOf = (value: Level): string =>
  ask(value, ({ name, code, message }) =>
    [name, code, message]
      .map(text)
      .join(' ')
      .replace(/https?:\S+/g, ''),
  ) ?? '';

/** The classic client says -1 and Angular 0 where no answer came; both may be no errors of JavaScript. */
const mayTell = (value: Level): boolean =>
  isError(value) || /^(-1|0)$/.test(text(value['statusCode'] ?? value['status']));

/**
 * Where a failure without an answer comes from, told by what the errors say about themselves. Asked only
 * where neither a status nor a code of Graph is known.
 */
export function failureOf(
  chain: readonly Level[],
): { readonly category: GraphErrorCategory; readonly network?: GraphNetworkFault } | undefined {
  const lines = chain.map(lineOf);
  for (const [index, line] of lines.entries()) {
    if (!ask(chain[index] as Level, mayTell)) continue;
    if (aborted.test(line)) return { category: 'aborted' };
    if (unanswered.test(line)) {
      const all = lines.slice(index).join();
      return {
        category: 'network',
        network: lasting.test(all) ? 'setup' : /time.?.?out/i.test(all) ? 'timeout' : 'connection',
      };
    }
    if (unparsedAnswer.test(line)) return { category: 'unknown' };
  }
  return undefined;
}
