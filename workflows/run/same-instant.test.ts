import fc from "fast-check";
import { expect, test } from "vitest";
import type { Deadline } from "../definition/deadline";
import { step, workflow } from "../testing/build-workflow";
import { approves, cancels, finishes, type Move, rejects, revises } from "../testing/moves";
import { bob, cem } from "../testing/people";
import { given } from "../testing/scenario";
import { runsOf } from "../testing/tier";
import { advance } from "./advance";
import type { RunEvent } from "./events";
import { checkInvariants } from "./invariants";
import { RunRefusal } from "./refusal";
import type { RunState } from "./run-state";

const limit: Deadline = { withinMs: 10_000, onDeadline: "approve", remind: [0.5, 0.9] };

const definition = workflow([step("a", { creates: ["a.md"], gate: "after", deadline: limit }), step("z")]);
const asked = given(definition, finishes("a"));
const dueAt = asked.state.approvals["run-a1"]?.dueAt ?? 0;
const by = (decide: typeof approves, who = bob) => decide("a", { by: who, approvalId: "run-a1" });
const timer: Move = () => ({ type: "timerFired", timerKey: "due:run-a1", dueAt });
const moves = [timer, timer, by(approves), by(rejects, cem), by(revises, cem), cancels({ requestId: "c" })];
const signals = moves.map((move) => move(definition, asked.state));
const REFUSALS = ["already-decided", "approval-closed", "illegal-move"];

/** Sends the signals in the order that the scheduler lets them through, each with a clock of its own. */
async function race(scheduler: fc.Scheduler, skews: readonly number[]) {
  let state: RunState = asked.state;
  const events: RunEvent[] = [];
  const refusals: string[] = [];
  for (const [at, signal] of signals.entries()) {
    void scheduler.schedule(Promise.resolve(signal)).then((arrived) => {
      try {
        const moved = advance(definition, state, arrived, dueAt + (skews[at] ?? 0));
        state = moved.state;
        events.push(...moved.events);
      } catch (error) {
        if (!(error instanceof RunRefusal)) throw error;
        refusals.push(error.reason);
      }
    });
  }
  await scheduler.waitAll();
  return { state, events, refusals };
}

test("H6: a deadline and decisions in the same instant come to one outcome", async () => {
  const clocks = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), clocks, async (scheduler, skews) => {
      const { state, events, refusals } = await race(scheduler, skews);
      const decided = events.filter(({ type }) => type === "approval.decided");
      const first = decided.filter(({ data }) => "approvalId" in data && data.approvalId === "run-a1");
      expect(first.length).toBe(state.approvals["run-a1"]?.status === "void" ? 0 : 1);
      expect(refusals.length).toBeGreaterThanOrEqual(2);
      expect(refusals.filter((reason) => !REFUSALS.includes(reason))).toEqual([]);
      expect(checkInvariants(definition, state)).toEqual([]);
    }),
    runsOf(5_000, 50_000),
  );
}, 3_600_000);
