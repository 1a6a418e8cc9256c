import { describe, expect, test } from "vitest";
import { step, workflow } from "../testing/build-workflow";
import { amends, approves, finishes, rejects, revises, starts } from "../testing/moves";
import { given } from "../testing/scenario";
import { stepOf } from "./run-state";
import type { ElicitedPoint, Remark, SectionChoice } from "./signals";

const options = [
  { value: "proceed", label: "Proceed" },
  { value: "feedback", label: "Give feedback" },
  { value: "1", label: "Stress test the assumptions" },
];
const point = (id: string): ElicitedPoint => ({
  document: "brief.md",
  path: `document/${id}`,
  title: id.toUpperCase(),
  instruction: "Ask who.",
  options,
});
const elicits = [point("users"), point("risks")];
const brief = step("brief", { creates: ["brief.md"] });
const definition = workflow([brief, step("plan")]);

describe("a template that wants a person heard", () => {
  test("has its document approved, with the places listed, at any oversight", () => {
    const run = given(definition, finishes("brief", { elicits }));
    run.thenSees({ run: "paused: approval", steps: { brief: "reviewing" } });
    expect(Object.values(run.state.approvals)).toMatchObject([
      { kind: "result", topic: "elicitation", question: "Approve brief.md?", elicitation: elicits },
    ]);
    const sections: SectionChoice[] = [{ path: "document/users", choice: "proceed", text: "" }];
    run.when(approves("brief", { sections })).thenSees({ steps: { brief: "completed", plan: "queued" } });
    expect(Object.values(run.state.approvals)[0]?.decision?.sections).toEqual(sections);
  });

  test("is asked nothing when the launcher wants nobody asked", () => {
    const run = given(definition, starts({ unanswered: "no" }), finishes("brief", { elicits }));
    run.thenSees({ steps: { brief: "completed" } });
  });

  test("adds its places to the request of the step's own gate, and no request of its own", () => {
    const gated = workflow([{ ...brief, gate: "after" }, step("plan")]);
    const run = given(gated, finishes("brief", { elicits }));
    expect(Object.values(run.state.approvals)).toMatchObject([{ topic: null, elicitation: elicits }]);
    run.when(approves("brief")).thenSees({ steps: { brief: "completed", plan: "queued" } });
  });

  test("takes only choices that it offers, for places that it lists", () => {
    const run = given(definition, finishes("brief", { elicits }));
    for (const [path, choice] of [
      ["document/users", "9"],
      ["document/moon", "proceed"],
    ] as const) {
      run.thenRefuses(
        approves("brief", { sections: [{ path, choice, text: "" }] }),
        "bad-input",
        /no choice/,
      );
    }
  });

  test("is not approved or amended over a wish that nobody would hear", () => {
    const run = given(definition, finishes("brief", { elicits }));
    const sections: SectionChoice[] = [
      { path: "document/users", choice: "proceed", text: "" },
      { path: "document/risks", choice: "feedback", text: "Name three." },
    ];
    run.thenRefuses(approves("brief", { sections }), "bad-input", /in the section "RISKS". Request changes/);
    run.thenRefuses(amends("brief", "brief.md", { sections }), "bad-input", /in the section "RISKS"/);
    run.when(revises("brief", { comment: "", sections })).thenSees({ steps: { brief: "queued" } });
  });

  test("gives the agent what was wished for, section by section", () => {
    const run = given(definition, finishes("brief", { elicits }));
    const sections: SectionChoice[] = [
      { path: "document/users", choice: "1", text: "for schools" },
      { path: "document/risks", choice: "feedback", text: "Name three." },
    ];
    run.when(revises("brief", { comment: "", sections })).thenSees({ steps: { brief: "queued" } });
    expect(stepOf(run.state, "brief")?.feedback).toEqual([
      {
        by: "Bob",
        comment:
          '- Section "USERS": Stress test the assumptions: for schools\n- Section "RISKS": Name three.',
      },
    ]);
  });
});

describe("remarks on passages", () => {
  const remark: Remark = {
    quote: "fast",
    start: 10,
    end: 14,
    section: "Goals",
    text: "How fast?",
    suggestion: "within 2 s",
  };
  const asked = () => given(definition, finishes("brief", { elicits }));

  test("reach the agent that tries again, below the comment", () => {
    const run = asked().when(revises("brief", { comment: "Nearly.", remarks: [remark] }));
    expect(stepOf(run.state, "brief")?.feedback).toMatchObject([
      { comment: 'Nearly.\n- On "fast" (Goals): How fast? Write instead: "within 2 s"' },
    ]);
    const decided = run.last.events.find(({ type }) => type === "approval.decided");
    expect(decided?.data).toMatchObject({ remarks: [remark], comment: "Nearly." });
  });

  test("say enough to request changes, but not to reject", () => {
    const run = asked();
    run.thenRefuses(revises("brief", { comment: " " }), "comment-required");
    run.thenRefuses(rejects("brief", { comment: " ", remarks: [remark] }), "comment-required");
    const onlyProceeds = [{ path: "document/users", choice: "proceed", text: "" }];
    run.thenRefuses(revises("brief", { comment: "", sections: onlyProceeds }), "comment-required");
    run.when(revises("brief", { comment: "", remarks: [remark] })).thenSees({ steps: { brief: "queued" } });
  });
});
