import { CircleAlert, TriangleAlert } from "lucide-react";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";
import { countErrors, healthOf } from "./find-workflows";

/** Says what is wrong with a workflow in a few words; nothing when nothing is. */
export function HealthMark({
  row,
  className,
}: {
  row: Pick<WorkflowRow, "problems" | "canStart">;
  className?: string;
}) {
  const health = healthOf(row);
  if (health === "good") return null;
  const isError = health !== "warned";
  const Icon = isError ? CircleAlert : TriangleAlert;
  const count = isError ? countErrors(row.problems) : row.problems.length;
  return (
    <span
      className={cn(
        "inline-flex shrink-0 items-center gap-1 whitespace-nowrap font-medium text-xs",
        isError ? "text-failed" : "text-ink-2",
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5" />
      {health === "broken" && "Cannot start, "}
      {countOf(count, isError ? "error" : "warning")}
      {health === "outdated" && "; the last good version starts"}
    </span>
  );
}
