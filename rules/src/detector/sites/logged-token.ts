import type { TSESTree } from '@typescript-eslint/types';
import { CLIENT_NAMES, TOKENS, type TokenRow } from '../../analysis/models/error-shapes.js';
import type { GraphFailure } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import { failuresOfRoot, type ConcreteValue } from '../provenance/values.js';
import { excerpt, rangeOf, unwrap, type Node } from '../../syntax/tree.js';
import type { ReportedSite } from '../types.js';
import { logCalls } from './log-calls.js';

type LoggedTokenSite = ReportedSite<'logged-token'>;

/** Errors that hold the headers of their request, given to a log or to `JSON.stringify`. */
export function loggedTokens(provenance: Provenance): readonly LoggedTokenSite[] {
  const { context } = provenance;
  const logged = logCalls(context).flatMap((call) =>
    call.arguments.flatMap((argument) => siteAt(argument, 'logged', provenance)),
  );
  const serialised = context.index
    .callsNamed('stringify')
    .filter(isJson)
    .flatMap((call) =>
      call.arguments[0] && call.arguments.length < 3
        ? siteAt(call.arguments[0], 'serialised', provenance)
        : [],
    );
  return [...logged, ...serialised];
}

function isJson({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  const owner = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined;
  return owner?.type === 'Identifier' && owner.name === 'JSON';
}

function siteAt(
  argument: Node,
  form: 'logged' | 'serialised',
  provenance: Provenance,
): readonly LoggedTokenSite[] {
  const held = heldBy(argument).filter((part) => provenance.values(part).some(mayHoldToken));
  const failure = held
    .flatMap((part) => provenance.concrete(part))
    .flatMap((value) => tokenIn(value, form) ?? [])[0];
  if (!failure) return [];
  const { client, chain } = failure;
  const facts = { subject: excerpt(provenance.context.file, argument), client: CLIENT_NAMES[client] };
  return [
    {
      kind: 'logged-token',
      range: rangeOf(argument),
      client,
      evidence: { level: 'proven', chain },
      form,
      facts,
    },
  ];
}

/** What is written out with an expression: of an object literal what it holds. */
function heldBy(node: Node): readonly Node[] {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression')
    return inner.properties.flatMap((property) =>
      heldBy(property.type === 'Property' ? property.value : property.argument),
    );
  if (inner.type === 'ArrayExpression')
    return inner.elements.flatMap((element) => (element ? heldBy(element) : []));
  return inner.type === 'SpreadElement' ? [] : [inner];
}

function mayHoldToken({
  root,
  text,
}: {
  readonly root: { readonly kind: string };
  readonly text: boolean;
}): boolean {
  return !text && (root.kind === 'error' || root.kind === 'parameter');
}

/** The failed request whose headers a value holds. What is made anew of the text of an error holds none. */
function tokenIn(
  { root, path, text }: ConcreteValue,
  form: keyof Omit<TokenRow, 'client'>,
): GraphFailure | undefined {
  if (text || root.kind !== 'error') return undefined;
  return failuresOfRoot(root).find(
    (failure): failure is GraphFailure =>
      failure.kind === 'graph' &&
      failure.wrapped === false &&
      failure.shared !== true &&
      TOKENS.some((row) => row.client === failure.client && row[form].includes(path.join('.'))),
  );
}
