"use client";

import type { Permission } from "#server/auth/permissions";
import { useMay } from "../../../_trpc/use-session";
import { PAST_NOTE, usePast } from "./past";

/**
 * Whether the person may give such orders to the run, and why they cannot be given at this moment: `note` is for the
 * disabled button's title.
 */
export function useMayOrder(permission: Permission = "runs.control") {
  const may = useMay(permission);
  const note = usePast() === null ? undefined : PAST_NOTE;
  return { may, isBlocked: note !== undefined, note };
}
