import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { ApiRig } from "./testing/api-rig";

const files = {
  "workflows/gates.yaml": `
workflow:
  id: gates
  name: Gates
  sequence:
    - { id: one, agent: analyst, creates: one.md, gate: after }
    - { id: two, agent: architect, requires: one.md, creates: two.md, gate: after }
    - { id: three, agent: coder, requires: two.md, creates: three.md, gate: after }
`,
};
const database = await createTestDatabase();
const web = await ApiRig.open(database, { files, concurrency: 0 });
const worker = await ApiRig.open(database, { files });

test("a process that hears of nothing decides what others ask, one after the other (H9, P8)", async () => {
  await web.rig.engine.hints.close();
  const order = { requestId: randomUUID(), workflowId: "gates", input: { idea: "x" } };
  const { runId } = await web.owner.runs.start.mutate(order);
  for (const key of ["one", "two", "three"]) {
    await worker.rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
    const [request] = (await web.owner.approvals.list.query({ runId })).items;
    expect(request?.stepKey).toBe(key);
    const decided = await web.owner.approvals.decide.mutate({
      approvalId: request?.id ?? "",
      decisionId: randomUUID(),
      action: "approve",
      contentSha256: request?.contentSha256 ?? null,
    });
    expect(decided.approval.status).toBe("approved");
    await worker.rig.waitFor(runId, (state) => state.approvals[decided.approval.id]?.status === "approved");
  }
  await worker.rig.waitForStatus(runId, "completed");
});
