"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../_trpc/trpc";
import { ChoiceFilter } from "./choice-filter";

type WorkflowFilterProps = { chosen: string | null; onChange: (workflow: string | null) => void };

/** Runs of one workflow. Two packs may hold one of the same id: both are meant then. */
export function WorkflowFilter({ chosen, onChange }: WorkflowFilterProps) {
  const trpc = useTRPC();
  const workflows = useQuery(trpc.workflows.list.queryOptions({ limit: 100 }, { staleTime: 60_000 }));
  const names = new Map(workflows.data?.items.map(({ id, name }) => [id, name]));
  const choices = [...names].map(([value, label]) => ({ value, label }));
  return (
    <ChoiceFilter
      label="Workflow"
      keys="w"
      every="Every workflow"
      choices={choices}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
