import { type DefinitionIndex, definitionKey } from "./definition-index";
import { keysOf } from "./pages";
import { type RunState, stepOf } from "./run-state";

/** Steps and blocks that a run has come to, by their keys in the run. */
export function reachedKeys({ steps, rounds, begun }: RunState): string[] {
  return [...new Set([...keysOf(steps), ...Object.keys(rounds), ...Object.keys(begun)])];
}

export function wasReached(state: RunState, key: string): boolean {
  const { rounds, begun } = state;
  return stepOf(state, key) !== undefined || Object.hasOwn(rounds, key) || Object.hasOwn(begun, key);
}

/** True for the step or block `from`, what is in it, and what comes after it on its way. */
export function isFrom(index: DefinitionIndex, from: string, key: string): boolean {
  const relation = index.order.relation(definitionKey(from), definitionKey(key));
  return ["same", "before", "around"].includes(relation) && !isOtherItem(from, key);
}

/** True when both stand in one map, in different items. */
export function isOtherItem(from: string, key: string): boolean {
  return [...from.matchAll(/\[\d+\]/g)].some((match) => {
    const map = from.slice(0, match.index);
    return key.startsWith(`${map}[`) && !key.startsWith(`${map}${match[0]}`);
  });
}
