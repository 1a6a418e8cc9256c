"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { LaunchPreset, PresetOrder } from "#server/orders/launch-presets";
import { useTRPC, useTRPCClient } from "../_trpc/trpc";
import { showToast } from "../_ui/toast";

const NONE: readonly LaunchPreset[] = [];

/** One's own presets and the team's, by name. */
export function usePresets(): readonly LaunchPreset[] {
  const trpc = useTRPC();
  return useQuery(trpc.presets.list.queryOptions()).data?.items ?? NONE;
}

/** Saves and removes presets; each tells of itself when it is done. */
export function usePresetChange(onDone: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const onSuccess = (said: string) => {
    showToast(said, { kind: "done" });
    onDone();
    return queryClient.invalidateQueries(trpc.presets.pathFilter());
  };
  const save = useMutation({
    mutationFn: async (order: PresetOrder) => {
      const { name, isTeams } = await client.presets.save.mutate(order);
      return `Preset “${name}” saved${isTeams ? " for the team" : ""}.`;
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: async ({ id, name }: Pick<LaunchPreset, "id" | "name">) => {
      await client.presets.remove.mutate({ id });
      return `Preset “${name}” removed.`;
    },
    onSuccess,
  });
  return { save, remove };
}
