import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Outcome } from "#server/engine/agent-port";
import { createOfflineAgent } from "./offline-agent";
import { sampleTask } from "./testing/sample-task";

const IDEA = "A web app where neighbours lend tools to each other, with reminders when something is due back";
const INPUT = { idea: IDEA };
const agent = createOfflineAgent({ sectionDelayMs: 0 });
const running = () => new AbortController().signal;
const template = (name: string) => readFileSync(`workflows/library/templates/${name}.yaml`, "utf8");

const briefTask = () =>
  sampleTask({
    input: INPUT,
    wanted: [{ name: "project-brief.md", template: template("project-brief-tmpl") }],
  });

async function perform(
  given: Parameters<typeof sampleTask>[0],
): Promise<Extract<Outcome, { kind: "succeeded" }>> {
  const outcome = await agent.perform(sampleTask({ input: INPUT, ...given }), () => {}, running());
  if (outcome.kind !== "succeeded") throw new Error(JSON.stringify(outcome));
  return outcome;
}

test("a task without documents says what it read and found", async () => {
  const texts: string[] = [];
  const given = { "prd.md": "# PRD\n\n- **FR1:** One.\n", "architecture.md": "# A\n\nFR7 matters.\n" };
  const outcome = await agent.perform(sampleTask({ given }), (text) => texts.push(text), running());
  expect(texts.join("")).toBe(
    "Read prd.md and architecture.md: architecture.md mentions FR7, which prd.md does not have.",
  );
  expect(outcome).toMatchObject({ kind: "succeeded", documents: [], summary: texts.join("") });
});

test("what is written on the way is the document", async () => {
  const texts: string[] = [];
  const task = sampleTask({
    input: INPUT,
    wanted: [{ name: "project-brief.md", template: template("project-brief-tmpl") }],
  });
  const outcome = await agent.perform(task, (text) => texts.push(text), running());
  expect(texts.join("")).toBe(outcome.kind === "succeeded" && outcome.documents[0]?.content);
  expect(texts.length).toBeGreaterThan(10);
});

test("an abort ends it before the next section", async () => {
  const stop = new AbortController();
  const texts: string[] = [];
  const write = (text: string) => texts.push(text) === 2 && stop.abort(new Error("cancelled"));
  await expect(agent.perform(briefTask(), write, stop.signal)).rejects.toThrow("cancelled");
  expect(texts).toHaveLength(2);
});

test("an abort does not wait for the delay of a section", async () => {
  const stop = new AbortController();
  const outcome = createOfflineAgent({ sectionDelayMs: 600_000 }).perform(briefTask(), () => {}, stop.signal);
  stop.abort(new Error("cancelled"));
  await expect(outcome).rejects.toThrow("cancelled");
});

test("a review is answered in the text that was reviewed", async () => {
  const wanted = { name: "requirements.md", template: template("requirements-tmpl") };
  const previous = (await perform({ wanted: [wanted] })).documents[0]?.content ?? "";
  const feedback = [{ by: "Ann", comment: "Add a requirement that neighbours can export their tools." }];
  const { documents } = await perform({
    feedback,
    wanted: [{ name: "requirements.md", previous, template: template("requirements-tmpl") }],
  });
  const text = documents[0]?.content ?? "";
  expect(text).toContain("Neighbours can export their tools (asked for in review by Ann).");
  expect(text).toContain("## Changes made in answer to review");
  expect(text.slice(0, 2_000)).toContain(previous.slice(0, 500));
});

test("only findings that the documents answer are given", async () => {
  const asks = [
    "user_wants_changes",
    "epic_complete",
    "po_checklist_issues",
    "architecture_suggests_prd_changes",
  ].map((name) => ({ name, values: [] }));
  expect((await perform({ asks })).findings).toEqual({
    po_checklist_issues: false,
    architecture_suggests_prd_changes: false,
  });
  const given = { "prd.md": "# PRD\n\n- **FR1:** One.\n", "architecture.md": "# A\n\nFR1 and FR7 matter.\n" };
  expect((await perform({ asks, given })).findings.po_checklist_issues).toBe(true);
  expect((await perform({ asks: [{ name: "severity", values: ["high", "low"] }] })).findings).toEqual({});
});

test("without a template there is still a document, and for a folder a list of its parts", async () => {
  const given = { "prd.md": "# PRD\n\n## Goals\n\n- One\n\n## Epics\n\n- Two\n" };
  const { documents } = await perform({
    given,
    step: { label: "Shard", mode: "work", action: "shard_documents", notes: "", phase: null },
    wanted: ["sharded_docs", "notes.md"],
  });
  expect(documents[0]?.content).toContain("## Parts\n\n- `prd/goals.md`: Goals (from prd.md)");
  expect(documents[1]?.content).toContain("## Result");
});

test("input that no document can hold fails with a sentence and is not tried again", async () => {
  const task = sampleTask({
    ...briefTask(),
    given: {},
    wanted: briefTask().wanted,
    input: { idea: "x".repeat(1_200_000) },
  });
  expect(await agent.perform(task, () => {}, running())).toMatchObject({
    kind: "failed",
    retryable: false,
    message: expect.stringContaining("limit of 1000000 characters"),
  });
});
