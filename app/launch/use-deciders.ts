"use client";

import { useMembers } from "../_trpc/use-members";

export type Deciders = {
  /** Active members who may decide where an approver is asked. */
  approvers: string[];
  /** Those who may where an owner is asked. */
  owners: string[];
};

/** Who can be asked, by name; undefined while it is not known. */
export function useDeciders(): Deciders | undefined {
  const active = useMembers().data?.filter(({ status }) => status === "active");
  if (!active) return undefined;
  const namesOf = (roles: string[]) =>
    active.filter(({ role }) => roles.includes(role)).map(({ name }) => name);
  return { approvers: namesOf(["approver", "owner"]), owners: namesOf(["owner"]) };
}
