"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SettingValue } from "#server/auth/known-settings";
import { readFault } from "../_trpc/read-fault";
import { useTRPC } from "../_trpc/trpc";
import { showToast } from "../_ui/toast";

/**
 * Writes one setting over the version that was read; somebody else's change in between is not written over.
 * `onDone` is called once the server took it.
 */
export function useSetting(done: string, onDone?: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const order = useMutation(
    trpc.settings.set.mutationOptions({
      onSuccess: () => {
        showToast(done, { kind: "done" });
        onDone?.();
      },
      onSettled: () => queryClient.invalidateQueries(trpc.settings.get.queryFilter()),
    }),
  );
  return {
    set: (setting: SettingValue, version: number) => order.mutate({ setting, version }),
    isSaving: order.isPending,
    fault: order.error ? readFault(order.error) : null,
  };
}
