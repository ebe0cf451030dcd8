import type { Level } from './read.js';
import { get, isError, text } from './read.js';
import type { GraphErrorCategory, GraphNetworkFault } from './types.js';

// All of these read a line of name, code and message. Name and code have no spaces.

/** The caller gave up: names and codes of fetch, axios, got, superagent and Node. */
const aborted = /^(\S* )?(AbortE|Cancel\w*E|ERR_(CANCEL|ABORT)|ABORT)/;
/**
 * Names and codes of connections, sockets, name resolution, certificates and time-outs in Node, undici, Bun, axios, Azure and
 * Angular; and what `fetch` of browsers, React Native, Deno, Bun, Cloudflare, undici and node-fetch says, word for word.
 * Applications say "Failed to fetch item: 404", too, but not as the TypeError that `fetch` throws. Some tools add the host.
 */
const unanswered =
  /^(\S* )?(TimeoutE|E(AI_|CONN|HOST|NET|NOTF|PIPE|PROTO|SOCK|TIMED)|(UND_)?ERR_\w*(CLOSED|HTTP2|NETW|PREMAT|SOCK|SSL|TIMEO|TLS)|HPE_|REQUEST_SEND|Connection[RC]|FailedToO|\w*(CERT_|_CERT|LEAF_SIG)|HttpErrorR|(Type|Fetch)Error \S* ?(((fetch|load) failed|failed to fetch|terminated|network ?error( when .*)?|network request (failed|timed out)|(the )?network connection (was )?lost)( \([\w.:-]+\))?\.?$|the (internet connection a|request timed|socket connection w)|(could not|unable to) connect|error (sending request|reading a body)|request to .* failed, reason|(network|response) timeout |invalid response body w))/is;
/** What does not pass by itself: certificates, and requests that `fetch` refuses to send. */
const lasting = /[Cc]ertificate|CERT_|_CERT|LEAF_SIG|SSL|EPROTO|scheme|bad port|unexpected redirect|redirect count|proxy auth|cors failure|INVALID_ARG/;
/** Kiota on an answer whose body it cannot parse: it keeps neither status nor headers. */
const unparsedAnswer = /factory registered|no response content|support structured/;

/**
 * Where a failure without an answer comes from, told by what the errors say about themselves. Asked only where neither a status
 * nor a code of Graph is known.
 */
export function failureOf(chain: readonly Level[]): { readonly category?: GraphErrorCategory; readonly network?: GraphNetworkFault } {
  // Axios before its first major version gives some errors neither name nor code. Addresses say nothing about the failure.
  const lines = chain.map((value) =>
    [get(value, 'isAxiosError') ? 'FetchError' : get(value, 'name'), get(value, 'code'), get(value, 'message')].map(text).join(' ').replace(/https?:\S+/g, ''),
  );
  for (const [index, line] of lines.entries()) {
    const value = chain[index];
    // The classic client says -1 and Angular 0 where no answer came; both may be no errors of JavaScript.
    if (!isError(value) && ![-1, 0].includes((get(value, 'statusCode') ?? get(value, 'status')) as number)) continue;
    if (aborted.test(line)) return { category: 'aborted' };
    if (unanswered.test(line)) {
      const all = lines.slice(index).join(' ');
      return { category: 'network', network: lasting.test(all) ? 'setup' : /timed?[ _]?out/i.test(all) ? 'timeout' : 'connection' };
    }
    if (unparsedAnswer.test(line)) return { category: 'unknown' };
  }
  return {};
}
