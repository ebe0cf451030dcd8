import { importedBy } from '../scope.js';
import type { Node } from '../syntax.js';
import type { FileContext } from './context.js';
import type { Receiver } from './receivers.js';

/** Every call on it is a request: nobody but the settings says what its methods are called. */
const TAUGHT: Receiver = { client: 'unknown', kind: 'graph' };

/** Whether `settings.msgraph.clients` names a module, as it is imported or by its path from the root of the project. */
export function isTaughtModule(module: string, { file, settings }: FileContext): boolean {
  const { clients = [] } = settings;
  if (clients.includes(module)) return true;
  if (!module.startsWith('.')) return false;
  const path = joined(file.path, module);
  return clients.some((client) => client.startsWith('./') && path.endsWith(withoutExtension(client.slice(1))));
}

/** The client that a class or type name stands for: it, or the module that it is imported from, is in the settings. */
export function taughtReceiver(name: Node, context: FileContext): Receiver | undefined {
  const { clients = [] } = context.settings;
  if (clients.length === 0 || name.type !== 'Identifier') return undefined;
  const imported = importedBy(name, context.names);
  const isNamed = clients.includes(name.name) || (imported !== undefined && (clients.includes(imported.name) || isTaughtModule(imported.module, context)));
  return isNamed ? TAUGHT : undefined;
}

/** `specifier` as it is written in the file at `from`, as a path without extension. */
function joined(from: string, specifier: string): string {
  const parts = from.replaceAll('\\', '/').split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return withoutExtension(parts.join('/'));
}

function withoutExtension(path: string): string {
  return path.replace(/(\/index)?\.[cm]?[jt]sx?$/, '');
}
