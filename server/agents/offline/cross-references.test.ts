import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Outcome } from "#server/engine/agent-port";
import { createOfflineAgent } from "../offline-agent";
import { sampleTask } from "../testing/sample-task";
import { type Walk, walkWorkflow } from "../testing/walk-workflow";

const IDEA = "A web app where neighbours lend tools to each other, with reminders when something is due back";
const INPUT = { idea: IDEA, constraints: ["Personal data stays in the EU"], stack: "Elixir, PostgreSQL" };
const agent = createOfflineAgent({ sectionDelayMs: 0 });
const running = () => new AbortController().signal;
const template = (name: string) => readFileSync(`workflows/library/templates/${name}.yaml`, "utf8");

let walk: Walk;
beforeAll(async () => {
  walk = await walkWorkflow("sdlc", INPUT, agent);
});

const documentOf = (name: string) => walk.documents[name] ?? "";
const idsIn = (text: string, prefix: string) => [
  ...new Set([...text.matchAll(new RegExp(`(?<![A-Z])${prefix}\\d+`, "g"))].map((match) => match[0])),
];

async function perform(
  given: Parameters<typeof sampleTask>[0],
): Promise<Extract<Outcome, { kind: "succeeded" }>> {
  const outcome = await agent.perform(sampleTask({ input: INPUT, ...given }), () => {}, running());
  if (outcome.kind !== "succeeded") throw new Error(JSON.stringify(outcome));
  return outcome;
}

test("sdlc makes every document, and its tests fail once before they pass", () => {
  expect(walk.steps.map(({ key }) => key)).toEqual([
    "brief",
    "plan",
    "requirements",
    "design/architecture",
    "design/ux-flows",
    "implementation",
    "test-plan",
    "verify/test",
    "verify/fix",
    "verify/test",
    "deployment-plan",
    "ship",
  ]);
  const verdicts = walk.steps
    .filter(({ key }) => key === "verify/test")
    .map(({ outcome }) => outcome.findings.tests);
  expect(verdicts).toEqual(["fail", "pass"]);
});

test("every document says that it was written offline, and from what", () => {
  for (const [name, text] of Object.entries(walk.documents))
    expect([name, text]).toEqual([
      name,
      expect.stringMatching(/^# .+\n\n> Written offline, without a language model/),
    ]);
  expect(documentOf("architecture.md")).toContain("the run's input and project-plan.md, requirements.md");
});

test("no section is empty and no variable is left", () => {
  for (const [name, text] of Object.entries(walk.documents)) {
    expect([name, text.match(/_Nothing was written here\._|\{\{[^}]*\}\}|undefined|\[object/g)]).toEqual([
      name,
      null,
    ]);
  }
});

test("the documents are about the idea", () => {
  for (const text of Object.values(walk.documents)) expect(text).toContain("Tool lending");
  expect(documentOf("requirements.md")).toContain(
    "**FR1:** Neighbours can lend tools to each other. (from the idea)",
  );
  expect(documentOf("requirements.md")).toContain(
    "**NFR1:** Personal data stays in the EU. (given at the start)",
  );
  expect(documentOf("architecture.md")).toContain("Elixir, PostgreSQL (given at the start)");
});

test("every requirement is traced through architecture, implementation, tests and release", () => {
  const functional = idsIn(documentOf("requirements.md"), "FR");
  const quality = idsIn(documentOf("requirements.md"), "NFR");
  expect(functional.length).toBeGreaterThan(4);
  expect(quality.length).toBeGreaterThan(4);
  for (const name of ["architecture.md", "implementation.md", "test-plan.md", "test-report.md"]) {
    expect(idsIn(documentOf(name), "FR").sort()).toEqual([...functional].sort());
    expect(idsIn(documentOf(name), "NFR").sort()).toEqual([...quality].sort());
  }
  expect(idsIn(documentOf("deployment-log.md"), "FR").sort()).toEqual([...functional].sort());
});

test("components and goals keep their names from document to document", () => {
  const components = [...documentOf("architecture.md").matchAll(/^### (.+)$/gm)].map(
    (match) => match[1] ?? "",
  );
  expect(components.length).toBeGreaterThan(3);
  for (const name of components) {
    expect(documentOf("implementation.md")).toContain(`### ${name}\n`);
    expect(documentOf("deployment-plan.md")).toContain(`| ${name} | `);
  }
  for (const id of idsIn(documentOf("project-brief.md"), "G"))
    expect(documentOf("project-plan.md")).toContain(`| ${id}: `);
});

test("a requirement that a review withdrew is designed by nobody", async () => {
  const requirements = documentOf("requirements.md").replace(
    "- **FR4:** ",
    "- **FR4:** Withdrawn in review: ",
  );
  const { documents } = await perform({
    given: { "requirements.md": requirements },
    wanted: [{ name: "architecture.md", template: template("architecture-tmpl") }],
  });
  expect(idsIn(documents[0]?.content ?? "", "FR")).not.toContain("FR4");
});

test("a component that a person renamed keeps its new name", async () => {
  const architecture = documentOf("architecture.md").replaceAll("Tool module", "Shelf");
  const given = { "requirements.md": documentOf("requirements.md"), "architecture.md": architecture };
  const { documents } = await perform({
    given,
    wanted: [{ name: "implementation.md", template: template("implementation-tmpl") }],
  });
  expect(documents[0]?.content).toContain("### Shelf\n");
  expect(documents[0]?.content).toContain("| FR1 | Shelf | ");
  expect(documents[0]?.content).not.toContain("Tool module");
});

test("each defect is answered by its number, and the gap it named is closed", () => {
  const [first, fixed] = walk.steps
    .filter(({ key }) => /verify/.test(key))
    .map(({ outcome }) => outcome.documents[0]?.content ?? "");
  const defects = idsIn(first ?? "", "D");
  expect(defects.length).toBeGreaterThan(0);
  for (const id of defects) expect(fixed).toContain(`| ${id} | `);
  expect(fixed).toContain("## Known gaps\n\n- None known.");
  expect(documentOf("test-report.md")).toContain("| D1 | repaired |");
});

test("a requirement that a person added reaches the architecture and the tests", async () => {
  const requirements = documentOf("requirements.md").replace(
    /(- \*\*FR1:)/,
    "- **FR42:** Neighbours can print a list of their tools.\n$1",
  );
  const given = {
    "requirements.md": requirements,
    "implementation.md": documentOf("implementation.md"),
    "test-plan.md": documentOf("test-plan.md"),
  };
  const design = await perform({
    given: { "requirements.md": requirements },
    wanted: [{ name: "architecture.md", template: template("architecture-tmpl") }],
  });
  expect(design.documents[0]?.content).toContain("| FR42: Neighbours can print a list of their tools | ");
  const report = await perform({
    given,
    asks: [{ name: "tests", values: ["pass"] }],
    wanted: [{ name: "test-report.md", template: template("test-report-tmpl") }],
  });
  expect(report.findings).toEqual({ tests: "fail" });
  expect(report.documents[0]?.content).toMatch(/\| D\d+ \| FR42 \|/);
});

test("the same task gives the same documents", async () => {
  expect((await walkWorkflow("sdlc", INPUT, agent)).documents).toEqual(walk.documents);
});

test("confidence falls with what is left open and never says more than rules can know", () => {
  for (const { outcome } of walk.steps) {
    expect(outcome.confidence).toBeLessThanOrEqual(0.8);
    expect(outcome.confidence).toBeGreaterThanOrEqual(0.7);
    expect(outcome.usage).toEqual({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 });
  }
});
