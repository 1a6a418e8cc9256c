import { expect, test } from "vitest";
import { parseTemplate } from "#workflows/documents/parse-template";
import type { TemplateSection } from "#workflows/documents/template";
import { loadTemplates } from "#workflows/documents/testing/load-templates";
import { createOfflineAgent } from "../offline-agent";
import { sampleTask } from "../testing/sample-task";
import { walkWorkflow } from "../testing/walk-workflow";
import { findWriter } from "./find-writer";
import { writeDocument } from "./write-document";

const agent = createOfflineAgent({ sectionDelayMs: 0 });
const ours = loadTemplates("own", ["workflows/library"]);
const foreign = loadTemplates("bmad-method", ["bmad-core", "expansion-packs"]);

function leavesOf(sections: TemplateSection[]): TemplateSection[] {
  return sections.flatMap((section) =>
    section.sections.length > 0 && section.template === null ? leavesOf(section.sections) : [section],
  );
}

test.each(ours)("$file has a writer for each of its sections", ({ file, source }) => {
  const { template } = parseTemplate({ file, pack: "own", source });
  const orphans = leavesOf(template?.sections ?? []).filter(
    (section) => findWriter(section, `document/${section.id}`) === null,
  );
  expect(orphans.map(({ id }) => id)).toEqual([]);
});

test("a requirements document reads like this", async () => {
  const idea = "An API that converts invoices from PDF to structured data and flags duplicates";
  const walk = await walkWorkflow("sdlc", { idea, constraints: ["No invoice leaves our network"] }, agent);
  await expect(walk.documents["requirements.md"]).toMatchFileSnapshot("./golden/requirements.md");
});

test("a decision record reads like this", async () => {
  const input = {
    question: "Should we keep session data in the database or in a separate cache?",
    options: ["Keep it in PostgreSQL", "Use a separate cache"],
    criteria: ["Time to recover after a crash", "Cost of running it"],
    deciders: "Ann and Ben",
    reversible: false,
  };
  const walk = await walkWorkflow("decision-record", input, agent);
  await expect(walk.documents["decision-record.md"]).toMatchFileSnapshot("./golden/decision-record.md");
});

test.each([
  ["decision-record", { question: "Which database?", options: ["A", "B"] }, 5],
  [
    "bug-triage",
    {
      report: "After I press Save twice, the order shows the old address.",
      severity: "critical",
      area: "Checkout",
    },
    6,
  ],
] as const)("%s fills every section of every document", async (id, input, count) => {
  const walk = await walkWorkflow(id, { ...input } as Record<string, string>, agent);
  expect(Object.keys(walk.documents)).toHaveLength(count);
  for (const [name, text] of Object.entries(walk.documents)) {
    expect([name, text.match(/_Nothing was written here\._|\{\{[^}]*\}\}|undefined|\[object/g)]).toEqual([
      name,
      null,
    ]);
  }
});

test.each(foreign)("the foreign $file is filled with every one of its top headings", ({ file, source }) => {
  const wanted = { name: "doc.md", optional: false, previous: null, template: source };
  const { content } = writeDocument(
    sampleTask({ input: { idea: "A web app where neighbours lend tools" }, wanted: [wanted] }),
    wanted,
  );
  const { template } = parseTemplate({ file, pack: "foreign", source });
  const titles = (template?.sections ?? []).filter(
    ({ condition, title }) => condition === null && title !== null && !title.includes("{"),
  );
  for (const { title } of titles) expect(content.replaceAll("\\", "")).toContain(`## ${title}`);
  expect(content).not.toMatch(/undefined|\[object/);
});
