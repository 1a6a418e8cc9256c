import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { amends, approves, finishes, rejects, revises } from "../testing/moves";
import { bob, cem, oda, vic } from "../testing/people";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";

const gated = workflow([
  step("plan", { creates: ["plan.md"], gate: "after" }),
  step("build", { requires: ["plan.md"], creates: ["build.md"] }),
]);
const reviewed = () => given(gated, finishes("plan"));

test("a gate after a step holds its result until a person decides", () => {
  reviewed().thenSees({
    run: "paused: approval",
    steps: { plan: "reviewing", build: "unreached" },
    agents: { plan: "waiting_for_hitl" },
    events: ["artifact.made", "approval.requested", "run.paused", "agent.statusChanged"],
    commands: [],
  });
});

test("the request names the document, its bytes and who may decide", () => {
  expect(reviewed().view().approvals[0]).toMatchObject({
    approvalId: "run-a1",
    kind: "result",
    version: 1,
    question: "Approve plan.md?",
    contentSha256: "sha-of-plan.md-text",
    role: "approver",
    agent: "plan",
  });
});

test("what keeps the agent from being sure stays with its result, also under a person's amendment", () => {
  const doubts = { reason: "The report has no date.", questions: ["Since when?"] };
  const asked = given(gated, finishes("plan", { doubts }));
  expect(asked.view().steps.find(({ stepKey }) => stepKey === "plan")?.doubts).toEqual(doubts);
  const amended = asked.when(amends("plan", "plan.md"));
  expect(amended.view().steps.find(({ stepKey }) => stepKey === "plan")?.doubts).toEqual(doubts);
  expect(
    reviewed()
      .view()
      .steps.find(({ stepKey }) => stepKey === "plan"),
  ).not.toHaveProperty("doubts");
});

test("a document under review is not accepted yet", () => {
  expect(reviewed().view().artifacts[0]?.isAccepted).toBe(false);
});

test("approve: the step is completed, its agent idle, and the run resumes", () => {
  reviewed()
    .when(approves("plan"))
    .thenSees({
      run: "running",
      steps: { plan: "completed", build: "queued" },
      agents: { plan: "idle", build: "working" },
      includes: ["approval.decided", "step.completed", "run.resumed"],
    });
});

test("an approval needs no comment", () => {
  reviewed()
    .when(approves("plan", { comment: "" }))
    .thenSees({ steps: { plan: "completed" } });
});

test("reject: the step fails with the comment, its agent is idle, and the run resumes", () => {
  const run = reviewed()
    .when(rejects("plan", { comment: "Too big" }))
    .thenSees({ steps: { plan: "failed" }, agents: { plan: "idle" } });
  expect(stepOf(run.state, "plan")).toMatchObject({
    because: { code: "rejected", sentence: "Rejected: Too big" },
  });
});

test("amend: the step is completed with the person's text as a new version by that person", () => {
  const run = reviewed()
    .when(amends("plan", "plan.md"))
    .thenSees({ run: "running", steps: { plan: "completed", build: "queued" }, agents: { plan: "idle" } });
  const [original, amended] = run.view().artifacts;
  expect(original).toMatchObject({ version: 1, by: { id: "plan" }, isAccepted: false });
  expect(amended).toMatchObject({ version: 2, by: { id: "bob", name: "Bob" }, isAccepted: true });
  expect(stepOf(run.state, "build")?.given).toEqual([amended?.artifactId]);
});

test("revise: the same agent tries again with the comment, and the run stays with the step", () => {
  const run = reviewed()
    .when(revises("plan", { comment: "Name the risks" }))
    .thenSees({
      run: "running",
      steps: { plan: "queued", build: "unreached" },
      agents: { plan: "working" },
      commands: ["performTask"],
    });
  expect(stepOf(run.state, "plan")).toMatchObject({
    attempt: 2,
    agent: "plan",
    feedback: [{ by: "Bob", comment: "Name the risks" }],
  });
});

test("after changes were requested the next result is a new request of the same step", () => {
  const run = reviewed().when(revises("plan"), finishes("plan", { text: "better" }));
  const [first, second] = run.view().approvals;
  expect(first).toMatchObject({ status: "rejected", decision: { action: "revise" } });
  expect(second).toMatchObject({ version: 2, status: "pending", contentSha256: "sha-of-plan.md-better" });
});

test("requested changes cost none of the step's attempts after failures", () => {
  const run = reviewed().when(revises("plan"), finishes("plan"), revises("plan"), finishes("plan"));
  run.when(approves("plan")).thenSees({ steps: { plan: "completed" } });
});

test.each([
  ["reject", rejects],
  ["revise", revises],
])("%s without a comment is refused", (_, decide) => {
  reviewed().thenRefuses(decide("plan", { comment: "  " }), "comment-required");
});

test("amend without a comment is refused", () => {
  reviewed().thenRefuses(amends("plan", "plan.md", { comment: "" }), "comment-required");
});

test("amend without content is refused", () => {
  const run = reviewed();
  run.thenRefuses((definition, state) => {
    const signal = amends("plan", "plan.md")(definition, state);
    return signal.type === "decideApproval" ? { ...signal, amended: null } : signal;
  }, "content-required");
});

test("amending a document that is not under review is refused", () => {
  reviewed().thenRefuses(amends("plan", "other.md"), "bad-input", /plan\.md/);
});

test("a decision on other bytes than those shown is refused", () => {
  reviewed().thenRefuses(approves("plan", { contentSha256: "old" }), "content-changed");
});

test("a second decision is refused and names the winner", () => {
  const run = reviewed().when(approves("plan"));
  const late = rejects("plan", { approvalId: "run-a1", by: cem });
  run.thenRefuses(late, "already-decided", /Bob already approved/);
});

test("the same decision again changes nothing", () => {
  const run = reviewed().when(approves("plan", { decisionId: "d1" }));
  run.thenIgnores(approves("plan", { decisionId: "d1", approvalId: "run-a1" }));
});

test("a decision on an approval that does not exist is refused", () => {
  reviewed().thenRefuses(approves("nothing"), "not-found");
});

test.each([oda, vic])("$role may not decide", (by) => {
  reviewed().thenRefuses(approves("plan", { by }), "role-required", /approver or owner/);
});

test("a step may ask for an owner", () => {
  const owned = workflow([step("plan", { gate: "after", role: "owner" })]);
  given(owned, finishes("plan")).thenRefuses(approves("plan", { by: bob }), "role-required", /Only owner/);
});

test("a step may allow operators, and then every role above", () => {
  const open = workflow([step("plan", { gate: "after", role: "operator" })]);
  given(open, finishes("plan"))
    .thenRefuses(approves("plan", { by: vic }), "role-required")
    .when(approves("plan", { by: oda }))
    .thenSees({ run: "completed" });
});

test("several documents are decided on together, by one hash over all of them", () => {
  const two = workflow([step("plan", { creates: ["a.md", "b.md"], gate: "after" })]);
  const run = given(two, finishes("plan"));
  expect(run.view().approvals[0]?.contentSha256).toMatch(/^[0-9a-f]{64}$/);
  run.when(amends("plan", "b.md"));
  const accepted = run.view().artifacts.filter(({ isAccepted }) => isAccepted);
  expect(accepted.map(({ name, version }) => `${name} ${version}`)).toEqual(["a.md 1", "b.md 2"]);
});

test("chained gates raise one request each", () => {
  const chain = workflow(["a", "b", "c"].map((key) => step(key, { gate: "after" })));
  given(
    chain,
    finishes("a"),
    approves("a"),
    finishes("b"),
    approves("b"),
    finishes("c"),
    approves("c"),
  ).thenSees({
    run: "completed",
  });
});
