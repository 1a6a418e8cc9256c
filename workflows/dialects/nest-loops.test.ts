import { describe, expect, test } from "vitest";
import type { Node } from "../definition/definition";
import { nodesIn, stepsIn } from "../definition/walk-nodes";
import { keysOf, nodesOf } from "./testing/read-sample";

const STORY = `- { agent: po, creates: sharded_docs }
- { agent: sm, creates: story.md, requires: sharded_docs, repeats: for_each_epic, action: write_story }
- { agent: pm, updates: story.md, requires: story.md, optional: true }
- { agent: dev, creates: code, requires: story.md }
- { agent: qa, action: review, updates: code, requires: code, optional: true }
- { agent: dev, updates: code, condition: qa_left_unchecked_items }
- step: repeat_development_cycle
- { agent: po, creates: retrospective.md, requires: sharded_docs }`;

function blocksOf(steps: string): Node[] {
  return nodesIn(nodesOf(steps)).filter(({ kind }) => kind !== "step");
}

describe("a check and its repair", () => {
  test("go round until nothing is found, at most three times", () => {
    const [loop] = nodesOf(
      "- { agent: po, validates: all_artifacts }\n- { agent: various, updates: any_flagged_documents, condition: po_checklist_issues }",
    );
    expect(loop).toMatchObject({
      kind: "loop",
      key: "validation",
      until: { kind: "not", of: { kind: "fact", name: "po_checklist_issues" } },
      untilText: "not po_checklist_issues",
      max: 3,
      check: "validation/validate-all_artifacts",
      nodes: [
        { key: "validation/validate-all_artifacts", asks: ["po_checklist_issues"] },
        { key: "validation/update-any_flagged_documents", anyAgent: true },
      ],
    });
  });

  test.each([
    [
      "several repairs under one condition",
      "- { agent: po, validates: x }\n- { agent: pm, updates: a.md, condition: issues_found }\n- { agent: dev, updates: b.md, condition: issues_found }",
      3,
    ],
    [
      "a review and its repair of the same document",
      "- { agent: dev, creates: code }\n- { agent: lead, action: review code, requires: code }\n- { agent: dev, updates: code, condition: review_feedback_open }",
      2,
    ],
    [
      "optional steps that prepare them",
      "- { agent: po, validates: x, optional_steps: [think] }\n- { agent: various, condition: checklist_issues, optional_steps: [ask] }",
      4,
    ],
  ])("%s are one loop", (_, steps, size) => {
    const [loop, ...others] = blocksOf(steps);
    expect(others).toEqual([]);
    expect(loop?.kind === "loop" && loop.nodes.length).toBe(size);
  });

  test.each([
    [
      "a condition that a person answers",
      "- { agent: po, validates: x }\n- { agent: various, condition: user_wants_fixes }",
    ],
    [
      "a condition that an input answers",
      "- { agent: po, validates: x }\n- { agent: various, condition: context.issues }",
    ],
    [
      "another step between",
      "- { agent: po, validates: x }\n- { agent: dev, action: build }\n- { agent: various, condition: po_checklist_issues }",
    ],
    [
      "a document that is made, not repaired",
      "- { agent: analyst, action: check docs }\n- { agent: architect, creates: a.md, condition: documentation_missing }",
    ],
    [
      "a change of something else",
      "- { agent: architect, creates: a.md }\n- { agent: pm, updates: prd.md, condition: architecture_suggests_prd_changes }",
    ],
    ["no condition", "- { agent: po, validates: x }\n- { agent: various, updates: x }"],
    [
      "a loop of the author's",
      "- loop: { until: { not: checklist_issues }, max: 9, steps: [{ agent: po, validates: x }, { agent: various, condition: checklist_issues }] }",
    ],
  ])("are none with %s", (_, steps) => {
    expect(keysOf(steps).filter((key) => key.startsWith("validation") || key.startsWith("review"))).toEqual(
      [],
    );
  });
});

describe("the story loop", () => {
  test("maps the stories that the step before names, one after the other, each with documents of its own", () => {
    const [shard, map, after] = nodesOf(STORY);
    expect(shard).toMatchObject({ asks: ["stories"] });
    expect(map).toMatchObject({
      kind: "forEach",
      key: "stories",
      list: "stories",
      as: "story",
      concurrency: 1,
    });
    expect(after).toMatchObject({
      key: "retrospective",
      inputs: [{ name: "sharded_docs", symbolic: false }],
    });
    expect(
      stepsIn(map ? [map] : []).map(({ key, action, outputs }) => [key, action, outputs[0]?.name]),
    ).toEqual([
      ["stories/story", "write_story: {{story}}", "stories/{{index}}/story.md"],
      ["stories/update-story", "Update story.md: {{story}}", "stories/{{index}}/story.md"],
      ["stories/code", "Create code: {{story}}", "stories/{{index}}/code"],
      ["stories/review/update-code", "review: {{story}}", "stories/{{index}}/code"],
      ["stories/review/update-code-2", "Update code: {{story}}", "stories/{{index}}/code"],
      ["stories/repeat_development_cycle", null, undefined],
    ]);
  });

  test("has the review loop inside, with its check", () => {
    expect(blocksOf(STORY).map(({ key }) => key)).toEqual(["stories", "stories/review"]);
    expect(blocksOf(STORY)[1]).toMatchObject({ check: "stories/review/update-code" });
  });

  test("keeps the name of a document that others need", () => {
    const map = nodesOf(STORY.replace(/requires: sharded_docs }$/, "requires: code }"))[1];
    const names = stepsIn(map ? [map] : []).flatMap(({ outputs }) => outputs.map(({ name }) => name));
    expect(new Set(names)).toEqual(new Set(["stories/{{index}}/story.md", "code"]));
  });

  test.each([
    ["for_each_module", "module.md", "modules", "module"],
    ["for_each_epic_or_enhancement", "part.md", "epics", "epic"],
    ["for each class", "x.md", "classes", "class"],
    ["for_each_!", "x.md", "items", "item"],
    ["for_each_epic", "user-story.md", "stories", "story"],
  ])("of %s with %s goes through %s", (repeats, document, list, as) => {
    const steps = `- { agent: pm, action: plan }\n- { agent: sm, creates: ${document}, repeats: "${repeats}" }\n- step: repeat_cycle`;
    expect(nodesOf(steps)[1]).toMatchObject({ kind: "forEach", list, as, fallback: [`every ${as}`] });
  });

  test("two cycles are two maps, and a cycle without a beginning or an end is none", () => {
    const cycle = (name: string) =>
      `- { agent: sm, creates: ${name}.md, repeats: for_each_${name} }\n- step: repeat_${name}s\n`;
    expect(blocksOf(cycle("chapter") + cycle("scene")).map(({ key }) => key)).toEqual(["chapters", "scenes"]);
    expect(blocksOf("- { agent: sm, creates: a.md, repeats: for_each_epic }\n- { agent: dev }")).toEqual([]);
    expect(blocksOf("- { agent: sm, creates: a.md }\n- step: repeat_development_cycle")).toEqual([]);
  });

  test("stays a list of steps when a way back from outside leads into it", () => {
    const back = `${STORY}\n- { id: ship, agent: dev, gate: before, on_reject: { goto: story } }`;
    expect(blocksOf(back).map(({ kind }) => kind)).toEqual(["loop"]);
  });

  test("takes its ways back with it", () => {
    const inside = STORY.replace("creates: code,", "creates: code, gate: after, on_reject: { goto: story },");
    const rules = nodesIn(nodesOf(inside)).flatMap((node) => (node.kind === "step" ? [node.onReject] : []));
    expect(rules).toContainEqual({ kind: "goto", step: "stories/story" });
  });

  test("is found on a route too, and named anew where its name is taken", () => {
    const route = `- { id: stories, agent: pm }\n- step: way\n  routes:\n    long: [${STORY.split("\n")
      .slice(1, 7)
      .map((line) => (line.includes("{") ? line.slice(2) : `{ ${line.slice(2)} }`))
      .join(", ")}]`;
    expect(blocksOf(route).map(({ key }) => key)).toEqual(["way", "way/stories", "way/stories/review"]);
    expect(blocksOf(`- { id: stories, agent: pm }\n${STORY}`)[0]?.key).toBe("stories-2");
  });
});
