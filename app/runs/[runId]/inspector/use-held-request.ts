"use client";

import { useState } from "react";
import type { RunView } from "#workflows/run/run-view";
import { usePast } from "../travel/past";

/**
 * The request that stands in the inspector: the open one of the step, and after somebody else decided it that same
 * one, so that nothing the person wrote is taken from under them. After `settle`, their own decision, it goes with
 * its end. In the past it is the one that was open.
 */
export function useHeldRequest({ approvals }: RunView, key: string) {
  const isPast = usePast() !== null;
  const pending = approvals.find(({ stepKey, status }) => stepKey === key && status === "pending");
  const [heldId, setHeldId] = useState<string | null>(null);
  const [settledId, setSettledId] = useState<string | null>(null);
  if (!isPast && pending && pending.approvalId !== heldId) setHeldId(pending.approvalId);
  const leftId = isPast || heldId === settledId ? null : heldId;
  return { heldId: pending?.approvalId ?? leftId, settle: () => setSettledId(heldId) };
}
