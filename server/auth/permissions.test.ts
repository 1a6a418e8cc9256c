import { expect, test } from "vitest";
import { isAllowed, listRolesWith, type Permission, permissions, Role } from "./permissions";

/** Who may do what: one line per permission, `v o a w` for viewer, operator, approver, owner. */
const matrix: Record<Permission, string> = {
  "runs.read": "v o a w",
  "members.read": "v o a w",
  "settings.read": "v o a w",
  "session.own": "v o a w",
  "tasks.inspect": "o a w",
  "audit.read": "o a w",
  "approvals.discuss": "o a w",
  "views.write": "o a w",
  "runs.tag": "o a w",
  "runs.start": "o w",
  "runs.control": "o w",
  "stops.use": "o w",
  "workflows.write": "o w",
  "approvals.decide": "a w",
  "budgets.set": "w",
  "members.manage": "w",
  "keys.manage": "w",
  "settings.change": "w",
};
const letters = { viewer: "v", operator: "o", approver: "a", owner: "w" };

test.each(permissions)("%s is for exactly the roles of the matrix", (permission) => {
  const allowed = Role.options.filter((role) => isAllowed({ kind: "person", role }, permission));
  expect(allowed.map((role) => letters[role]).join(" ")).toBe(matrix[permission]);
});

test("a key decides only with an owner's grant, whatever its role", () => {
  expect(isAllowed({ kind: "key", role: "owner", mayDecide: false }, "approvals.decide")).toBe(false);
  expect(isAllowed({ kind: "key", role: "approver", mayDecide: true }, "approvals.decide")).toBe(true);
  expect(isAllowed({ kind: "key", role: "operator", mayDecide: true }, "approvals.decide")).toBe(false);
});

test("a key has no session of its own", () => {
  expect(isAllowed({ kind: "key", role: "owner", mayDecide: true }, "session.own")).toBe(false);
});

test("the roles that are missing are named weakest first", () => {
  expect(listRolesWith("runs.start")).toEqual(["operator", "owner"]);
});
