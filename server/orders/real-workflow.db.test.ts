import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { createOfflineAgent } from "#server/agents/offline-agent";
import { EngineRig, startSignal } from "#server/engine/testing/engine-rig";
import { openLibrary } from "#server/library/open-library";
import { keysOf } from "#workflows/run/pages";
import { type ApprovalState, type RunState, stepOf } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import { pinWorkflow } from "./pin-workflow";

// A real workflow of others, unchanged, by the real engine and the offline agent: the loops that its notes
// describe are gone through (formats.md 2.3).

const root = dirname(createRequire(import.meta.url).resolve("bmad-method/package.json"));
const folders = [{ path: join(root, "bmad-core"), writable: false, pack: "bmad-core" }];
const library = await openLibrary({ folders, log: { warn: () => {} } });
const database = await createTestDatabase();
const rig = new EngineRig(database, { agent: createOfflineAgent({ sectionDelayMs: 0 }) });
await rig.engine.start();
afterAll(async () => {
  await rig.engine.stop();
  await library.close();
});

const owner = { kind: "person" as const, id: "u-owner", name: "Owner", role: "owner" as const };

/** Yes or no where that can be said, the agent first named, and on when a loop is at its bound. */
function decisionOn(approval: ApprovalState, isYes: boolean): Signal {
  const { approvalId, contentSha256, options, topic, kind } = approval;
  const decision = { approvalId, decisionId: `${approvalId}-d`, comment: "", by: owner };
  if (kind !== "question") {
    return { type: "decideApproval", ...decision, action: "approve", contentSha256, amended: null };
  }
  const isYesNo = options.some(({ value }) => value === "true");
  const chosen = topic === "loop" ? "go-on" : (options[0]?.value ?? "");
  return { type: "answerApproval", ...decision, answer: isYesNo ? isYes : chosen };
}

async function carryOut(isYes: boolean): Promise<RunState> {
  const found = library.get({ id: "greenfield-fullstack" });
  if (!("entry" in found) || !found.entry.definition) throw new Error("The workflow is not read.");
  const sha256 = await pinWorkflow(
    { library, engine: rig.engine },
    { ...found.entry, definition: found.entry.definition },
  );
  const runId = randomUUID();
  const input = { idea: "A web app where neighbours lend tools to each other" };
  await rig.engine.journal.submit(runId, startSignal(runId, sha256, { input }));
  for (;;) {
    const isWaiting = ({ standing }: RunState) => !["pending", "running"].includes(standing.status);
    const state = await rig.waitFor(runId, isWaiting);
    if (state.standing.status !== "paused") return state;
    const [id = ""] = state.pendingApprovals;
    const approval = state.approvals[id];
    if (!approval) throw new Error(JSON.stringify(state.incidents));
    await rig.engine.journal.submit(runId, decisionOn(approval, isYes));
  }
}

const keysOfStories = (state: RunState) =>
  keysOf(state.steps).filter((key) => key.startsWith("stories[") && key.endsWith("/story"));

test.each([true, false])(
  "a whole project goes story by story (every answer %s)",
  async (isYes) => {
    const state = await carryOut(isYes);
    expect(state.standing).toMatchObject({ status: "completed" });
    const stories = state.begun.stories ?? [];
    expect(stories.length).toBeGreaterThan(2);
    expect(keysOfStories(state)).toHaveLength(stories.length);
    for (const [at] of stories.entries()) {
      expect(stepOf(state, `stories[${at}]/implementation_files`)?.stage).toBe("completed");
      expect(stepOf(state, `stories[${at}]/review`)?.stage).toBe("completed");
      expect(stepOf(state, `stories[${at}]/update-story`)?.stage).toBe(isYes ? "completed" : "skipped");
    }
    const bounds = Object.values(state.approvals).filter(({ topic }) => topic === "loop");
    expect(bounds).toEqual([]);
  },
  60_000,
);

test("the documents of a story are written through their template, about that story", async () => {
  const { rows } = await database.pool.query<{ name: string; text: string }>(
    `select distinct name, convert_from(bytes, 'utf8') as text
     from artifacts join contents using (sha256) where name like 'stories/%/story.md' order by name`,
  );
  const titles = rows.map(({ text }) => text.split("\n")[0]);
  expect(titles.every((title) => title?.startsWith("# Story "))).toBe(true);
  expect(new Set(titles).size).toBeGreaterThan(2);
});
