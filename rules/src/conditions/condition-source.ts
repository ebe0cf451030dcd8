import * as runtime from 'msgraph-errors';
import { evaluate, type Environment } from '../detector/conditions/evaluate.js';
import { GLOBALS } from '../detector/conditions/language.js';
import { EvaluationThrows, THROWS, UNKNOWN } from '../detector/conditions/outcomes.js';
import { conditionsAround } from '../detector/sites/conditions-around.js';
import { indexNames, type NameIndex, type Variable } from '../syntax/scope.js';
import { indexSyntax } from '../syntax/syntax-index.js';
import { nodeAround, propertyName, unwrap, type Node, type SyntaxIndex } from '../syntax/tree.js';
import type { ComparedPart, ErrorRead, Range, SourceFile } from '../detector/types.js';
import { parseSource } from '../source/parse.js';
import { readPlace } from './reading.js';

export function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationThrows) return THROWS;
    throw error;
  }
}

/** More variables than this one behind the other hold no condition that anybody reads. */
const MAX_DEPTH = 8;

export class Source {
  readonly #file: SourceFile;
  readonly #error: string;
  readonly #index: SyntaxIndex;
  readonly #names: NameIndex;
  readonly #place: Node;
  /** The variable that the error is written with. */
  readonly #variable: Variable | undefined;
  readonly #parsed = new Map<string, { readonly text: string; readonly node: Node | undefined }>();
  readonly #found = new Map<string, Node | undefined>();

  constructor(file: SourceFile, error: string, range: Range) {
    this.#file = file;
    this.#error = error;
    this.#index = indexSyntax(file);
    this.#names = indexNames(file, (node) => this.#index.parent(node));
    this.#place = nodeAround(file.ast, range);
    this.#variable = this.#names.lookup(/^[\w$\u0080-\uFFFF]+/.exec(error)?.[0] ?? '', this.#place);
  }

  isReached(error: unknown): boolean {
    const env = this.#plain([], error);
    return conditionsAround(this.#place, { index: this.#index }).every(({ test, holds }) => {
      const value = outcome(() => evaluate(test, env));
      return value === UNKNOWN || value === THROWS || Boolean(value) === holds;
    });
  }

  before(part: ComparedPart, error: unknown, isRead: (read: ErrorRead) => boolean): unknown {
    const node = this.#at(part.range);
    if (!node) return UNKNOWN;
    let isInside = false;
    const env: Environment = {
      whole: (item) => {
        if (!isInside && item.range[0] === part.subject[0] && item.range[1] === part.subject[1]) {
          isInside = true;
          try {
            return { value: this.#subject(item, part, env, error, isRead) };
          } finally {
            isInside = false;
          }
        }
        return this.#known(item, this.#file.text, [part], error);
      },
      name: (item) => this.#valueOf(this.#names.variable(item), item.name, env, 0),
    };
    return evaluate(node, env);
  }

  /**
   * As it is written, variables followed; where that is not known, by where the value stands in the error.
   */
  #subject(
    node: Node,
    part: ComparedPart,
    env: Environment,
    error: unknown,
    isRead: (read: ErrorRead) => boolean,
  ): unknown {
    const value = evaluate(node, env);
    if (value !== UNKNOWN) return value;
    const reads = part.reads.filter(isRead);
    for (const read of reads) {
      const found = readPlace(error, read);
      if (found !== undefined) return found;
    }
    return reads.length > 0 ? undefined : UNKNOWN;
  }

  after(
    text: string,
    imported: ReadonlyMap<string, string>,
    parts: readonly ComparedPart[],
    error: unknown,
  ): unknown {
    const snippet = this.#snippet(text);
    if (!snippet.node) return UNKNOWN;
    const exported = new Map([...imported].map(([name, local]) => [local, name]));
    const env: Environment = {
      whole: (item) => {
        const name = exported.get(snippet.text.slice(...item.range));
        if (name !== undefined) return { value: runtime[name as keyof typeof runtime] };
        return this.#known(item, snippet.text, parts, error);
      },
      name: (item) => {
        const old = this.#plain(parts, error);
        return this.#valueOf(this.#names.lookup(item.name, this.#place), item.name, old, 0);
      },
    };
    return evaluate(snippet.node, env);
  }

  /** Expressions of the file as they are written. */
  #plain(parts: readonly ComparedPart[], error: unknown): Environment {
    const env: Environment = {
      whole: (item) => this.#known(item, this.#file.text, parts, error),
      name: (item) => this.#valueOf(this.#names.variable(item), item.name, env, 0),
    };
    return env;
  }

  #known(
    node: Node,
    text: string,
    parts: readonly ComparedPart[],
    error: unknown,
  ): { readonly value: unknown } | undefined {
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'ThisExpression')
      return undefined;
    const source = text.slice(...node.range);
    if (source === this.#error)
      return {
        value:
          this.#variable !== undefined && (text !== this.#file.text || this.#isSame(node)) ? error : UNKNOWN,
      };
    if (text === this.#file.text && source === this.#alias) return { value: error };
    for (const { written, texts } of parts) {
      if (written === `...${source}`) return { value: texts };
      if (written === source) return { value: texts[0] };
    }
    return undefined;
  }

  /** A variable of the same name may be another one in a function around the place. */
  #isSame(node: Node): boolean {
    let root = node;
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    return root.type !== 'Identifier' || this.#names.variable(root) === this.#variable;
  }

  /** `error` where the place is written with `failure` of `const failure = error as Failure`. */
  get #alias(): string | undefined {
    const [definition] = this.#variable?.defs ?? [];
    const node = definition?.node as Node | undefined;
    const init =
      node?.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init
        ? unwrap(node.init)
        : undefined;
    return init?.type === 'Identifier' && this.#error === this.#variable?.name ? init.name : undefined;
  }

  /** What a variable holds that is written once. */
  #valueOf(variable: Variable | undefined, name: string, env: Environment, depth: number): unknown {
    if (!variable || variable.defs.length === 0) return GLOBALS.has(name) ? GLOBALS.get(name) : UNKNOWN;
    const [definition, ...others] = variable.defs;
    const node = definition?.node as Node | undefined;
    if (others.length > 0 || node?.type !== 'VariableDeclarator' || depth > MAX_DEPTH) return UNKNOWN;
    const writes = variable.references.filter((reference) => reference.isWrite());
    const [write] = writes;
    if (writes.length !== 1 || !write?.writeExpr) return UNKNOWN;
    const inner: Environment = {
      whole: env.whole,
      name: (item) => this.#valueOf(this.#names.variable(item), item.name, env, depth + 1),
    };
    const value = evaluate(write.writeExpr, inner);
    if (write.init !== true || node.id.type === 'Identifier')
      return write.init === true || isAssigned(write.identifier, this.#index) ? value : UNKNOWN;
    const path = node.id.type === 'ObjectPattern' ? pathIn(node.id, variable.identifiers) : undefined;
    return path && value !== UNKNOWN ? taken(value, path) : UNKNOWN;
  }

  #at([start, end]: Range): Node | undefined {
    const key = `${String(start)}:${String(end)}`;
    if (!this.#found.has(key)) {
      const node = nodeAround(this.#file.ast, [start, end]);
      this.#found.set(key, node.range[0] === start && node.range[1] === end ? node : undefined);
    }
    return this.#found.get(key);
  }

  #snippet(replacement: string): { readonly text: string; readonly node: Node | undefined } {
    const known = this.#parsed.get(replacement);
    if (known) return known;
    const text = `(${replacement}\n);`;
    const [statement] = parseSource('condition.ts', text).ast.body;
    const result = {
      text,
      node: statement?.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined,
    };
    this.#parsed.set(replacement, result);
    return result;
  }
}

/** `message = err.message`, not `message += …` and not a pattern. */
function isAssigned(name: Node, index: SyntaxIndex): boolean {
  const parent = index.parent(name);
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === name;
}

/**
 * The names of the properties that a variable of a pattern is taken from; undefined for defaults, rests and
 * computed names.
 */
function pathIn(pattern: Node, names: readonly unknown[]): readonly string[] | undefined {
  if (names.includes(pattern)) return [];
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const name = propertyName(property);
    const rest = pathIn(property.value, names);
    if (name !== undefined && rest) return [name, ...rest];
  }
  return undefined;
}

function taken(from: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    if (value === undefined || value === null) throw new EvaluationThrows();
    return (value as Record<string, unknown>)[name];
  }, from);
}
