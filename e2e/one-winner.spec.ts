import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { z } from "zod";
import { Api, ApiFault } from "./support/api";
import { readHistory } from "./support/scripted-person";
import { serveThisFile } from "./support/serve-this-file";
import { type ApprovalRow, Approvals, Decided, Started } from "./support/shapes";
import { waitFor } from "./support/wait-for";

const PEOPLE = 50;
const ACTIONS = ["approve", "reject", "revise", "amend"];
const NewKey = z.object({ key: z.object({ name: z.string() }), secret: z.string() });
const Winner = z.object({ by: z.string(), action: z.string(), decisionId: z.string() });

const server = serveThisFile();

test("of 50 deciders at once one wins, and 49 are told who", async () => {
  const deciders = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => makeDecider(index)));
  const approval = await raiseApproval();
  const orders = deciders.map((decider, index) => ({ decider, order: makeOrder(approval, index) }));
  const results = await Promise.all(orders.map(({ decider, order }) => decide(decider.api, order)));

  const accepted = results.filter((result) => !(result instanceof ApiFault));
  expect(accepted).toHaveLength(1);
  const place = results.findIndex((result) => !(result instanceof ApiFault));
  const winner = orders[place];
  const refusals = results.filter((result) => result instanceof ApiFault);
  expect(refusals).toHaveLength(PEOPLE - 1);
  for (const { code, reason, message, details } of refusals) {
    expect({ code, reason }).toEqual({ code: "CONFLICT", reason: "already-decided" });
    expect(Winner.parse(details)).toEqual({
      by: winner?.decider.name,
      action: winner?.order.action,
      decisionId: winner?.order.decisionId,
    });
    expect(message).toContain(winner?.decider.name);
  }
  const { events } = await readHistory(server.api, approval.runId);
  const decided = events.filter(({ type }) => type === "approval.decided");
  expect(decided.map(({ data }) => data.decisionId)).toEqual([winner?.order.decisionId]);
});

test("the winner who asks again with the same id is told the same", async () => {
  const approval = await raiseApproval();
  const order = makeOrder(approval, 0);
  const first = await decide(server.api, order);
  const again = await Promise.all(Array.from({ length: 5 }, () => decide(server.api, order)));
  for (const answer of again)
    expect(answer).toMatchObject({ approval: (first as z.infer<typeof Decided>).approval });
});

/** Somebody with a name and a key that may decide. */
async function makeDecider(index: number): Promise<{ name: string; api: Api }> {
  const order = { name: `person-${index}`, role: "approver", mayDecide: true };
  const { key, secret } = await server.api.mutate("keys.create", order, NewKey);
  return { name: key.name, api: new Api(server.address, secret) };
}

async function raiseApproval(): Promise<ApprovalRow> {
  const input = { idea: "A list of birds seen in the park" };
  const order = { requestId: randomUUID(), workflowId: "sdlc", input };
  const { runId } = await server.api.mutate("runs.start", order, Started);
  return waitFor(
    async () => (await server.api.query("approvals.list", { runId }, Approvals)).items[0],
    "the first approval",
  );
}

function makeOrder({ id: approvalId, contentSha256 }: ApprovalRow, index: number) {
  const action = ACTIONS[index % ACTIONS.length];
  const comment = `Because of reason ${index}.`;
  const content = action === "amend" ? `# By person ${index}\n` : undefined;
  return { approvalId, decisionId: randomUUID(), action, comment, content, contentSha256 };
}

async function decide(api: Api, order: object): Promise<z.infer<typeof Decided> | ApiFault> {
  try {
    return await api.mutate("approvals.decide", order, Decided);
  } catch (error) {
    if (error instanceof ApiFault) return error;
    throw error;
  }
}
