import type { BulkJob } from "#server/queries/bulk-row";
import { countOf } from "../../_ui/count-of";
import { ORDER_WORDS } from "../run-order";

/** "Pause 1,204 runs". */
export function titleOfJob({ action, total }: Pick<BulkJob, "action" | "total">): string {
  return `${ORDER_WORDS[action].label} ${countOf(total, "run")}`;
}

/** How far a bulk order is, or how it ended, in one line. */
export function sayProgress(job: BulkJob): string {
  const { action, status, total, done, refused, ahead } = job;
  const { doing, done: did } = ORDER_WORDS[action];
  if (status === "running") {
    const reached = (done + refused).toLocaleString("en");
    return `${doing}: ${reached} of ${countOf(total, "run")}`;
  }
  const told = [`${did} ${countOf(done, "run")}`];
  if (refused > 0) told.push(`${refused.toLocaleString("en")} refused`);
  if (ahead > 0) told.push(`${ahead.toLocaleString("en")} not ordered`);
  return told.join(", ");
}
