import type { Node } from "../definition/definition";
import { keysUnder } from "./run-keys";
import type { Scope } from "./scope";
import type { Turn } from "./turn";

/** Skips every step and block below that is not settled, with one reason. */
export function skipNodes(
  turn: Turn,
  nodes: readonly Node[],
  scope: Scope,
  code: string,
  sentence: string,
): void {
  for (const key of keysUnder(turn.state, nodes, scope)) turn.skip(key, code, sentence);
}
