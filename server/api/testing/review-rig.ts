import { createHash, randomUUID } from "node:crypto";
import type { TestDatabase } from "#db/testing/test-database";
import { type AgentScript, succeed } from "#server/agents/scripted-agent";
import type { Person } from "#server/auth/principal";
import { type ApiClient, ApiRig } from "./api-rig";

const step = (id: string, rest: string) =>
  `workflow:\n  id: ${id}\n  name: ${id}\n  sequence:\n${rest.replace(/^/gm, "    ")}\n`;

/** Workflows that stop at each kind of request. */
const files = {
  "workflows/review.yaml": step(
    "review",
    `- { id: brief, agent: analyst, creates: brief.md }
- { id: plan, agent: architect, requires: brief.md, creates: plan.md, gate: after }
- { id: build, agent: coder, requires: plan.md, creates: code.md }`,
  ),
  "workflows/both.yaml": step("both", `- { id: ship, agent: deployer, creates: notes.md, gate: before }`),
  "workflows/pair.yaml": step(
    "pair",
    `- { id: plan, agent: architect, creates: [plan.md, risks.md], gate: after }`,
  ),
  "workflows/owners.yaml": step(
    "owners",
    `- { id: plan, agent: architect, creates: plan.md, gate: after, role: owner }`,
  ),
  "workflows/two.yaml": step(
    "two",
    `- { id: plan, agent: architect, creates: plan.md, gate: after, approvals: 2 }`,
  ),
  "workflows/unsafe.yaml": step(
    "unsafe",
    `- { id: deploy, agent: deployer, creates: log.md, gate: before, effect: unsafe }`,
  ),
  "workflows/asks.yaml": step(
    "asks",
    `- { id: brief, agent: analyst, creates: brief.md }
- { id: flows, agent: ux-expert, creates: flows.md, condition: user_wants_flows }`,
  ),
};

/** Each attempt writes another text. */
function newScript(): AgentScript {
  let draft = 0;
  const write = (name: string) => {
    draft += 1;
    return { name, mediaType: "text/markdown", content: `# ${name}\n\nDraft ${draft}.\n` };
  };
  return { "*": (task) => succeed({ documents: task.wanted.map(({ name }) => write(name)) }) };
}

type DecisionInput = Parameters<ApiClient["approvals"]["decide"]["mutate"]>[0];

/** What a decision repeats of the request that was shown. */
export type Shown = Pick<DecisionInput, "approvalId" | "contentSha256">;

export const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

/** The API with runs that wait for decisions, and an approver. */
export class ReviewRig {
  private constructor(
    readonly api: ApiRig,
    readonly approver: { person: Person; api: ApiClient },
  ) {}

  static async open(database: TestDatabase): Promise<ReviewRig> {
    const api = await ApiRig.open(database, { files, script: newScript() });
    return new ReviewRig(api, await api.signIn("approver"));
  }

  /** A run that waits, and its open request. */
  async startWaiting(workflowId: string) {
    const input = { idea: `An idea for ${workflowId}` };
    const { owner } = this.api;
    const { runId } = await owner.runs.start.mutate({ requestId: randomUUID(), workflowId, input });
    return this.waitForRequest(runId);
  }

  async waitForRequest(runId: string) {
    await this.api.rig.waitFor(runId, (state) => state.pendingApprovals.length > 0);
    const { items } = await this.api.owner.approvals.list.query({ runId });
    const [row] = items;
    if (!row) throw new Error("There is no request.");
    return { runId, row, approvalId: row.id, contentSha256: row.contentSha256 };
  }

  /** Approves, unless told otherwise, as the approver, unless somebody else is given. */
  decide({ approvalId, contentSha256 }: Shown, given: Partial<DecisionInput> = {}, by = this.approver.api) {
    const decisionId = randomUUID();
    return by.approvals.decide.mutate({ approvalId, decisionId, action: "approve", contentSha256, ...given });
  }
}
