"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock3, Cpu, Wallet } from "lucide-react";
import type { StepNode } from "#workflows/definition/definition";
import { useTRPC } from "../_trpc/trpc";
import { countOf } from "../_ui/count-of";
import { formatCost } from "../_ui/format-cost";
import { formatDuration } from "../_ui/format-time";
import { FactLine } from "./fact-line";
import { sayCap } from "./say-cap";
import { useWorkflowUse } from "./use-workflow-use";

type LaunchOutlookProps = { workflow: { id: string; pack: string }; steps: readonly StepNode[] };

/** What the run will probably take, what it may take at most, and which models write. */
export function LaunchOutlook({ workflow, steps }: LaunchOutlookProps) {
  return (
    <ul className="grid gap-1 text-sm">
      <FactLine icon={<Clock3 />}>
        <Forecast workflow={workflow} />
      </FactLine>
      <FactLine icon={<Wallet />}>
        <Cap />
      </FactLine>
      <FactLine icon={<Cpu />}>
        <Models steps={steps} />
      </FactLine>
    </ul>
  );
}

function Forecast({ workflow }: Pick<LaunchOutlookProps, "workflow">) {
  const use = useWorkflowUse(workflow);
  if (!use || use.medianMs === null) return "No forecast: no run of it was completed yet";
  return (
    <>
      Usually {formatDuration(use.medianMs)}, {formatCost(use.medianCost ?? 0)}
      <span className="block text-ink-2 text-xs">
        Median of {countOf(use.completed, "completed run")}, people's time included
      </span>
    </>
  );
}

function Cap() {
  const trpc = useTRPC();
  const budgets = useQuery(trpc.budgets.get.queryOptions({ project: "default" })).data?.budgets;
  const run = budgets?.find(({ per, agent }) => per === "run" && agent === null);
  return sayCap(run);
}

/** The models of the agents that come, each named once. */
function Models({ steps }: Pick<LaunchOutlookProps, "steps">) {
  const trpc = useTRPC();
  const known = useQuery(trpc.settings.models.queryOptions()).data;
  const chosen = useQuery(trpc.settings.get.queryOptions()).data?.values.models;
  if (!known || !chosen) return "The models are not known yet";
  const agents = [...new Set(steps.flatMap((step) => step.agents))];
  const own = agents.filter((agent) => chosen[agent] !== undefined);
  const rest = own.length < agents.length || agents.length === 0;
  return (
    <>
      {own.map((agent) => (
        <span key={agent} className="block">
          {agent}: {sayModel(chosen[agent] ?? "")}
        </span>
      ))}
      {rest && (
        <span className="block">
          {own.length > 0 ? "others: " : ""}
          {sayModel(known.defaultModel)}
        </span>
      )}
    </>
  );
}

function sayModel(model: string): string {
  return model === "offline" ? "offline, without a language model" : model;
}
