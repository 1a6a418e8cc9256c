"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { LiveProvider } from "../_live/live-provider";
import { useOpenApprovals } from "../_live/use-list-hints";
import { StopBanner } from "../_stops/stop-banner";
import { useInboxCounts } from "../_trpc/use-inbox-counts";
import { useSession } from "../_trpc/use-session";
import { useUnreadNotices } from "./bell/use-notices";
import { Frame } from "./frame";
import { OutdatedBanner } from "./outdated-banner";
import { isBarePage } from "./places";
import { SessionEndedDialog } from "./session-ended-dialog";
import { useFavicon } from "./use-favicon";
import { useNotifications } from "./use-notifications";
import { useSessionWatch } from "./use-session-watch";
import { useSignOut } from "./use-sign-out";

/** The frame with who is signed in; sends strangers to the door and keeps the page of someone whose session ended. */
export function SessionFrame({ children }: { children: ReactNode }) {
  return isBarePage(usePathname()) ? children : <KnownPersonFrame>{children}</KnownPersonFrame>;
}

function KnownPersonFrame({ children }: { children: ReactNode }) {
  const session = useSession();
  const state = useSessionWatch(session.data);
  useDoor(state === "stranger");
  return (
    <LiveProvider isSignedIn={state === "known"}>
      <LiveFrame>{state !== "stranger" && children}</LiveFrame>
      <SessionEndedDialog open={state === "ended"} onContinue={() => session.refetch()} />
    </LiveProvider>
  );
}

function LiveFrame({ children }: { children: ReactNode }) {
  const principal = useSession().data?.principal;
  const open = useOpenApprovals();
  const forMe = useInboxCounts()?.team ?? open;
  useFavicon(forMe);
  useNotifications();
  const person = principal && { name: principal.name, email: principal.email ?? "", role: principal.role };
  return (
    <Frame
      person={person ?? null}
      openApprovals={forMe}
      unreadNotices={useUnreadNotices()}
      onSignOut={useSignOut()}
    >
      <OutdatedBanner />
      {principal && <StopBanner />}
      {children}
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
