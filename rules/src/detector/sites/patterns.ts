import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';
import { importOf } from '../../syntax/scope.js';
import { calledName, unwrap, type Node } from '../../syntax/tree.js';
import { constantTexts } from './literals.js';

const MAX_ALIASES = 8;

/**
 * The source of the regular expression that an expression holds: a literal, `new RegExp('…')`, or a constant
 * with one.
 */
export function patternOf(node: Node, context: FileContext, depth = 0): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return 'regex' in inner ? inner.regex.pattern : undefined;
  if (inner.type === 'NewExpression' || inner.type === 'CallExpression')
    return calledName(inner.callee) === 'RegExp' ? writtenIn(inner.arguments[0], context, depth) : undefined;
  if (inner.type !== 'Identifier' || depth > MAX_ALIASES) return undefined;
  const variable = context.names.variable(inner);
  const values = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return values.length === 1 && values[0] ? patternOf(values[0], context, depth + 1) : undefined;
}

/** `new RegExp('text', 'i')`, `new RegExp(/text/, 'i')` */
function writtenIn(argument: Node | undefined, context: FileContext, depth: number): string | undefined {
  if (!argument) return undefined;
  const [text, ...others] = constantTexts(argument, context) ?? [];
  return others.length > 0 ? undefined : (text ?? patternOf(argument, context, depth + 1));
}

/**
 * The plain texts that a regular expression looks for, one for each alternative; undefined when an
 * alternative is more than text, word borders and white space.
 */
export function patternTexts(pattern: string): readonly string[] | undefined {
  const parts = alternatives(stripGroup(pattern)).map(plainText);
  return parts.every((part) => part !== undefined && part !== '') ? (parts as string[]) : undefined;
}

/** `\b(a|b)\b` → `a|b` */
function stripGroup(pattern: string): string {
  const match = /^(?:\^|\\b)*\((?:\?:)?([^()]*)\)(?:\$|\\b)*$/.exec(pattern);
  return match?.[1] ?? pattern;
}

function alternatives(pattern: string): readonly string[] {
  return /[()]/.test(pattern.replace(/\\./g, '')) ? [pattern] : pattern.split(/(?<!\\)\|/);
}

function plainText(part: string): string | undefined {
  const text = part
    .replace(/^\^|\$$|\\b/g, '')
    .replace(/\\s[+*?]?/g, ' ')
    .replace(/\\([.\-/'"+*?()[\]{}|^$])/g, (_, character: string) =>
      String.fromCharCode(0xe000 + character.charCodeAt(0)),
    );
  if (/[\\.*+?()[\]{}^$|]/.test(text)) return undefined;
  return text.replace(/[\ue000-\ue0ff]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xe000),
  );
}
