import { methodOf } from '../detector/provenance/classes.js';
import type { FunctionSummary, SummaryFailure } from '../detector/provenance/summary.js';
import { importedBy } from '../detector/scope.js';
import type { Node, NodeOf } from '../detector/syntax.js';
import type { Module } from './modules.js';

/** An interface or abstract class, by the module and the name node that declare it. */
export interface Contract {
  readonly module: Module;
  readonly node: Node;
}

/** Whether a name declares an interface or an abstract class. */
export function isContract({ module, node }: Contract): boolean {
  const declared = module.engine.context.names.variable(node)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'TSInterfaceDeclaration' || (declared?.type === 'ClassDeclaration' && declared.abstract);
}

/**
 * What a method of an interface may do, by the classes that implement it.
 * @param candidates modules that name the interface after `implements` or `extends`
 * @param find where an imported name is declared
 */
export function implementedSummary(contract: Contract, member: string, candidates: readonly Module[], find: (module: string, name: string, from: string) => Contract | undefined): FunctionSummary | undefined {
  const found = candidates.flatMap((candidate): readonly FunctionSummary[] => {
    const { context } = candidate.engine;
    const classes = [...context.index.all('ClassDeclaration'), ...context.index.all('ClassExpression')];
    return classes.filter((node) => implementsContract(node, contract, candidate, find)).flatMap((node) => {
      const fn = methodOf(node, member, context);
      return fn ? [candidate.engine.summary(fn)] : [];
    });
  });
  return found.length > 0 ? merged(found) : undefined;
}

function implementsContract(node: NodeOf<'ClassDeclaration' | 'ClassExpression'>, contract: Contract, candidate: Module, find: (module: string, name: string, from: string) => Contract | undefined): boolean {
  const names: Node[] = [...node.implements.map((item) => item.expression), ...(node.superClass ? [node.superClass] : [])];
  const { names: index } = candidate.engine.context;
  return names.some((name) => {
    const imported = importedBy(name, index);
    if (imported) return isSame(find(imported.module, imported.name, candidate.path), contract);
    return candidate.path === contract.module.path && index.variable(name) === index.variable(contract.node);
  });
}

/** The AST of a file may have been made anew since the contract was found. */
function isSame(found: Contract | undefined, contract: Contract): boolean {
  return found?.module.path === contract.module.path && found.node.range[0] === contract.node.range[0];
}

function merged(summaries: readonly FunctionSummary[]): FunctionSummary {
  return {
    id: '',
    get failures() {
      return mergedFailures(summaries);
    },
    get returns() {
      return summaries.flatMap((summary) => summary.returns);
    },
  };
}

/** One implementation that does not reach Graph makes the others' failures one possibility among several. */
function mergedFailures(summaries: readonly FunctionSummary[]): readonly SummaryFailure[] {
  const everywhere = summaries.every(({ failures }) => failures.some((failure) => failure.kind === 'graph'));
  return summaries.flatMap((summary) => summary.failures.map((failure): SummaryFailure => (failure.kind === 'graph' && !everywhere ? { ...failure, shared: true } : failure)));
}
