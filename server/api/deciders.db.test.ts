import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { type ApiClient, ApiRig, faultOf } from "./testing/api-rig";

const step = (id: string, keys: string) =>
  `workflow: { id: ${id}, name: ${id}, sequence: [{ id: plan, agent: analyst, creates: plan.md, ${keys} }] }\n`;

/** Eight situations: what is asked, of whom. */
const situations = {
  result: step("result", "gate: after"),
  plan: step("plan", "gate: before"),
  question: step("question", "optional: true"),
  owners: step("owners", "gate: after, role: owner"),
  operators: step("operators", "gate: after, role: operator"),
  two: step("two", "gate: after, approvals: 2"),
  four: step("four", "gate: { when: after, four_eyes: true }"),
  unsafe: step("unsafe", "gate: before, effect: unsafe"),
};
type Situation = keyof typeof situations;

const files = Object.fromEntries(
  Object.entries(situations).map(([id, text]) => [`workflows/${id}.yaml`, text]),
);
const api = await ApiRig.open(await createTestDatabase(), { files });
const people = {
  viewer: await api.signIn("viewer"),
  operator: await api.signIn("operator"),
  approver: await api.signIn("approver"),
  owner: await api.signIn("owner"),
};

const keyWith = async (mayDecide: boolean) => {
  const order = { name: `key-${mayDecide}`, role: "approver" as const, mayDecide };
  const { secret } = await people.owner.api.keys.create.mutate(order);
  return api.client({ authorization: `Bearer ${secret}` });
};

/** Six principals; the owner started every run. */
const principals: Record<string, ApiClient> = {
  viewer: people.viewer.api,
  operator: people.operator.api,
  approver: people.approver.api,
  "owner who started it": people.owner.api,
  "key without the right": await keyWith(false),
  "key with the right": await keyWith(true),
};

async function startWaiting(workflowId: Situation) {
  const order = { requestId: randomUUID(), workflowId, input: { idea: workflowId } };
  const { runId } = await people.owner.api.runs.start.mutate(order);
  const state = await api.rig.waitFor(runId, ({ pendingApprovals }) => pendingApprovals.length > 0);
  return api.owner.approvals.get.query({ approvalId: state.pendingApprovals[0] ?? "" });
}

async function tryToDecide(client: ApiClient, situation: Situation): Promise<string> {
  const { id: approvalId, kind, contentSha256 } = await startWaiting(situation);
  const decisionId = randomUUID();
  const decided =
    kind === "question"
      ? client.approvals.answer.mutate({ approvalId, decisionId, answer: true })
      : client.approvals.decide.mutate({ approvalId, decisionId, action: "approve", contentSha256 });
  const outcome = await decided.then(
    ({ approval }) => approval.status,
    () => null,
  );
  if (outcome !== null) return outcome;
  const { code, reason } = await faultOf(decided);
  expect(code).toBe("FORBIDDEN");
  const after = await api.owner.approvals.get.query({ approvalId });
  expect(after).toMatchObject({ status: "pending", votes: { have: 0 }, decision: null });
  return reason;
}

const NO = "not-allowed";
const YES = "approved";

describe("H12: who decides what", () => {
  // result, plan, question, owners, operators, two, four, unsafe
  test.each<[string, string[]]>([
    ["viewer", Array(8).fill(NO)],
    ["operator", Array(8).fill(NO)],
    ["approver", [YES, YES, YES, "role-required", YES, "pending", YES, YES]],
    ["owner who started it", [YES, YES, YES, YES, YES, "pending", "own-request", YES]],
    ["key without the right", Array(8).fill(NO)],
    ["key with the right", [YES, YES, YES, "role-required", YES, "pending", YES, YES]],
  ])("%s", async (name, expected) => {
    const client = principals[name];
    if (!client) throw new Error(`There is no ${name}.`);
    const kinds: Situation[] = ["result", "plan", "question", "owners", "operators", "two", "four", "unsafe"];
    expect(await Promise.all(kinds.map((kind) => tryToDecide(client, kind)))).toEqual(expected);
  });

  test("nobody who is not signed in", async () => {
    const { id: approvalId, contentSha256 } = await startWaiting("result");
    const order = { approvalId, decisionId: randomUUID(), action: "approve" as const, contentSha256 };
    expect(await faultOf(api.client({}).approvals.decide.mutate(order))).toMatchObject({
      code: "UNAUTHORIZED",
    });
  });
});
