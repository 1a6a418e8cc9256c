"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { ApprovalRow } from "#server/queries/approval-row";
import { useTRPC } from "../_trpc/trpc";
import { useMay } from "../_trpc/use-session";
import { usePreference } from "../_ui/preferences";

/** Open requests that are looked at for news. */
const MOST = 100;

/**
 * Tells of requests that came while the page was in the background, where the person wants it. The message holds
 * facts and leads to the request; nothing is decided in it.
 */
export function useNotifications(): void {
  const isOn = usePreference("notifications") === "on";
  const mayDecide = useMay("approvals.decide");
  const trpc = useTRPC();
  const router = useRouter();
  const rows = useQuery(
    trpc.approvals.list.queryOptions({ tab: "team", limit: MOST }, { enabled: isOn && mayDecide }),
  ).data?.items;
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!rows) return;
    const fresh = known.current ? rows.filter(({ id }) => !known.current?.has(id)) : [];
    known.current = new Set([...(known.current ?? []), ...rows.map(({ id }) => id)]);
    if (document.visibilityState === "visible") return;
    for (const row of fresh) tell(row, (address) => router.push(address));
  }, [rows, router]);
}

function tell({ id, question, runTitle, workflowId }: ApprovalRow, go: (address: string) => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  // The tag lets one message stand for all open tabs.
  const message = new Notification(question, { body: `${runTitle} (${workflowId})`, tag: id });
  message.onclick = () => {
    window.focus();
    go(`/inbox?request=${encodeURIComponent(id)}`);
    message.close();
  };
}
