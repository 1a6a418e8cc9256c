"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { NoticeRow } from "#server/queries/list-notices";
import { placeOf } from "#workflows/notices/notice-fact";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { usePreference } from "../_ui/preferences";

/** Newest notices that are looked at for news. */
const MOST = 30;

/** What was known of a notice when it was last looked at. */
type Known = ReadonlyMap<string, string | null>;

/**
 * Tells of what came while the page was in the background, in the kinds that the person chose and where they want
 * it. A message holds facts and leads to its place; nothing is decided in it. One about a request that was decided
 * meanwhile is written anew.
 */
export function useNotifications(): void {
  const isOn = usePreference("notifications") === "on";
  const isPerson = useMay("session.own");
  const trpc = useTRPC();
  const router = useRouter();
  const rows = useQuery(trpc.notifications.list.queryOptions({ limit: MOST }, { enabled: isOn && isPerson }))
    .data?.items;
  const known = useRef<Known | null>(null);
  useEffect(() => {
    if (!rows) return;
    const before = known.current;
    known.current = new Map([...(before ?? []), ...rows.map(({ id, outcome }) => [id, outcome] as const)]);
    if (!before) return;
    const isHidden = document.visibilityState !== "visible";
    for (const row of rows.filter(({ isForBrowser }) => isForBrowser)) {
      const isNew = !before.has(row.id);
      const isDecided = !isNew && row.outcome !== null && before.get(row.id) === null;
      if (isHidden && ((isNew && row.outcome === null) || isDecided)) {
        tell(row, isDecided, (address) => router.push(address));
      }
    }
  }, [rows, router]);
}

function tell({ id, fact, outcome }: NoticeRow, isRewritten: boolean, go: (address: string) => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const body = fact.run ? `${fact.run.title} (${fact.run.workflowId})` : "";
  // The tag lets one message stand for all open tabs, and for the request whatever becomes of it.
  const options = { body, tag: fact.approvalId ?? id, silent: isRewritten };
  const message = new Notification(outcome ?? fact.headline, options);
  message.onclick = () => {
    window.focus();
    go(placeOf(fact));
    message.close();
  };
}
