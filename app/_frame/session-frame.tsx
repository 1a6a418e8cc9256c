"use client";

import { useMutation } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { readFault } from "../_trpc/read-fault";
import { tellSessionChanged } from "../_trpc/session-news";
import { useTRPC } from "../_trpc/trpc";
import { useSession } from "../_trpc/use-session";
import { showToast } from "../_ui/toast";
import { Frame } from "./frame";
import { isBarePage } from "./places";
import { SessionEndedDialog } from "./session-ended-dialog";
import { useSessionWatch } from "./use-session-watch";

/** The frame with who is signed in; sends strangers to the door and keeps the page of someone whose session ended. */
export function SessionFrame({ children }: { children: ReactNode }) {
  return isBarePage(usePathname()) ? children : <KnownPersonFrame>{children}</KnownPersonFrame>;
}

function KnownPersonFrame({ children }: { children: ReactNode }) {
  const session = useSession();
  const watch = useSessionWatch(session.data);
  const principal = session.data?.principal ?? null;
  const person = principal && { name: principal.name, email: principal.email ?? "", role: principal.role };
  const openApprovals = 0;
  useDoor(watch === "stranger");
  return (
    <Frame person={person} openApprovals={openApprovals} onSignOut={useSignOut()}>
      {watch !== "stranger" && children}
      <SessionEndedDialog open={watch === "ended"} onContinue={() => session.refetch()} />
    </Frame>
  );
}

/** Sends a stranger to the door, which knows the way back. */
function useDoor(isStranger: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!isStranger) return;
    const here = window.location.pathname + window.location.search;
    router.replace(`/login?next=${encodeURIComponent(here)}`);
  }, [isStranger, router]);
}

function useSignOut(): () => void {
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
