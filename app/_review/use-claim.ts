"use client";

import { useEffect } from "react";
import type { ApprovalDetail } from "#server/queries/approval-detail";
import { useTRPCClient } from "../_trpc/trpc";
import { useMay, useSession } from "../_trpc/use-session";

/** Whoever looks at a request this long is reviewing it; who only passes by is not, ms. */
const DWELL_MS = 1_500;
/** The server ends a claim after 15 idle minutes (experience.md 3); work on the page renews it this often, ms. */
const RENEW_MS = 4 * 60_000;
const WORK = ["keydown", "pointerdown", "wheel", "scroll"] as const;

/** Says to the others that one reviews a request while it is open here, as long as one does something. */
export function useClaim({ id, status }: Pick<ApprovalDetail, "id" | "status">): void {
  const client = useTRPCClient();
  const may = useMay("approvals.discuss");
  const isClaimable = may && status === "pending";
  useEffect(() => {
    if (!isClaimable) return;
    let claimedAt = 0;
    const claim = () => {
      claimedAt = Date.now();
      // A claim is a courtesy: without it everything works, and the next act tries again.
      client.approvals.claim.mutate({ approvalId: id }).catch(() => {});
    };
    const renew = () => {
      if (claimedAt > 0 && Date.now() - claimedAt > RENEW_MS) claim();
    };
    const timer = setTimeout(claim, DWELL_MS);
    for (const act of WORK) window.addEventListener(act, renew, { capture: true, passive: true });
    return () => {
      clearTimeout(timer);
      for (const act of WORK) window.removeEventListener(act, renew, true);
      if (claimedAt > 0) client.approvals.release.mutate({ approvalId: id }).catch(() => {});
    };
  }, [client, id, isClaimable]);
}

/** Somebody else who reviews it just now. */
export function useOtherReviewer({ claim }: Pick<ApprovalDetail, "claim">): ApprovalDetail["claim"] {
  const me = useSession().data?.principal?.id;
  return claim && claim.by.id !== me ? claim : null;
}
