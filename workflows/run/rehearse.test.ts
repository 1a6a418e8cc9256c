import { expect, test } from "vitest";
import { forEach, loop, parallel, route, step, workflow } from "../testing/build-workflow";
import { checkInvariants } from "./invariants";
import { RunRefusal } from "./refusal";
import type { RehearsalOrder } from "./rehearsal";
import { rehearse, rehearseRun } from "./rehearse";

const order = (answers: RehearsalOrder["answers"] = {}, more: Partial<RehearsalOrder> = {}) => ({
  input: {},
  answers,
  ...more,
});
const outcomes = ({ steps }: ReturnType<typeof rehearse>) =>
  steps.map(({ stepKey, iteration, outcome }) => `${stepKey}${iteration ? `#${iteration}` : ""} ${outcome}`);

const gated = workflow([
  step("brief", { agent: "analyst", creates: ["brief.md"] }),
  step("plan", { agent: "pm", requires: ["brief.md"], creates: ["plan.md"], gate: "after", approvals: 2 }),
  step("code", { agent: "dev", requires: ["plan.md"], creates: ["code.md"], gate: "before", role: "owner" }),
]);

test("steps, gates, documents and handoffs come in the order of a run", () => {
  const told = rehearse(gated, order());
  expect(outcomes(told)).toEqual(["brief completed", "plan completed", "code completed"]);
  expect(told.gates.map(({ stepKey, kind, role, decision }) => [stepKey, kind, role, decision])).toEqual([
    ["plan", "result", "approver", "approve"],
    ["code", "plan", "owner", "approve"],
  ]);
  expect(told.documents.map(({ name, version, agent }) => [name, version, agent])).toEqual([
    ["brief.md", 1, "analyst"],
    ["plan.md", 1, "pm"],
    ["code.md", 1, "dev"],
  ]);
  expect(told.handoffs.map(({ from, to, documents }) => [from, to, documents])).toEqual([
    ["analyst", "pm", ["brief.md"]],
    ["pm", "dev", ["plan.md"]],
  ]);
  expect(told.end).toEqual({ status: "completed", sentence: "3 steps completed." });
  expect(told.stoppedAt).toBeNull();
});

test("a rejected result starves what needs it, and the reason is told", () => {
  const told = rehearse(gated, order({ "plan.decision": "reject" }));
  expect(outcomes(told)).toEqual(["brief completed", "plan failed", "code skipped"]);
  expect(told.steps[2]?.reason).toContain("Needs plan.md, which plan did not deliver");
  expect(told.skipped).toEqual([told.steps[2]]);
  expect(told.end.status).toBe("failed");
});

test("a rejection that goes back is given once", () => {
  const back = workflow([
    step("plan", { creates: ["plan.md"] }),
    step("ship", { requires: ["plan.md"], gate: "after", onReject: { kind: "goto", step: "plan" } }),
  ]);
  const told = rehearse(back, order({ "ship.decision": "reject" }));
  expect(told.gates.map(({ iteration, decision }) => [iteration, decision])).toEqual([
    [0, "reject"],
    [1, "approve"],
  ]);
  expect(outcomes(told)).toEqual(["plan completed", "ship failed", "plan#1 completed", "ship#1 completed"]);
});

test("changes are requested once, and stay with the step", () => {
  const told = rehearse(gated, order({ "plan.decision": "revise" }));
  expect(told.gates.map(({ stepKey, decision }) => [stepKey, decision])).toEqual([
    ["plan", "revise"],
    ["plan", "approve"],
    ["code", "approve"],
  ]);
  expect(told.documents.filter(({ name }) => name === "plan.md").map(({ version }) => version)).toEqual([
    1, 2,
  ]);
});

test("a decision that no gate takes is refused", () => {
  const attempt = () => rehearse(gated, order({ "plan.decision": "maybe" }));
  expect(attempt).toThrowError(RunRefusal);
  expect(attempt).toThrowError(/a gate takes approve, reject or revise/);
});

test("input that does not fill the form is refused as at a launch", () => {
  const asking = workflow([step("a")], {
    inputs: [
      {
        name: "idea",
        type: "text",
        title: "Idea",
        help: "",
        example: "",
        required: true,
        default: null,
        choices: [],
      },
    ],
  });
  expect(() => rehearse(asking, order())).toThrowError(/"Idea" is needed/);
});

const asking = workflow([
  step("look", { asks: ["found_bugs"] }),
  step("flows", { condition: "user_wants_flows" }),
  step("fix", { condition: "found_bugs" }),
  step("extra", { optional: true }),
]);

test("a question that nobody answered stops the rehearsal and is shown", () => {
  const told = rehearse(asking, order());
  expect(outcomes(told)).toEqual(["look completed"]);
  expect(told.questions.map(({ name, answer }) => [name, answer])).toEqual([["user_wants_flows", null]]);
  expect(told.stoppedAt).toMatchObject({ stepKey: "flows", kind: "question" });
  expect(told.end.status).toBe("paused");
});

test("answers decide conditions, what agents find and what is optional", () => {
  const told = rehearse(asking, order({ user_wants_flows: true, found_bugs: "no", extra: true }));
  expect(outcomes(told)).toEqual(["look completed", "flows completed", "fix skipped", "extra completed"]);
  expect(told.findings).toMatchObject([{ stepKey: "look", name: "found_bugs", value: "no" }]);
  expect(told.questions).toEqual([]);
});

test("with `unanswered: no` nothing is asked", () => {
  const told = rehearse(asking, order({}, { unanswered: "no" }));
  expect(outcomes(told)).toEqual(["look completed", "flows skipped", "fix skipped", "extra skipped"]);
  expect(told.end.status).toBe("completed");
});

const tested = workflow([
  loop("verify", "equals:tests,pass", 2, [
    step("test", { asks: ["tests"] }),
    step("fix", { condition: { not: "equals:tests,pass" } }),
  ]),
  step("ship"),
]);

test("answers may differ from round to round", () => {
  const told = rehearse(tested, order({ "tests@1": "fail", tests: "pass" }));
  expect(outcomes(told)).toEqual([
    "verify/test#1 completed",
    "verify/fix#1 completed",
    "verify/test#2 completed",
    "verify/fix#2 skipped",
    "ship completed",
  ]);
});

test("a loop at its bound asks, and takes the answer under its key", () => {
  expect(rehearse(tested, order({ tests: "fail" })).stoppedAt).toMatchObject({
    stepKey: "verify",
    kind: "question",
  });
  const told = rehearse(tested, order({ tests: "fail", verify: "go-on" }));
  expect(told.questions.map(({ name, answer }) => [name, answer])).toEqual([["verify", "go-on"]]);
  expect(told.end.status).toBe("completed");
});

test("more rounds are granted once, then the run goes on", () => {
  const told = rehearse(tested, order({ tests: "fail", verify: "again" }));
  expect(told.steps.filter(({ stepKey }) => stepKey === "verify/test")).toHaveLength(4);
  expect(told.end.status).toBe("completed");
});

test("a rehearsal that would be endless is stopped", () => {
  const long = workflow([loop("l", "always_false", 1_000, [step("a"), step("b"), step("c")])]);
  expect(rehearse(long, order()).stoppedAt).toMatchObject({ kind: "bound" });
});

test("a route is chosen by its key; the others are skipped", () => {
  const routed = workflow([route("size", { small: [step("a")], go_on: [step("b")] }), step("c")]);
  const told = rehearse(routed, order({ size: "go_on" }));
  expect(outcomes(told)).toEqual(["size/a skipped", "size/b completed", "c completed"]);
});

test("a list that an agent is asked for, or that nobody gives, comes from the answers", () => {
  const mapped = workflow([
    step("list", { asks: ["stories"] }),
    forEach("each", "stories", [step("write", { creates: ["{{item}}.md"] })]),
  ]);
  const documents = (told: ReturnType<typeof rehearse>) => told.documents.map(({ name }) => name);
  expect(documents(rehearse(mapped, order({ stories: "login, search" })))).toEqual(["login.md", "search.md"]);
  const unasked = workflow([forEach("each", "stories", [step("write", { creates: ["{{item}}.md"] })])]);
  expect(documents(rehearse(unasked, order({ stories: "login\nsearch" })))).toEqual([
    "login.md",
    "search.md",
  ]);
  expect(rehearse(unasked, order()).stoppedAt).toMatchObject({ stepKey: "each", kind: "incident" });
});

test("branches go on while another waits for an answer", () => {
  const both = workflow([
    parallel("p", [[step("a", { condition: "user_wants_a" })], [step("b"), step("c")]]),
  ]);
  const told = rehearse(both, order());
  expect(outcomes(told)).toEqual(["p/b completed", "p/c completed"]);
  expect(told.stoppedAt).toMatchObject({ stepKey: "p/a" });
});

test("a rehearsed run keeps every promise of a real one", () => {
  const { state, events } = rehearseRun(gated, order({ "plan.decision": "revise" }));
  expect(checkInvariants(gated, state, events)).toEqual([]);
});

test("who works where somebody has to choose is the first who may, unless an answer says otherwise", () => {
  const either = workflow([step("plan", { agents: ["analyst", "pm"], creates: ["plan.md"] })]);
  const agents = (answers: RehearsalOrder["answers"]) =>
    rehearse(either, order(answers)).steps.map(({ agent, outcome }) => `${agent} ${outcome}`);
  expect(agents({})).toEqual(["analyst completed"]);
  expect(agents({ "plan.agent": "pm" })).toEqual(["pm completed"]);
});

test("a described loop is gone through as its fallback says, and trouble in it is found once", () => {
  const once = forEach("stories", "stories", [
    loop("review", { not: "left_items" }, 3, [step("look", { asks: ["left_items"] }), step("fix")]),
  ]);
  const told = rehearse(workflow([{ ...once, fallback: ["all"] }]), order({ left_items: true }));
  expect(outcomes(told)).toEqual([
    "stories[0]/review/look#1 completed",
    "stories[0]/review/fix#1 completed",
    "stories[0]/review/look#2 completed",
    "stories[0]/review/fix#2 completed",
  ]);
  expect(told.end.status).toBe("completed");
});
