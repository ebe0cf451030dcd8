import createDebug from 'debug';
import type { Provenance } from '../provenance/index.js';
import { roleOf, type Value } from '../provenance/values.js';
import { excerpt } from '../../syntax/tree.js';
import type { Site } from '../types.js';
import { guardAt } from './guards.js';
import { isOwnText, originsOf, type Origins } from './evidence.js';
import { isOnlyWatched, type TextTest } from './text-tests.js';
import { foreignCode, foreignText, isTrivialText } from './vendors.js';

/** Written to the standard error under `DEBUG=msgraph:sites` or `DEBUG=msgraph:*`. */
const write = createDebug('msgraph:sites');

/**
 * Says for each comparison with a part of an error why it was or was not taken for a site. Everything is
 * computed again for it, so that nothing is paid for it otherwise.
 */
export function traceSites(tests: readonly TextTest[], sites: readonly Site[], provenance: Provenance): void {
  if (!write.enabled) return;
  const { file, index } = provenance.context;
  for (const test of tests) {
    const taken = sites.find(({ range }) => range[0] <= test.node.range[1] && test.node.range[0] <= range[1]);
    const reason = taken ? describeTaken(taken) : describeLeft(test, provenance);
    if (reason !== undefined)
      write(`${file.path}:${String(index.lineAt(test.node.range[0]))} ${excerpt(file, test.node)} ${reason}`);
  }
}

function describeTaken({ kind, evidence }: Site): string {
  const chain = evidence.chain.map(({ text, path, line }) => `${path}:${String(line)} ${text}`);
  return `taken: ${kind}, ${evidence.level}, from ${chain.join(' from ')}`;
}

/** Undefined for comparisons that have nothing to do with errors, as far as can be seen. */
function describeLeft(test: TextTest, provenance: Provenance): string | undefined {
  const open = provenance.values(test.subject);
  if (!open.some(isPartOfError)) return undefined;
  if (isOnlyWatched(test.node, provenance.context)) return 'left: only logged or asserted';
  const values = provenance.concrete(test.subject);
  const origins = originsOf(values);
  const isCode = values.some((value) => roleOf(value).endsWith('code'));
  const facts = [
    describeTexts(test, origins, isCode),
    guardAt(test.node, values[0]?.expression?.variable, origins.thrownAs, provenance.context) === 'other'
      ? 'a condition around it names another class of errors'
      : undefined,
    values.length > 0 &&
    values.every(({ root }) => root.kind === 'body' || root.kind === 'response') &&
    !provenance.isOnFailurePath(test.node)
      ? 'nothing says that the response has failed'
      : undefined,
    values.length === 0 ? 'no caller gives an error that could be followed' : describeOrigins(origins),
  ];
  return `left: ${facts.filter((fact) => fact !== undefined).join('; ')}`;
}

function isPartOfError(value: Value): boolean {
  if (value.root.kind === 'parameter')
    return /mess|code|err|reason/i.test(value.path.at(-1) ?? value.expression?.text ?? '');
  return ['message', 'code', 'inner-code'].includes(roleOf(value));
}

function describeTexts({ texts }: TextTest, { own }: Origins, isCode: boolean): string | undefined {
  if (!texts) return 'compared with something that is not constant';
  const reasons = texts.flatMap((text) => {
    const why = whyNot(text, own, isCode);
    return why === undefined ? [] : [`'${text}' is not Graph's (${why})`];
  });
  return reasons.length > 0 ? reasons.join(', ') : undefined;
}

function whyNot(text: string, own: readonly string[], isCode: boolean): string | undefined {
  if (isOwnText(text, own)) return 'the project throws it';
  const vendor = foreignText(text);
  if (vendor !== undefined) return vendor;
  if (isCode) return foreignCode(text) ? 'no code of Graph looks like this' : undefined;
  return isTrivialText(text) ? 'too short' : undefined;
}

function describeOrigins({
  graphCalls,
  unknownCalls,
  foreignRequests,
  libraryCalls,
  isHelper,
  graph,
}: Origins): string {
  const counted = `${String(graphCalls)} calls of Graph, ${String(unknownCalls)} unknown and ${String(foreignRequests + libraryCalls)} of something else`;
  const shared =
    graph.length > 0 && graph.every((failure) => failure.shared === true)
      ? ', other implementations do not reach Graph'
      : '';
  return `the error may come from ${counted}${isHelper ? ' that give it to this helper' : ''}${shared}`;
}
