"use client";

import { useQuery } from "@tanstack/react-query";
import { Coins } from "lucide-react";
import { useMemo, useState } from "react";
import type { RunCostRow } from "#server/queries/read-run-cost";
import type { RunView } from "#workflows/run/run-view";
import { Loaded } from "../../../_trpc/loaded";
import { useTRPC } from "../../../_trpc/trpc";
import { EmptyState } from "../../../_ui/empty-state";
import { Segments } from "../../../_ui/segments";
import { usePast } from "../travel/past";
import { CostLimit } from "./cost-limit";
import { CostTable } from "./cost-table";
import { groupCosts, sumCosts } from "./sum-costs";

/** Money is in no event; while the run goes on it is asked for again. */
const LOOK_AGAIN_MS = 10_000;

export function useRunCost({ runId, finishedAt }: Pick<RunView, "runId" | "finishedAt">) {
  const trpc = useTRPC();
  return useQuery(
    trpc.runs.cost.queryOptions({ runId }, { refetchInterval: finishedAt === null ? LOOK_AGAIN_MS : false }),
  );
}

/** What the run used: tokens and money by step, agent or model. */
export function CostTab({ view }: { view: RunView }) {
  const query = useRunCost(view);
  const isPast = usePast() !== null;
  if (isPast) {
    return (
      <EmptyState icon={Coins} title="Money is counted as of now">
        <p>The history tells no prices. Press Live to see what the run used.</p>
      </EmptyState>
    );
  }
  return (
    <Loaded query={query} loading="Adding up…" rows={6}>
      {({ items }) => <Costs rows={items} view={view} />}
    </Loaded>
  );
}

const WAYS = [
  { value: "step", label: "Step" },
  { value: "agent", label: "Agent" },
  { value: "model", label: "Model" },
] as const;
type Way = (typeof WAYS)[number]["value"];

function Costs({ rows, view }: { rows: readonly RunCostRow[]; view: RunView }) {
  const [way, setWay] = useState<Way>("step");
  const { steps } = view;
  const groups = useMemo(() => groupCosts(rows, namingOf(way, steps)), [rows, way, steps]);
  const total = useMemo(() => sumCosts(rows), [rows]);
  if (rows.length === 0) return <EmptyState icon={Coins} title="No attempt was made yet" />;
  return (
    <div className="grid max-w-5xl gap-4 p-4">
      <CostLimit project={view.project} used={total.cost} tokens={total.inputTokens + total.outputTokens} />
      <Segments legend="Added up by" name="cost-by" options={WAYS} value={way} onChange={setWay} />
      <CostTable
        groups={groups}
        total={total}
        heading={WAYS.find(({ value }) => value === way)?.label ?? ""}
      />
    </div>
  );
}

/** What the rows are added up under. */
function namingOf(way: Way, steps: RunView["steps"]): (row: RunCostRow) => string {
  if (way === "agent") return ({ agent }) => agent;
  if (way === "model") return ({ model }) => model ?? "not reported yet";
  const labels = new Map(steps.map(({ stepKey, label }) => [stepKey, label]));
  return ({ stepKey }) => labels.get(stepKey) ?? stepKey;
}
