import { partsOfToken } from '../models/paths.js';
import { givenToOwn } from './call-context.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue, Value, Values } from './items.js';
import { stepInto } from './library-values.js';
import type { Makers } from './make.js';
import type { EvaluatedFile } from './places.js';

/** A class that extends one of a library. */
interface Extending {
  readonly file: EvaluatedFile;
  readonly cls: number;
}

/**
 * A member that a class has from one of a library: what rows say, and where they say nothing the place in the
 * library.
 */
export function memberOfParent(
  extending: Extending,
  parent: LibraryValue,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const described = pool.union(
    writtenMember(extending, parent, name, evaluator),
    ...setByParents(extending, [parent], name, evaluator),
  );
  return described.items.length > 0
    ? described
    : pool.one<Value>(
        stepInto(stepInto(parent, 'Instance', evaluator, make), `Member[${name}]`, evaluator, make),
      );
}

/** What is set by methods that a class has from a library, as rows say: `this.setState({ error })`. */
export function setByParents(
  { file, cls }: Extending,
  parents: readonly Value[],
  name: string,
  evaluator: Evaluator,
): readonly Values[] {
  const isOfClass = (value: Value): boolean =>
    value.kind === 'instance' && value.file === file && value.cls === cls;
  return parents.flatMap((parent) =>
    parent.kind === 'library'
      ? inputsFor(parent, name, 'SetBy', evaluator).map((method) =>
          givenToOwn(file, method, isOfClass, evaluator),
        )
      : [],
  );
}

/** What rows say that a member is by a type behind the class that is extended: `extends Component<Props>`. */
function writtenMember(
  { file, cls }: Extending,
  parent: LibraryValue,
  name: string,
  evaluator: Evaluator,
): Values {
  const types = file.facts.classes[cls]?.superTypes ?? [];
  return evaluator.pool.union(
    ...inputsFor(parent, name, 'TypeArgument', evaluator).map((index) =>
      evaluator.typed(file, types[Number(index)] ?? 0),
    ),
  );
}

/** What stands in the brackets of the input of rows about a member of instances. */
function inputsFor(
  { type, path }: LibraryValue,
  name: string,
  token: string,
  { models }: Evaluator,
): readonly string[] {
  return models.flows(type, path).flatMap(({ input, output }) => {
    const [found, list = ''] = output === `Instance.Member[${name}]` ? partsOfToken(input) : [];
    return found === token ? [list] : [];
  });
}
