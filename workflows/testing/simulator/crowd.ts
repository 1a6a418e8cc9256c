import type { Actor } from "../../run/actor";
import type { RunState } from "../../run/run-state";
import type { Signal } from "../../run/signals";
import {
  amends,
  answers,
  approves,
  cancels,
  givesUp,
  haltsNext,
  type Move,
  pauses,
  rejects,
  resumes,
  retries,
  revises,
  skips,
} from "../moves";
import { ann, bob, cem } from "../people";
import type { Chance } from "./chance";
import type { Answer, Peer, World } from "./peer";

const PEOPLE = [ann, bob, cem];
const LOOK_MS = 10 * 60_000;

/** `ending`: they only help the runs to their end, and skip what failed. */
export type Mood = "wild" | "steady" | "ending";

/** People who look in now and then; each order keeps its ids until its maker knows the answer. */
export class Crowd {
  /** Decisions by id, as their makers were answered. */
  readonly told = new Map<string, { runId: string; answer: Exclude<Answer, "gone"> }>();
  #orders = 0;

  constructor(
    private readonly world: World,
    private readonly peers: readonly Peer[],
    private readonly mood: () => Mood,
  ) {
    this.#lookLater();
  }

  #lookLater(): void {
    this.world.agenda.after(LOOK_MS * this.world.chance.between(0.2, 1.8), () => {
      for (const runId of this.world.store.runIds) this.#look(runId);
      this.#lookLater();
    });
  }

  #look(runId: string): void {
    const { chance, store } = this.world;
    const { state } = store.read(runId);
    this.#orders += 1;
    const id = `order-${this.#orders}`;
    const by = chance.pick(PEOPLE) ?? ann;
    const mood = this.mood();
    const repair = mood === "steady" ? retries : skips;
    const moves =
      mood === "wild" ? possibleMoves(state, id, by, chance) : helpfulMoves(state, id, by, repair);
    const move = chance.pick(moves);
    if (!move) return;
    const signal = move(store.definition, state);
    this.#send(runId, signal);
    if (chance.happens(0.1)) this.#send(runId, signal);
  }

  /** Through any program, and through another one when that dies on the way. */
  #send(runId: string, signal: Signal): void {
    this.world.chance.pick(this.peers)?.submit(runId, signal, (answer) => {
      if (answer === "gone") this.#send(runId, signal);
      else if ("decisionId" in signal) this.told.set(signal.decisionId, { runId, answer });
    });
  }
}

function helpfulMoves(state: RunState, id: string, by: Actor, repair: typeof skips): Move[] {
  const decision = { by, decisionId: id };
  const decisions = openApprovals(state).map(({ approvalId, stepKey, kind, topic, options }) =>
    kind === "question"
      ? answers(stepKey, topic === "loop" ? "go-on" : (options.at(-1)?.value ?? ""), {
          ...decision,
          approvalId,
        })
      : approves(stepKey, { ...decision, approvalId }),
  );
  const repairs = openIncidents(state).map(({ stepKey, incidentId }) =>
    repair(stepKey, { requestId: id, incidentId }),
  );
  const isHeld = state.standing.status === "paused" && state.standing.code === "person";
  return isHeld ? [resumes({ requestId: id })] : [...decisions, ...repairs];
}

function possibleMoves(state: RunState, id: string, by: Actor, chance: Chance): Move[] {
  const decisions = openApprovals(state).flatMap(({ approvalId, stepKey, kind, options }) => {
    const decision = { approvalId, by, decisionId: id };
    if (kind === "question") return options.map(({ value }) => answers(stepKey, value, decision));
    const verdict = [approves, approves, revises, rejects][chance.below(4)] ?? approves;
    const stale = approves(stepKey, { ...decision, contentSha256: "what was never shown" });
    return [verdict(stepKey, decision), amends(stepKey, `${stepKey}.md`, decision), stale];
  });
  const order = { requestId: id };
  const incidents = openIncidents(state);
  const repairs = incidents.flatMap(({ stepKey, incidentId }) => [
    retries(stepKey, { ...order, incidentId }),
    skips(stepKey, { ...order, incidentId }),
  ]);
  const ends = incidents.map(({ stepKey, incidentId }) => givesUp(stepKey, { ...order, incidentId }));
  const rare = [pauses(order), haltsNext(order), ...ends];
  const others = chance.happens(0.05) ? rare : [];
  const end = chance.happens(0.003) ? [cancels(order)] : [];
  return [...decisions, ...repairs, resumes(order), ...others, ...end];
}

function openApprovals(state: RunState) {
  return state.pendingApprovals.flatMap((id) => state.approvals[id] ?? []);
}

function openIncidents(state: RunState) {
  return state.openIncidents.flatMap((id) => state.incidents[id] ?? []);
}
