import { randomUUID } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { succeedWith } from "#server/agents/scripted-agent";
import { sizeOf } from "#workflows/testing/tier";
import { ApiRig } from "./testing/api-rig";

const STEPS = 4;
const numbers = Array.from({ length: STEPS }, (_, position) => position);

/** Every step waits for its approval, and is written through one template. */
const workflowOf = (word: string) =>
  `workflow:\n  id: pinned\n  name: ${word}\n  sequence:\n${numbers
    .map(
      (n) => `    - { id: ${word}-${n}, agent: dev, creates: d${n}.md, template: page-tmpl, gate: after }\n`,
    )
    .join("")}`;
const templateOf = (word: string) =>
  `template: { id: page-tmpl, name: ${word}, output: { format: markdown, filename: docs/d.md } }\nsections: [{ id: one, title: ${word} }]\n`;

/** Which template each step's agent was given, by run. */
const given = new Map<string, Set<string>>();
const api = await ApiRig.open(await createTestDatabase(), {
  files: { "workflows/pinned.yaml": workflowOf("old"), "templates/page-tmpl.yaml": templateOf("old") },
  script: {
    "*": (task) => {
      const words = given.get(task.runId) ?? new Set();
      for (const { template } of task.wanted) words.add(/name: (\w+)/.exec(template ?? "")?.[1] ?? "none");
      given.set(task.runId, words);
      return succeedWith(task);
    },
  },
});
const { owner, library, folder } = api;

async function startRun(): Promise<string> {
  const order = { requestId: randomUUID(), workflowId: "pinned", input: { idea: "x" } };
  return (await owner.runs.start.mutate(order)).runId;
}

const PATIENT = { timeout: 20_000 };

/** Approves what waits until the run has made so many steps and waits again, or is over. */
async function approve(runId: string, steps: number): Promise<void> {
  for (let done = 0; done < steps; done += 1) {
    const waiting = await vi.waitFor(async () => {
      const [first] = (await owner.approvals.list.query({ runId })).items;
      if (!first) throw new Error("Nothing waits.");
      return first;
    }, PATIENT);
    const { id: approvalId, contentSha256 } = waiting;
    const decision = { approvalId, decisionId: randomUUID(), action: "approve" as const, contentSha256 };
    await owner.approvals.decide.mutate(decision);
  }
}

/** A few runs at a time: a hundred that are asked for at once are a load, and prove no more. */
async function forEach(runIds: string[], work: (runId: string, position: number) => Promise<void>) {
  for (let from = 0; from < runIds.length; from += 10) {
    const some = runIds.slice(from, from + 10);
    await Promise.all(some.map((runId, position) => work(runId, from + position)));
  }
}

async function stepsOf(runId: string) {
  await expect.poll(async () => (await owner.runs.get.query({ runId })).status, PATIENT).toBe("completed");
  return (await owner.runs.get.query({ runId })).steps.map(({ stepKey }) => stepKey);
}

const nameOnDisk = () => library.list().find(({ id }) => id === "pinned")?.name;

test(
  "E31: runs that stand at every step end on the version they began with, whatever becomes of their files",
  async () => {
    const runIds = await Promise.all(Array.from({ length: sizeOf(STEPS, 100) }, startRun));
    await forEach(runIds, (runId, position) => approve(runId, position % STEPS));

    await folder.write("workflows/pinned.yaml", workflowOf("new"));
    await folder.write("templates/page-tmpl.yaml", templateOf("new"));
    await expect.poll(nameOnDisk, PATIENT).toBe("new");
    const newer = await startRun();
    await Promise.all(runIds.slice(0, 2).map((runId) => approve(runId, 1)));

    await rename(join(folder.path, "workflows/pinned.yaml"), join(folder.path, "workflows/other.yaml"));
    await rm(join(folder.path, "templates/page-tmpl.yaml"));
    await rm(join(folder.path, "workflows/other.yaml"));
    await expect.poll(nameOnDisk, PATIENT).toBeUndefined();
    const left = (position: number) => STEPS - (position % STEPS) - (position < 2 ? 1 : 0);
    await forEach(runIds, (runId, position) => approve(runId, left(position)));
    await approve(newer, STEPS);

    for (const runId of runIds) {
      expect(await stepsOf(runId)).toEqual(numbers.map((n) => `old-${n}`));
      expect(given.get(runId)).toEqual(new Set(["old"]));
    }
    expect(await stepsOf(newer)).toEqual(numbers.map((n) => `new-${n}`));
    expect(given.get(newer)).toEqual(new Set(["new"]));
  },
  sizeOf(60_000, 600_000),
);
