import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { createTestDatabase } from "#db/testing/test-database";
import { rosterOf } from "#server/cast-agents";
import type { Agent } from "#server/engine/agent-port";
import { ann, EngineRig, startSignal } from "#server/engine/testing/engine-rig";
import { openLibrary } from "#server/library/open-library";
import { pinWorkflow } from "#server/orders/pin-workflow";
import type { ApprovalState, RunState } from "#workflows/run/run-state";
import type { Signal } from "#workflows/run/signals";
import { createModelRunner, type ModelRunner, type ModelRunnerOptions } from "../model-runner";
import { createCallStore } from "../models/call-store";
import { createOfflineAgent } from "../offline-agent";
import { FakeModelProgram } from "./fake-model-program";

/** A key that must stand nowhere (S31). */
export const CANARY = "sk-canary-0123456789";
const PRICE = { input: 3, output: 15, cached: 0.3 };
const BMAD = join(dirname(createRequire(import.meta.url).resolve("bmad-method/package.json")), "bmad-core");

/** `played`: agents that are no models, by id. */
type ModelEngineOptions = Partial<ModelRunnerOptions> & { played?: Record<string, Agent> };

/**
 * An engine whose agents call the fake model over HTTP, with our library and the real one. `modelOf` names the
 * behaviour by the agent's id; `offline` calls nobody. Call it at the top level of a test file.
 */
export async function openModelEngine(
  modelOf: (agentId: string) => string,
  { limits, timing, played = {} }: ModelEngineOptions = {},
) {
  const [database, fake] = [await createTestDatabase(), await FakeModelProgram.start()];
  const folders = [
    { path: "workflows/library", writable: false, pack: "botarmy" },
    { path: BMAD, writable: false, pack: "bmad-core" },
  ];
  const library = await openLibrary({ folders, log: { warn: () => undefined } });
  const ledger = createCallStore(database.pool, () => undefined);
  const providers = { compatible: { baseUrl: fake.baseUrl, apiKey: CANARY } };
  const runners = new Map<string, ModelRunner>();
  /** One for each model, so that the trouble of one is not that of the others. */
  const runnerOf = (model: string) => {
    const runner = runners.get(model) ?? createModelRunner({ providers, ledger, limits, timing });
    runners.set(model, runner);
    return runner({ provider: "compatible", id: model }, { compatible: PRICE });
  };
  const offline = createOfflineAgent({ sectionDelayMs: 0 });
  const texts: { stepKey: string; text: string }[] = [];
  const rig = new EngineRig(database, {
    agent: offline,
    concurrency: 64,
    onText: (text) => texts.push(text),
    roster: rosterOf(library, ({ id }) => {
      const model = modelOf(id);
      if (played[id]) return played[id];
      return model === "offline" ? offline : runnerOf(model);
    }),
  });
  await rig.engine.start();
  afterAll(async () => {
    await rig.engine.stop();
    await library.close();
    await fake.stop();
  });

  /** Starts a workflow of the library; answers the run's id. */
  async function startRun(id: string, title: string, idea: string): Promise<string> {
    const found = library.get({ id });
    if (!("entry" in found) || !found.entry.definition) throw new Error(`${id} cannot be read.`);
    const entry = { ...found.entry, definition: found.entry.definition };
    const sha256 = await pinWorkflow({ library, engine: rig.engine }, entry);
    const runId = randomUUID();
    await rig.engine.journal.submit(runId, startSignal(runId, sha256, { title, input: { idea } }));
    return runId;
  }

  /** Says yes to everything until the run has ended or stands at an incident. */
  async function carryThrough(runId: string): Promise<RunState> {
    for (;;) {
      const isWaiting = ({ standing }: RunState) => !["pending", "running"].includes(standing.status);
      const state = await rig.waitFor(runId, isWaiting, 60_000);
      const approval = state.approvals[state.pendingApprovals[0] ?? ""];
      if (state.standing.status !== "paused" || !approval) return state;
      await rig.engine.journal.submit(runId, answerTo(approval));
    }
  }

  return { database, fake, rig, texts, startRun, carryThrough };
}

function answerTo({ approvalId, kind, contentSha256, options, topic }: ApprovalState): Signal {
  const decision = { approvalId, decisionId: `${approvalId}-d`, comment: "", by: ann };
  if (kind !== "question") {
    return { type: "decideApproval", ...decision, action: "approve", contentSha256, amended: null };
  }
  const isYesNo = options.some(({ value }) => value === "true");
  return {
    type: "answerApproval",
    ...decision,
    answer: isYesNo || (topic === "loop" ? "go-on" : (options[0]?.value ?? "")),
  };
}
