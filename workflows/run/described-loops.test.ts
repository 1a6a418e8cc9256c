import { expect, test } from "vitest";
import { readSample } from "../dialects/testing/read-sample";
import { answers, finishes, type Move, retries, starts } from "../testing/moves";
import { given } from "../testing/scenario";

// Loops that files only describe (formats.md 2.3), as runs go through them.

const project = readSample(`workflow:
  id: project
  sequence:
    - { agent: po, validates: all_artifacts }
    - { agent: various, updates: any_flagged_documents, condition: po_checklist_issues }
    - { agent: po, creates: sharded_docs }
    - { agent: sm, creates: story.md, requires: sharded_docs, repeats: for_each_epic }
    - { agent: dev, creates: code, requires: story.md }
    - { agent: qa, action: review, updates: code, requires: code, optional: true }
    - { agent: dev, id: fix, updates: code, condition: qa_left_unchecked_items }
    - step: repeat_development_cycle
    - { agent: po, creates: retrospective.md, condition: epic_complete }
`);
const VALIDATE = "validation/validate-all_artifacts";
const FIX = "validation/update-any_flagged_documents";
const review = (item: number) => `stories[${item}]/review/update-code`;
const fix = (item: number) => `stories[${item}]/review/fix`;

const validated = finishes(VALIDATE, { findings: { po_checklist_issues: false } });
const sharded = (stories: string[]) => finishes("sharded_docs", { findings: { stories } });
const launched = (...moves: Move[]) => given(project, starts({ answers: { "update-code": true } }), ...moves);
const written = (item: number) => [finishes(`stories[${item}]/story`), finishes(`stories[${item}]/code`)];
const reviewed = (item: number, isLeft: boolean) =>
  finishes(review(item), { findings: { qa_left_unchecked_items: isLeft } });

test("a checklist with issues is gone through again after the repair", () => {
  const found = finishes(VALIDATE, { findings: { po_checklist_issues: true } });
  const run = launched(found).thenSees({ steps: { [FIX]: "asking" }, run: "paused: approval" });
  run.when(answers(FIX, "po"), finishes(FIX)).thenSees({ steps: { [VALIDATE]: "queued" } });
  run.when(validated).thenSees({ steps: { [FIX]: "skipped", sharded_docs: "queued" } });
});

test("each story is done by itself, with documents of its own", () => {
  const run = launched(validated, sharded(["Login", "Search"]), ...written(0), reviewed(0, false));
  run.thenSees({
    steps: {
      [fix(0)]: "skipped",
      "stories[0]/repeat_development_cycle": "completed",
      "stories[1]/story": "queued",
    },
  });
  run.when(...written(1));
  expect(new Set(run.view().artifacts.map(({ name }) => name))).toEqual(
    new Set(["sharded_docs", "stories/1/story.md", "stories/1/code", "stories/2/story.md", "stories/2/code"]),
  );
});

test("what a review found in one story says nothing of the next", () => {
  const run = launched(validated, sharded(["Login", "Search"]), ...written(0), reviewed(0, true));
  run.thenSees({ steps: { [fix(0)]: "queued" } }).when(finishes(fix(0)), reviewed(0, false), ...written(1));
  run.when(reviewed(1, true)).thenSees({ steps: { [fix(1)]: "queued" } });
});

test("an answer of a person in one story does not stand in the next", () => {
  const run = launched(validated, sharded(["Login", "Search"]), ...written(0), finishes(review(0)));
  run.thenSees({ run: "paused: approval" }).when(answers(fix(0), false), ...written(1), reviewed(1, true));
  run.thenSees({ steps: { [fix(1)]: "queued" } });
});

test("at the bound of a review a person decides", () => {
  const round = [reviewed(0, true), finishes(fix(0))];
  const run = launched(validated, sharded(["Login"]), ...written(0), ...round, ...round, ...round);
  run.thenSees({ run: "paused: approval", blocks: { "stories[0]/review": "waiting_for_hitl" } });
  run.when(answers("stories[0]/review", "go-on")).thenSees({ steps: { retrospective: "queued" } });
});

test("a review that nobody wants asks for nothing to be repaired", () => {
  const run = given(project, starts({ answers: { "update-code": false } }), validated, sharded(["Login"]));
  run.when(...written(0)).thenSees({
    steps: { [review(0)]: "skipped", [fix(0)]: "skipped", retrospective: "queued" },
  });
  expect(run.view().steps.find(({ stepKey }) => stepKey === fix(0))?.reason).toEqual({
    code: "nothing-checked",
    sentence: '"Review" was not done, so there is nothing to repair.',
  });
});

test("what an agent wrote as text is a list of its lines", () => {
  const text = finishes("sharded_docs", { findings: { stories: "- Login\n2. Search\n\nPay" } });
  expect(launched(validated, text).state.begun.stories).toEqual(["Login", "Search", "Pay"]);
});

test("stories that no agent names are asked of a person, who names them or goes through once", () => {
  const asked = () => launched(validated, sharded([])).thenSees({ run: "paused: incident" });
  expect(asked().when(retries("stories")).state.begun.stories).toEqual(["every story"]);
  expect(asked().when(retries("stories", { input: "Login\nSearch" })).state.begun.stories).toEqual([
    "Login",
    "Search",
  ]);
});

test("stories that no agent names are gone through once when nobody is to be asked", () => {
  const run = given(project, starts({ unanswered: "no" }), validated, finishes("sharded_docs"));
  expect(run.state.begun.stories).toEqual(["every story"]);
});

test("the epic is complete when all stories are", () => {
  const run = launched(validated, sharded(["Login", "Search"]), ...written(0), reviewed(0, false));
  run.when(...written(1), reviewed(1, false)).thenSees({ steps: { retrospective: "queued" } });
});

test("a standing answer counts for a step of every story by its name or its key", () => {
  for (const name of ["update-code", "stories/review/update-code"]) {
    const run = given(project, starts({ answers: { [name]: true } }), validated, sharded(["Login"]));
    run.when(...written(0)).thenSees({ steps: { [review(0)]: "queued" } });
  }
});
