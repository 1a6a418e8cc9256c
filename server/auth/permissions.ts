import { Actor } from "#workflows/run/actor";

export const Role = Actor.shape.role;
export type Role = Actor["role"];

/** Everything that a caller may be allowed to do: the closed list behind every procedure. */
export const permissions = [
  /** Workflows, runs, documents, approvals, agents: what the dashboard shows. */
  "runs.read",
  /** Prompts, answers and given context of a task. */
  "tasks.inspect",
  /** Start and fork. */
  "runs.start",
  /** Pause, resume, cancel, halt, retry and skip a step. */
  "runs.control",
  /** Put tags on runs. */
  "runs.tag",
  /** Keep views of the runs list. */
  "views.write",
  /** Comment, assign, snooze. */
  "approvals.discuss",
  /** Approve, revise, amend, reject, answer. */
  "approvals.decide",
  "stops.use",
  "budgets.set",
  /** Save workflows into the library's writable folder. */
  "workflows.write",
  "audit.read",
  /** Names and roles; e-mail addresses need `members.manage` (S6). */
  "members.read",
  "members.manage",
  "keys.manage",
  "settings.read",
  "settings.change",
  /** A person's own session and password. */
  "session.own",
] as const;
export type Permission = (typeof permissions)[number];

const reading = ["runs.read", "members.read", "settings.read", "session.own"] as const;
const working = [
  ...reading,
  "tasks.inspect",
  "audit.read",
  "approvals.discuss",
  "views.write",
  "runs.tag",
] as const;

/**
 * Operators move runs, approvers decide: neither does both, so that the one who drives a run is not the one
 * who lets it pass. Owners do everything (product.md 4).
 */
const granted: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(reading),
  operator: new Set([...working, "runs.start", "runs.control", "stops.use", "workflows.write"]),
  approver: new Set([...working, "approvals.decide"]),
  owner: new Set(permissions),
};

/** What a permission depends on: a principal, reduced. */
export type Authority = { kind: "person"; role: Role } | { kind: "key"; role: Role; mayDecide: boolean };

/** Keys decide only by an owner's grant (reliability.md 4.3.6) and have no session of their own. */
export function isAllowed(authority: Authority, permission: Permission): boolean {
  if (authority.kind === "key") {
    if (permission === "session.own") return false;
    if (permission === "approvals.decide" && !authority.mayDecide) return false;
  }
  return granted[authority.role].has(permission);
}

/** The roles that have `permission`, weakest first: for the sentence that says what is missing. */
export function listRolesWith(permission: Permission): Role[] {
  return Role.options.filter((role) => granted[role].has(permission));
}

/** Everything `authority` may do, so that a page can leave out what it would be refused. */
export function listPermissions(authority: Authority): Permission[] {
  return permissions.filter((permission) => isAllowed(authority, permission));
}
