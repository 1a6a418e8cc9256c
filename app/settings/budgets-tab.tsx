"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BudgetRow } from "#server/queries/budget-row";
import { Loaded } from "../_trpc/loaded";
import { ProjectChoice } from "../_trpc/project-choice";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { Badge } from "../_ui/badge";
import { Button } from "../_ui/button";
import { formatCost } from "../_ui/format-cost";
import { Bar } from "../_ui/phase-progress";
import { useAddress } from "../_ui/use-address";
import { BudgetDialog } from "./budget-dialog";
import { OwnerOnly } from "./owner-only";
import { sayLimits, shareUsed } from "./say-budget";
import { SettingsPart } from "./settings-part";

const NEW: Pick<BudgetRow, "agent" | "per" | "limits"> = {
  agent: "",
  per: "day",
  limits: { tokens: null, cost: null, attempts: null, hours: null },
};

/** What agents may use, by day and by run. */
export function BudgetsTab() {
  const trpc = useTRPC();
  const mayChange = useMay("budgets.set");
  const { query, change } = useAddress();
  const chosen = query.get("project") ?? "default";
  const budgets = useQuery(trpc.budgets.get.queryOptions({ project: chosen }));
  const [edited, setEdited] = useState<typeof NEW | null>(null);
  return (
    <Loaded query={budgets} loading="Loading budgets…" rows={3}>
      {({ budgets: rows, project }) => (
        <SettingsPart
          title="Budgets"
          word="budget"
          isWide
          text="Checked before each call to a model, with what it is likely to use. At 80 % there is a warning; at 100 % the run waits for a person. Days are UTC days."
          actions={
            <div className="flex flex-wrap items-center gap-2">
              <ProjectChoice
                value={project}
                onChange={(name) => change({ project: name === "default" ? null : name })}
              />
              {mayChange && <Button onClick={() => setEdited(NEW)}>Budget for an agent</Button>}
            </div>
          }
        >
          <ul className="divide-y rounded-md border bg-surface">
            {rows.map((row) => (
              <BudgetLine
                key={`${row.agent} ${row.per}`}
                row={row}
                onEdit={mayChange ? () => setEdited(row) : null}
              />
            ))}
          </ul>
          {!mayChange && <OwnerOnly />}
          {edited && <BudgetDialog project={project} budget={edited} onClose={() => setEdited(null)} />}
        </SettingsPart>
      )}
    </Loaded>
  );
}

function BudgetLine({ row, onEdit }: { row: BudgetRow; onEdit: (() => void) | null }) {
  const { agent, per, today, isDefault } = row;
  const share = shareUsed(row);
  const who = agent ?? "Everybody";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="grid min-w-48 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {who}, {per === "day" ? "each day" : "in each run"}
          {isDefault && <Badge>as shipped</Badge>}
        </p>
        <p className="text-ink-2 tabular-nums">{sayLimits(row)}</p>
      </div>
      {today && (
        <div className="grid w-56 gap-1 text-ink-2 text-xs tabular-nums">
          <span>
            Today {today.used.tokens.toLocaleString("en")} tokens, {formatCost(today.used.cost)}
          </span>
          {share !== null && (
            <Bar percent={share} tone={share >= 100 ? "failed" : share >= 80 ? "waiting" : "running"} />
          )}
        </div>
      )}
      {onEdit && (
        <Button size="sm" onClick={onEdit}>
          Change<span className="sr-only"> the budget of {who}</span>
        </Button>
      )}
    </li>
  );
}
