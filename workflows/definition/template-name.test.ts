import { expect, test } from "vitest";
import { parseWorkflow } from "../dialects/parse-workflow";
import { workflowWith } from "../dialects/testing/marked-source";
import { findTemplateName } from "./template-name";
import { stepsIn } from "./walk-nodes";

const TEMPLATES = [
  { stem: "prd-tmpl", id: "prd-template-v2", filename: "prd.md" },
  { stem: "game-prd-tmpl", id: "game-prd-template", filename: "prd.md" },
  { stem: "brief-tmpl", id: "brief-template", filename: "project-brief.md" },
  { stem: "story-tmpl", id: "story-template", filename: "" },
];

function find(step: string, document: string, agentTemplates: string[] = []): string | undefined {
  const { definition } = parseWorkflow({ file: "x.yaml", pack: "test", source: workflowWith(`- ${step}`) });
  const [node] = stepsIn(definition?.sequences[0]?.nodes ?? []);
  return node && findTemplateName(node, document, agentTemplates, TEMPLATES)?.stem;
}

test.each([
  [
    "its template",
    "{ agent: a, creates: x.md, template: prd-tmpl.yaml, uses: story-tmpl }",
    "x.md",
    "prd-tmpl",
  ],
  [
    "what it uses",
    "{ agent: a, creates: prd.md, uses: templates/game-prd-tmpl.yaml }",
    "prd.md",
    "game-prd-tmpl",
  ],
  [
    "what it uses, by the id inside",
    "{ agent: a, creates: x.md, uses: story-template }",
    "x.md",
    "story-tmpl",
  ],
  [
    "the task it uses",
    "{ agent: a, creates: x.md, uses: create-doc prd OR create-story }",
    "x.md",
    "prd-tmpl",
  ],
  [
    "its notes",
    "{ agent: a, creates: prd.md, notes: 'Written using game-prd-tmpl. Save it.' }",
    "prd.md",
    "game-prd-tmpl",
  ],
  ["its document's name", "{ agent: a, creates: docs/story.md }", "docs/story.md", "story-tmpl"],
  [
    "the template that produces the file",
    "{ agent: a, creates: project-brief.md }",
    "project-brief.md",
    "brief-tmpl",
  ],
])("a step's template is told by %s", (_, step, document, stem) => expect(find(step, document)).toBe(stem));

test("an agent's template counts only when it fits the document", () => {
  expect(find("{ agent: a, creates: my-brief.md }", "my-brief.md", ["prd-tmpl", "brief-tmpl"])).toBe(
    "brief-tmpl",
  );
  expect(find("{ agent: a, creates: sharded_docs }", "sharded_docs", ["story-tmpl"])).toBeUndefined();
});

test("of several documents each gets the template that fits it", () => {
  const step = "{ agent: a, creates: [prd.md, notes.md], uses: [story-tmpl, prd-tmpl] }";
  expect(find(step, "prd.md")).toBe("prd-tmpl");
  expect(find(step, "notes.md")).toBeUndefined();
});
