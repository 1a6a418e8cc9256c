import type { ApprovalDetail, EarlierVersion, ShownDocument } from "#server/queries/approval-detail";

export const RUN_ID = "0190a8b4-0000-7000-8000-000000000001";

/** One version of a document; its SHA-256 is its version and first letters, which is enough to tell them apart. */
export function sampleVersion(name: string, version: number, content: string): EarlierVersion {
  return { artifactId: `${name}-${version}`, name, version, sha256: `sha-${name}-${version}`, content };
}

export function sampleDocument(name: string, content: string, before: EarlierVersion[] = []): ShownDocument {
  const previous = before.at(-1) ?? null;
  return {
    ...sampleVersion(name, before.length + 1, content),
    mediaType: "text/markdown",
    schema: null,
    madeBy: { kind: "task", name: "analyst", model: "offline" },
    previous,
    diffBase: before[0] ?? null,
  };
}

/** An open request about plan.md, changed where a test says so. */
export function sampleRequest(changes: Partial<ApprovalDetail> = {}): ApprovalDetail {
  const documents = changes.documents ?? [sampleDocument("plan.md", "# Plan\n\nCourts first.")];
  const contentSha256 = "contentSha256" in changes ? (changes.contentSha256 ?? null) : "hash-1";
  const facts: ApprovalDetail["facts"] = {
    workflow: {
      id: "sdlc",
      pack: "botarmy",
      name: "Idea to deployment",
      version: "f".repeat(64),
      shortVersion: "f".repeat(12),
    },
    run: { id: RUN_ID, title: "Tennis", status: "paused", reason: "approval" },
    step: { key: "plan", label: "Plan the project", phase: "plan", iteration: 0 },
    agent: { id: "analyst", name: "Ada", title: "Analyst" },
    costSoFar: 0,
    contentSha256,
    mayDecide: ["approver", "owner"],
  };
  return {
    id: `${RUN_ID}-a1`,
    runId: RUN_ID,
    runTitle: "Tennis",
    workflowId: "sdlc",
    stepKey: "plan",
    iteration: 0,
    kind: "result",
    topic: null,
    version: 1,
    question: "Approve plan.md?",
    status: "pending",
    requestedAt: "2026-11-22T10:00:00.000Z",
    decidedAt: null,
    dueAt: null,
    onDeadline: null,
    escalatedAt: null,
    triggers: [],
    recommendation: null,
    blocks: 0,
    excludes: [],
    role: "approver",
    votes: { have: 0, need: 1 },
    agent: "analyst",
    risk: "low",
    assignee: null,
    alsoAsked: [],
    claim: null,
    snoozedUntil: null,
    decision: null,
    facts,
    content: documents[0]?.content ?? null,
    previous: documents[0]?.previous ?? null,
    diffBase: documents[0]?.diffBase ?? null,
    summary: "Wrote plan.md.",
    confidence: 0.8,
    confidenceReason: "",
    openQuestions: [],
    inputs: [],
    history: [],
    comments: [],
    voters: [],
    options: [],
    elicitation: [],
    hops: [],
    atDeadline: null,
    effects: { approve: "Completes it.", revise: "Tries again.", amend: "Takes yours.", reject: "Fails it." },
    ...changes,
    documents,
    contentSha256,
  };
}

/** The decision of somebody on the sample request. */
export function sampleDecision(
  changes: Partial<NonNullable<ApprovalDetail["decision"]>> = {},
): NonNullable<ApprovalDetail["decision"]> {
  const by = { id: "bo", name: "Bo" };
  return {
    id: "d-bo",
    action: "approve",
    answer: null,
    comment: "",
    sections: [],
    by,
    at: "2026-11-22T10:05:00.000Z",
    ...changes,
  };
}
