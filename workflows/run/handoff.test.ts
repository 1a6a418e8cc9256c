import { expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { finishes, rejects, revises, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { Handoff } from "./handoff";
import { stepOf } from "./run-state";

const relay = workflow(
  [
    step("brief", { agent: "analyst", creates: ["brief.md"], phase: "plan" }),
    step("prd", { agent: "pm", requires: ["brief.md"], creates: ["prd.md"], phase: "plan" }),
    step("extra", { agent: "pm" }),
  ],
  { handoffPrompts: { analyst_to_pm: "Read [document], [agent]." } },
);

test("when another agent takes over, it is handed the work", () => {
  const run = given(relay, finishes("brief"));
  const [handoff] = run.view().handoffs;
  expect(handoff).toEqual({
    handoff_id: "run-h1",
    from_agent: "analyst",
    to_agent: "pm",
    run_id: "run",
    phase: "plan",
    context_ids: ["run-d1"],
    instructions: "Read brief.md, pm.",
    expected_outputs: ["prd.md"],
    priority: 3,
    metadata: { stepKey: "prd", iteration: 0 },
    created_at: run.at,
  });
  expect(Handoff.safeParse(handoff).success).toBe(true);
  expect(stepOf(run.state, "prd")?.handoffId).toBe("run-h1");
});

test("the first step and the next of the same agent need no handoff", () => {
  const run = given(relay, finishes("brief"), finishes("prd"));
  expect(run.view().handoffs).toHaveLength(1);
  expect(stepOf(run.state, "extra")?.handoffId).toBeNull();
});

test("without a prompt the instructions say who is followed and in what", () => {
  const plain = workflow([step("a"), step("b")]);
  expect(given(plain, finishes("a")).view().handoffs[0]?.instructions).toBe("Take over from a: b.");
});

test("a repeated attempt keeps its handoff", () => {
  const gated = workflow([step("a"), step("b", { gate: "after" })]);
  const run = given(gated, finishes("a"), finishes("b"), revises("b"));
  expect(run.view().handoffs).toHaveLength(1);
  expect(stepOf(run.state, "b")).toMatchObject({ attempt: 2, handoffId: "run-h1" });
});

test("work that comes back after a rejection is handed over first", () => {
  const back = workflow([
    step("a", { agent: "a" }),
    step("b", { agent: "b" }),
    step("c", { gate: "after", onReject: { kind: "goto", step: "a" } }),
  ]);
  const run = given(back, finishes("a"), finishes("b"), finishes("c"), rejects("c"));
  expect(run.view().handoffs.at(-1)).toMatchObject({ from_agent: "b", to_agent: "a", priority: 1 });
});

test("the sender's issues choose the prompt that speaks of them", () => {
  const issues = workflow(
    [step("check", { agent: "po", asks: ["po_checklist_issues"] }), step("fix", { agent: "pm" })],
    { handoffPrompts: { updated_to_pm: "All fine.", po_issues: "PO found issues with [document]." } },
  );
  const found = given(issues, finishes("check", { findings: { po_checklist_issues: true } }));
  expect(found.view().handoffs[0]?.instructions).toBe("PO found issues with [document].");
  const none = given(issues, finishes("check", { findings: { po_checklist_issues: false } }));
  expect(none.view().handoffs[0]?.instructions).toBe("All fine.");
});

test("the issues that another agent found choose nobody else's prompt", () => {
  const issues = workflow(
    [
      step("check", { agent: "po", asks: ["po_checklist_issues"] }),
      step("fix", { agent: "pm" }),
      step("code", { agent: "dev" }),
    ],
    { handoffPrompts: { updated_to_dev: "All fine.", pm_issues: "PM found issues." } },
  );
  const run = given(issues, finishes("check", { findings: { po_checklist_issues: true } }), finishes("fix"));
  expect(run.view().handoffs.at(-1)?.instructions).toBe("All fine.");
});

test("prompts are filled from what the run knows; the rest stays visible", () => {
  const talking = workflow([step("a"), step("b")], {
    handoffPrompts: {
      a_to_b:
        "Kind: {{kind}}, size: {{size}}.\n{{if big}}: It is big.\n{{if small}}: It is small.\n{{if odd}}: Odd.",
    },
  });
  const run = given(talking, starts({ input: { kind: "web", big: true, small: false } }), finishes("a"));
  expect(run.view().handoffs[0]?.instructions).toBe(
    "Kind: web, size: {{size}}.\nIt is big.\n{{if odd}}: Odd.",
  );
});
