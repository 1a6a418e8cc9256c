"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../_trpc/trpc";
import { Menu, MenuChoice } from "../_ui/menu";
import { useAddress } from "../_ui/use-address";
import { FilterChip } from "./filter-chip";

const EVERY = "";

/** Runs of one workflow. Two packs may hold one of the same id: both are meant then. */
export function WorkflowFilter({ chosen }: { chosen: string | null }) {
  const trpc = useTRPC();
  const { change } = useAddress();
  const workflows = useQuery(trpc.workflows.list.queryOptions({ limit: 100 }, { staleTime: 60_000 }));
  const names = new Map(workflows.data?.items.map(({ id, name }) => [id, name]));
  if (chosen !== null && !names.has(chosen)) names.set(chosen, chosen);
  const choices = [...names].map(([value, label]) => ({ value, label }));
  return (
    <Menu
      align="start"
      trigger={<FilterChip label="Workflow" chosen={chosen && (names.get(chosen) ?? chosen)} />}
    >
      <MenuChoice
        label="Workflow"
        value={chosen ?? EVERY}
        onChange={(id) => change({ workflow: id })}
        choices={[{ value: EVERY, label: "Every workflow" }, ...choices]}
      />
    </Menu>
  );
}
