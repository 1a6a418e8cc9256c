import type { Turn } from "./turn";

type BranchResult = { isFailure: boolean; steps: Record<string, string> };

/** Closes a block with the result that product.md 3.6 names. */
export function endBlock(
  turn: Turn,
  key: string,
  branches: BranchResult[],
  join: "all" | "any" | "settle",
): void {
  const failures = branches.filter((branch) => branch.isFailure).length;
  turn.record("block.ended", {
    ...turn.place(key),
    success_count: branches.length - failures,
    failure_count: failures,
    step_results: Object.assign({}, ...branches.map((branch) => branch.steps)),
    partial_failure: failures > 0 && join !== "any",
  });
}
