import { randomUUID } from "node:crypto";
import type { TestDatabase } from "#db/testing/test-database";
import { fail, type ScriptedAnswer, succeedWith } from "#server/agents/scripted-agent";
import type { Person } from "#server/auth/principal";
import { type ApiClient, ApiRig } from "./api-rig";

const workflow = (id: string, ...steps: string[]) =>
  `workflow:\n  id: ${id}\n  name: ${id}\n  inputs:\n    idea: { type: text, title: Idea }\n  sequence:\n${steps.map((step) => `    - ${step}\n`).join("")}`;

/** Three steps with a gate behind the first; and one step each that hangs, is stuck, waits, or has no budget. */
const files = {
  "workflows/trio.yaml": workflow(
    "trio",
    "{ id: plan, agent: architect, creates: plan.md, gate: after }",
    "{ id: build, agent: coder, requires: plan.md, creates: code.md }",
    "{ id: check, agent: tester, requires: code.md, creates: report.md }",
  ),
  "workflows/hang.yaml": workflow("hang", "{ id: hang, agent: coder, creates: a.md }"),
  "workflows/stuck.yaml": workflow("stuck", "{ id: stuck, agent: coder, creates: a.md }"),
  "workflows/late.yaml": workflow(
    "late",
    "{ id: late, agent: coder, creates: a.md, retry: { attempts: 2, backoff: 1h } }",
  ),
  "workflows/broke.yaml": workflow("broke", "{ id: broke, agent: coder, creates: a.md }"),
};

/** Reserves ten tokens for a call. */
const broke: ScriptedAnswer = async (task, _, budget) => {
  const reserved = await budget?.reserve({ tokens: 10, cost: 0 });
  return reserved?.ok === false ? { kind: "refused", refusal: reserved.refusal } : succeedWith(task);
};
const script = { hang: { kind: "hangs" as const }, stuck: fail({ retryable: false }), late: fail(), broke };

type Member = { person: Person; api: ApiClient };

/** Runs to be controlled, with an operator who drives them and an approver who decides. */
export class ControlRig {
  private constructor(
    readonly web: ApiRig,
    readonly operator: Member,
    readonly approver: Member,
  ) {}

  /** Call it at the top level of a test file: everything ends with the file. */
  static async open(database: TestDatabase): Promise<ControlRig> {
    const web = await ApiRig.open(database, { files, script });
    return new ControlRig(web, await web.signIn("operator"), await web.signIn("approver"));
  }

  async start(workflowId = "trio", project = "default"): Promise<string> {
    const order = { requestId: randomUUID(), workflowId, project, input: { idea: "Courts" } };
    return (await this.operator.api.runs.start.mutate(order)).runId;
  }

  /** Approves what the run waits with. */
  async approve(runId: string): Promise<void> {
    const { pendingApprovals } = await this.web.rig.waitFor(
      runId,
      (state) => state.pendingApprovals.length > 0,
    );
    const { approvals } = this.approver.api;
    const { id: approvalId, contentSha256 } = await approvals.get.query({
      approvalId: pendingApprovals[0] ?? "",
    });
    const decision = { approvalId, decisionId: randomUUID(), contentSha256 };
    await approvals.decide.mutate({ ...decision, action: "approve" });
  }

  /** A run that went through all its steps. */
  async complete(): Promise<string> {
    const runId = await this.start();
    await this.approve(runId);
    await this.web.rig.waitForStatus(runId, "completed");
    return runId;
  }

  countEvents(runId: string, type: string): Promise<number> {
    return this.web.rig.count("run_events where run_id = $1 and type = $2", [runId, type]);
  }
}
