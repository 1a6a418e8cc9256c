import type { Role } from "#workflows/definition/definition";

/** What each role may do, weakest first (product.md 4: the one who drives a run is not the one who lets it pass). */
export const ROLES: Record<Role, string> = {
  viewer: "Sees workflows, runs and documents.",
  operator: "Starts and controls runs. Does not decide.",
  approver: "Decides at gates. Does not start or control runs.",
  owner: "May do everything, and manages members, keys and settings.",
};

export function sayRole(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}
