import type { RunView } from "#workflows/run/run-view";

type Step = { stepKey: string; iteration: number };

/**
 * In which round a step is done, from 1: in a loop its iteration counts from 1, elsewhere from 0 and grows when the
 * run goes back to it (contract.md 5).
 */
export function roundOf({ stepKey, iteration }: Step, blocks: RunView["blocks"]): number {
  const isInLoop = blocks.some(({ kind, key }) => kind === "loop" && stepKey.startsWith(`${key}/`));
  return isInLoop ? Math.max(1, iteration) : iteration + 1;
}
