import type { Node } from "../definition/definition";
import { placesUnder } from "./run-keys";
import type { Scope } from "./scope";
import { stepStatus } from "./step-state";
import type { Turn } from "./turn";

/** One way through a block: a branch, an item's steps, the route taken. */
export type Branch = { name: string; nodes: readonly Node[]; scope: Scope };

/** Closes a block with the result that product.md 3.6 names. With `any`, one success is no partial failure. */
export function endBlock(turn: Turn, key: string, branches: Branch[], join: "all" | "any" | "settle"): void {
  const failures = branches.filter((branch) => hasFailed(turn, branch)).length;
  const successes = branches.length - failures;
  turn.record("block.ended", {
    ...turn.place(key),
    success_count: successes,
    failure_count: failures,
    step_results: Object.fromEntries(branches.flatMap((branch) => resultsOf(turn, branch))),
    partial_failure: failures > 0 && !(join === "any" && successes > 0),
  });
}

function hasFailed(turn: Turn, branch: Branch): boolean {
  return stepKeysOf(turn, branch).some((key) => turn.step(key)?.stage === "failed");
}

/** Something in the branch was done, and nothing failed. */
export function hasSucceeded(turn: Turn, branch: Branch): boolean {
  return (
    !hasFailed(turn, branch) && stepKeysOf(turn, branch).some((key) => turn.step(key)?.stage === "completed")
  );
}

function resultsOf(turn: Turn, branch: Branch): [string, string][] {
  return stepKeysOf(turn, branch).map((key) => [key, stepStatus(turn.step(key) ?? { stage: "unreached" })]);
}

function stepKeysOf(turn: Turn, { nodes, scope }: Branch): string[] {
  return placesUnder(turn.state, nodes, scope).flatMap(({ key, node }) =>
    node.kind === "step" ? [key] : [],
  );
}
