import type { DefinitionIndex } from "./definition-index";
import type { Scope } from "./scope";

/**
 * The name under which an answer is kept. What is asked and read inside one map alone is kept item by item
 * (`stories[2]/qa_left_unchecked_items`): no item goes by what was found in another.
 */
export function findingName({ mapOfName }: DefinitionIndex, scope: Scope, name: string): string {
  const map = mapOfName.get(name);
  return map === undefined ? name : scope.keyOf(`${map}/${name}`);
}
