import { describe, expect, test } from "vitest";
import { stepsIn } from "../definition/walk-nodes";
import { keysOf, nodesOf, stepOf } from "./testing/read-sample";

describe("the key of a step", () => {
  test.each([
    ["its id", "- { id: My_id.1, step: label, agent: dev, creates: x.md }", "My_id.1"],
    ["its label", "- { step: concept_definition, agent: dev, creates: x.md }", "concept_definition"],
    ["its title", "- { title: Build & ship it!, agent: dev, creates: x.md }", "build-ship-it"],
    ["what it creates", "- { agent: dev, action: write, creates: docs/Front-End Spec.md }", "front-end-spec"],
    ["the folder it creates", "- { agent: dev, creates: prototype-stories/ }", "prototype-stories"],
    ["what it updates", "- { agent: dev, updates: prd.md (if needed) }", "update-prd"],
    ["what it validates", "- { agent: dev, validates: all_artifacts }", "validate-all_artifacts"],
    ["its action", "- { agent: dev, action: shard documents }", "shard-documents"],
    ["its agent", "- { agent: dev }", "dev"],
    ["the one key that it stands below", "- review: { agent: qa, creates: x.md }", "review"],
    ["a label in any script", "- { step: Über größe 计划, agent: dev }", "über-größe-计划"],
    [
      "a description of what it creates",
      "- { agent: dev, creates: multiple documents per the template }",
      "multiple-documents-per-the-template",
    ],
  ])("comes from %s", (_, steps, key) => expect(stepOf(steps).key).toBe(key));

  test("is made unique, and leaves explicit ids alone", () => {
    expect(
      keysOf(
        "- { agent: dev, creates: a.md }\n- { agent: qa, creates: a.md }\n- { agent: qa, creates: a.md }",
      ),
    ).toEqual(["a", "a-2", "a-3"]);
    expect(keysOf("- { agent: dev, creates: a.md }\n- { id: a, agent: qa }")).toEqual(["a-2", "a"]);
  });

  test("does not change when a step is added elsewhere", () => {
    const steps = [
      "- { agent: dev, creates: a.md }",
      "- { step: two, agent: qa }",
      "- { agent: pm, updates: a.md }",
    ];
    const before = keysOf(steps.join("\n"));
    const after = keysOf(
      [...steps.slice(0, 1), "- { agent: po, creates: new.md }", ...steps.slice(1)].join("\n"),
    );
    expect(after.filter((key) => key !== "new")).toEqual(before);
  });
});

describe("agents", () => {
  const agentsOf = (agent: string) => {
    const { agents, anyAgent } = stepOf(`- { agent: ${agent}, action: work }`);
    return { agents, anyAgent };
  };

  test("one, either of two, or whoever owns the document", () => {
    expect(agentsOf("dev")).toEqual({ agents: ["dev"], anyAgent: false });
    expect(agentsOf("analyst/pm")).toEqual({ agents: ["analyst", "pm"], anyAgent: false });
    expect(agentsOf("[analyst, pm, analyst]")).toEqual({ agents: ["analyst", "pm"], anyAgent: false });
    expect(agentsOf("'@qa'")).toEqual({ agents: ["qa"], anyAgent: false });
    expect(agentsOf("various")).toEqual({ agents: [], anyAgent: true });
  });

  test("optional steps are offered to the step's agent before it, under its condition", () => {
    const [first, second, main] = stepsIn(
      nodesOf(
        "- { agent: a/b, creates: x.md, phase: plan, gate: after, condition: c, optional_steps: [brain_storm, Two words] }",
      ),
    );
    expect(first).toMatchObject({
      key: "x/brain_storm",
      label: "Brain storm",
      action: "brain_storm",
      optional: true,
      outputs: [],
      agents: ["a", "b"],
      phase: "plan",
      gate: null,
      conditionText: "c",
    });
    expect(second?.key).toBe("x/two-words");
    expect(main).toMatchObject({ key: "x", optional: false, gate: "after" });
  });
});

describe("rules of a step", () => {
  test("have defaults", () => {
    expect(stepOf("- { agent: dev }")).toMatchObject({
      gate: null,
      role: null,
      approvals: 1,
      onReject: { kind: "continue" },
      retry: { attempts: 3, backoffMs: 1_000 },
      timeoutMs: 600_000,
      effect: "pure",
      weight: 1,
      optional: false,
      repeat: null,
      template: null,
    });
  });

  test("can all be set", () => {
    const step = stepOf(
      `- { id: plan, agent: pm }
- { id: ship, agent: ops, gate: both, approvals: 2, role: owner, on_reject: { goto: plan }, retry: { attempts: 5, backoff: 250ms },
    timeout: 1.5h, effect: unsafe, weight: 3, template: ship-tmpl, repeats: for_each_epic }`,
      "ship",
    );
    expect(step).toMatchObject({
      gate: "both",
      role: "owner",
      approvals: 2,
      onReject: { kind: "goto", step: "plan" },
      retry: { attempts: 5, backoffMs: 250 },
      timeoutMs: 5_400_000,
      effect: "unsafe",
      weight: 3,
      template: "ship-tmpl",
      repeat: "for_each_epic",
    });
    expect(step.extra).toEqual({});
  });

  test("a note that begins with HITL REQUIRED is a gate, unless one is given", () => {
    expect(stepOf("- { agent: dev, notes: 'HITL REQUIRED: look at it' }").gate).toBe("after");
    expect(stepOf("- { agent: dev, notes: '**HITL REQUIRED** look' }").gate).toBe("after");
    expect(stepOf("- { agent: dev, notes: 'No HITL REQUIRED' }").gate).toBeNull();
    expect(stepOf("- { agent: dev, gate: before, notes: 'HITL REQUIRED' }").gate).toBe("before");
  });

  test("goto finds a step beside it, anywhere by its last part, or the first of a block", () => {
    const target = (steps: string) =>
      stepsIn(nodesOf(steps))
        .map(({ onReject }) => onReject)
        .find(({ kind }) => kind === "goto");
    expect(
      target(
        "- { id: a, agent: x }\n- parallel:\n    - [{ id: a, agent: x }, { agent: y, on_reject: { goto: a } }]",
      ),
    ).toMatchObject({ step: "parallel-1/a" });
    expect(
      target("- parallel: [{ id: deep, agent: x }]\n- { agent: y, on_reject: { goto: deep } }"),
    ).toMatchObject({ step: "parallel-1/deep" });
    expect(
      target(
        "- { id: b, loop: { until: done, max: 2, steps: [{ id: c, agent: x }] } }\n- { agent: y, on_reject: { goto: b } }",
      ),
    ).toMatchObject({ step: "b/c" });
  });
});
