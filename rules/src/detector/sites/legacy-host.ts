import { objectsOf, propertyValue } from '../provenance/written.js';
import { step, type FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { importedBy } from '../../syntax/scope.js';
import { contains, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { Evidence, LegacyErrorSite } from '../types.js';

/** Azure AD Graph, which answers no more; Microsoft Graph has other hosts, paths and error bodies. */
const HOST = 'graph.windows.net';
/** Packages whose client speaks only to the retired service. */
const PACKAGES: ReadonlySet<string> = new Set(['@azure/graph', 'azure-graph']);

/** Requests to the retired host, and clients that are bound to it. */
export function hostSites(provenance: Provenance): LegacyErrorSite[] {
  const { context } = provenance;
  if (!context.file.text.includes(HOST)) return [];
  return context.index.all('CallExpression').flatMap((node) => {
    const [at] = node.arguments.slice(0, 3).flatMap((argument) => hostIn(argument, provenance) ?? []);
    if (!at) return [];
    const client = (provenance.client(node) ?? provenance.client(node.callee))?.client;
    return client === undefined ? [] : [unsupported(at, HOST, client, context)];
  });
}

/** The URL of an argument, or of its options, that names the retired host. */
function hostIn(argument: Node, provenance: Provenance): Node | undefined {
  const options = objectsOf(argument, provenance.context);
  const urls =
    options.length > 0
      ? options.flatMap((option) =>
          ['baseURL', 'baseUrl', 'prefixUrl', 'url', 'uri'].flatMap(
            (name) => propertyValue(option, name) ?? [],
          ),
        )
      : [argument];
  const found = urls.find((url) => {
    const inner = unwrap(url);
    const text = inner.type === 'NewExpression' && inner.arguments[0] ? inner.arguments[0] : inner;
    return provenance
      .texts(text)
      .some((prefix) => /^https:\/\/graph\.windows\.net(?=[/:?#]|$)/i.test(prefix.trim()));
  });
  return found && contains(argument, found) ? found : found && argument;
}

export function clientSites(context: FileContext): LegacyErrorSite[] {
  return context.index.all('NewExpression').flatMap((node) => {
    const module = importedBy(node.callee, context.names)?.module;
    return module !== undefined && PACKAGES.has(module)
      ? [unsupported(node, module, 'unknown', context)]
      : [];
  });
}

function unsupported(
  node: Node,
  subject: string,
  client: LegacyErrorSite['client'],
  context: FileContext,
): LegacyErrorSite {
  const evidence: Evidence = { level: 'proven', chain: [step(context, node)] };
  return {
    kind: 'legacy-error',
    form: 'host',
    range: rangeOf(node),
    evidence,
    client,
    subject,
    rewrite: 'legacy-host',
  };
}
