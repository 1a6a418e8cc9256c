"use client";

import { useState } from "react";
import type { RunView } from "#workflows/run/run-view";

/**
 * The request that stands in the inspector: the open one of the step, and after somebody else decided it that same
 * one, so that nothing the person wrote is taken from under them. `release` lets it go.
 */
export function useHeldRequest({ approvals }: RunView, key: string) {
  const pending = approvals.find(({ stepKey, status }) => stepKey === key && status === "pending");
  const [heldId, setHeldId] = useState<string | null>(null);
  if (pending && pending.approvalId !== heldId) setHeldId(pending.approvalId);
  return { heldId: pending?.approvalId ?? heldId, release: () => setHeldId(null) };
}
