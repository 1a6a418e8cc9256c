import { expect, test } from "vitest";
import { documentOfCriterion, isSameDocument } from "../definition/completion-criterion";
import { marker, step, workflow } from "../testing/build-workflow";
import { answers, finishes } from "../testing/moves";
import { given } from "../testing/scenario";

const steps = [
  step("draft", { creates: ["docs/draft.md"] }),
  step("final", { creates: ["final.md"], condition: "user_wants_it" }),
  marker("end", "end"),
];
const withCriteria = (...completionCriteria: string[]) => workflow(steps, { completionCriteria });

test.each([
  ["final.md exists", "final.md"],
  ["`final.md` exists.", "final.md"],
  ["docs/prd.md is complete", "docs/prd.md"],
  ["final_screenplay exists", "final_screenplay"],
  ["final.md", "final.md"],
  ["All chapters are finished", null],
  ["Everybody is happy", null],
])("%s speaks of %s", (text, document) => expect(documentOfCriterion(text)).toBe(document));

test("a document is the same in another folder and without its extension", () => {
  expect(isSameDocument("draft.md", "docs/draft.md")).toBe(true);
  expect(isSameDocument("draft", "docs/draft.md")).toBe(true);
  expect(isSameDocument("draft.md", "draft.txt")).toBe(false);
});

test("a run that made what its workflow has to end with is completed", () => {
  const run = given(withCriteria("final.md exists", "draft exists"), finishes("draft"));
  run.when(answers("final", true), finishes("final")).thenSees({ run: "completed" });
});

test("a run that did not make it is failed, and says what is missing", () => {
  const run = given(withCriteria("final.md exists"), finishes("draft"), answers("final", false));
  run.thenSees({ run: "failed" });
  expect(run.state.standing).toMatchObject({
    because: { code: "criteria-unmet", sentence: expect.stringContaining("has to end with final.md") },
  });
});

test("any document that its step made will do, and one of another step will not", () => {
  const folder = workflow([step("draft", { creates: ["docs/"] }), step("other", { creates: ["notes.md"] })], {
    completionCriteria: ["docs exists"],
  });
  given(folder, finishes("draft", { documents: ["docs/one.md"] }), finishes("other")).thenSees({
    run: "completed",
  });
});

test("what no program can check is left to a person, and what no step makes to nobody", () => {
  const run = given(withCriteria("Everybody is happy.", "other.md exists"), finishes("draft"));
  run.when(answers("final", false)).thenSees({ run: "completed" });
  expect(run.state.standing).toMatchObject({
    sentence: expect.stringContaining("For a person to check: Everybody is happy."),
  });
});
