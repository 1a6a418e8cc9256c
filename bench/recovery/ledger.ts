import { readFileSync, writeSync } from "node:fs";

/** Notes that a step was performed. What is written outlives a killed process. */
export function noteStep(ledger: number, runId: string, stepKey: string): void {
  writeSync(ledger, `${runId} ${stepKey}\n`);
}

/** How many steps were performed more than once. */
export function countRepeats(path: string): number {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines.length - new Set(lines).size;
}
