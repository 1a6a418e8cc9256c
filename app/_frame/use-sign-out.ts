"use client";

import { useMutation } from "@tanstack/react-query";
import { readFault } from "../_trpc/read-fault";
import { tellSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";
import { showToast } from "../_ui/toast";

/** Ends the session in this browser and leads to the door. */
export function useSignOut(): () => void {
  const trpc = useTRPC();
  const logout = useMutation(trpc.session.logout.mutationOptions());
  return () =>
    logout.mutate(undefined, {
      // A fresh page: nothing of this person stays in memory.
      onSuccess: () => {
        tellSessionChanged();
        window.location.assign("/login");
      },
      onError: (error) =>
        showToast("You are still signed in", { kind: "failed", text: readFault(error).sentence }),
    });
}
