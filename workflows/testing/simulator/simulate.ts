import type { StepNode, WorkflowDefinition } from "../../definition/definition";
import { indexOf } from "../../run/definition-index";
import { stepInRun } from "../../run/run-keys";
import { hasEnded, type RunState, stepOf } from "../../run/run-state";
import type { Signal } from "../../run/signals";
import type { Performed } from "../drive-run";
import { starts } from "../moves";
import { Agenda } from "./agenda";
import { Chance } from "./chance";
import { Crowd } from "./crowd";
import { type Faults, Peer, type World } from "./peer";
import { Store, type StoredTask } from "./store";

/** What an agent answers to a task; `chance` is the only luck it may use. */
export type AgentOf = (node: StepNode, task: StoredTask, state: RunState, chance: Chance) => Performed;

export type Simulation = {
  definition: WorkflowDefinition;
  seed: number;
  runs: number;
  perform: AgentOf;
  launch?: Parameters<typeof starts>[0];
  /** `wild`: they decide and order anything. `steady`: they approve, and have what failed tried again. */
  people?: "wild" | "steady";
};

const PEERS = 3;
const DAWN = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
/** Faults for most of a day; then everything has to come to its end. */
const STORM_MS = 24 * HOUR_MS;
const CALM_MS = 30 * 24 * HOUR_MS;
const NO_FAULTS: Faults = { commitLost: 0, replyLost: 0, death: 0, cutOff: 0, stop: 0 };

/**
 * A day of a few programs on one store, in virtual time, with everything going wrong that a seed asks for; then
 * the calm in which all runs have to end. Answers what was broken, in words, and the store.
 */
export function simulate({ definition, seed, runs, perform, launch, people = "wild" }: Simulation): {
  broken: string[];
  store: Store;
} {
  const chance = new Chance(seed);
  const agenda = new Agenda(DAWN);
  const runIds = Array.from({ length: runs }, (_, at) => `run-${at}`);
  const store = new Store(definition, runIds);
  const world: World = {
    store,
    agenda,
    chance,
    faults: stormOf(chance),
    perform: workOf(definition, chance, perform),
  };
  const peers = Array.from({ length: PEERS }, (_, at) => new Peer(`w${at}`, world));
  for (const runId of runIds) {
    const signal = starts(launch)(definition, store.read(runId).state);
    const start = () => chance.pick(peers)?.submit(runId, signal, (answer) => answer === "gone" && start());
    start();
  }
  const crowd = new Crowd(world, peers, () =>
    world.faults === NO_FAULTS && people === "wild" ? "ending" : people,
  );
  const isOver = () => runIds.every((runId) => hasEnded(store.read(runId).state));
  agenda.runUntil(DAWN + STORM_MS, isOver);
  world.faults = NO_FAULTS;
  agenda.runUntil(agenda.now + CALM_MS, isOver);
  return { broken: [...store.examine(), ...limbo(store), ...brokenWords(store, crowd)], store };
}

function stormOf(chance: Chance): Faults {
  return {
    commitLost: chance.between(0, 0.1),
    replyLost: chance.between(0, 0.1),
    death: chance.between(0, 0.05),
    cutOff: chance.between(0, 0.03),
    stop: chance.between(0, 0.02),
  };
}

function limbo(store: Store): string[] {
  return store.runIds.flatMap((runId) => {
    const { state } = store.read(runId);
    return hasEnded(state)
      ? []
      : [
          `${runId} never ends: ${JSON.stringify([state.standing, state.pendingApprovals.map((id) => state.approvals[id])])}`,
        ];
  });
}

/** I14: who was told that a decision was taken finds it; who was refused does not. */
function brokenWords(store: Store, { told }: Crowd): string[] {
  return [...told].flatMap(([decisionId, { runId, answer }]) => {
    const isThere = store
      .read(runId)
      .events.some(({ data }) => "decisionId" in data && data.decisionId === decisionId);
    return isThere === (answer === "done")
      ? []
      : [`${decisionId} was ${answer} and is ${isThere ? "" : "not "}there`];
  });
}

function workOf(definition: WorkflowDefinition, chance: Chance, perform: AgentOf): World["perform"] {
  return (task, state) => {
    const node = stepInRun(indexOf(definition, state.sequence), state, task.stepKey);
    const afterMs = chance.between(0, chance.happens(0.1) ? 2 * HOUR_MS : 10 * 60_000);
    const isCurrent = node && stepOf(state, task.stepKey)?.lastTaskId === task.taskId;
    const performed: Performed = isCurrent
      ? perform(node, task, state, chance)
      : { kind: "failed", message: "The run moved on.", retryable: true };
    return { signal: reportOf(task, performed), afterMs };
  };
}

function reportOf({ taskId, fence, worker }: StoredTask, performed: Performed): Signal {
  const report = { taskId, fence, worker: worker ?? "" };
  if (performed.kind === "failed") {
    const { message, retryable } = performed;
    return { type: "taskFailed", ...report, reason: "model-error", message, retryable, retryAfterMs: null };
  }
  const { documents, findings } = performed;
  const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };
  const result = { documents, findings, confidence: 1, summary: "Done.", model: "simulated", usage };
  return { type: "taskSucceeded", ...report, ...result };
}
