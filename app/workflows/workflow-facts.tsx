import { Bot, Hand, ListOrdered, Package } from "lucide-react";
import type { ReactNode } from "react";
import type { WorkflowRow } from "#server/queries/list-workflows";
import { cn } from "../_ui/cn";
import { countOf } from "../_ui/count-of";

type WorkflowFactsProps = {
  row: Pick<WorkflowRow, "steps" | "gates" | "agents" | "pack">;
  /** Where rows of several packs stand together. */
  isPackShown?: boolean;
  className?: string;
};

/** A workflow in figures: steps, gates, who works on it. */
export function WorkflowFacts({
  row: { steps, gates, agents, pack },
  isPackShown,
  className,
}: WorkflowFactsProps) {
  return (
    <p className={cn("flex flex-wrap gap-x-4 gap-y-0.5 text-ink-2 text-xs", className)}>
      <Figure icon={<ListOrdered />}>{countOf(steps, "step")}</Figure>
      <Figure icon={<Hand />}>{gates === 0 ? "no gates" : countOf(gates, "gate")}</Figure>
      {isPackShown && <Figure icon={<Package />}>{pack}</Figure>}
      {agents.length > 0 && <Figure icon={<Bot />}>{agents.join(", ")}</Figure>}
    </p>
  );
}

function Figure({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-start gap-1 [&_svg]:size-3.5 [&_svg]:text-ink-3">
      <span aria-hidden className="mt-px">
        {icon}
      </span>
      {children}
    </span>
  );
}
