"use client";

import { useMemo } from "react";
import type { Role } from "#workflows/definition/definition";
import { useMembers } from "../../_trpc/use-members";

/** The roles of everybody who can sign in: a proof asks whether somebody can decide each gate. */
export function useDeciderRoles(): Role[] | null {
  const members = useMembers().data;
  return useMemo(
    () => members?.filter(({ status }) => status === "active").map(({ role }) => role) ?? null,
    [members],
  );
}
