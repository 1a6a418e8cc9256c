import { describe, expect, test } from "vitest";
import type { Deadline } from "../definition/deadline";
import { step, workflow } from "../testing/build-workflow";
import {
  amends,
  answers,
  approves,
  cancels,
  finishes,
  type Move,
  rejects,
  revises,
  starts,
  wakes,
} from "../testing/moves";
import { given } from "../testing/scenario";
import { advance } from "./advance";
import { RunRefusal } from "./refusal";

const limit: Deadline = { withinMs: 10_000, onDeadline: "approve", remind: [0.5, 0.9] };

describe("H5: nothing is decided on a request that is", () => {
  const gated = workflow([
    step("a", { creates: ["a.md"], gate: "after", deadline: limit, onReject: { kind: "halt" } }),
    step("b", { gate: "after" }),
  ]);
  const asked = () => given(gated, finishes("a"));
  const closed: [string, ReturnType<typeof asked>, string][] = [
    ["approved", asked().when(approves("a")), "already-decided"],
    ["rejected", asked().when(rejects("a")), "already-decided"],
    ["amended", asked().when(amends("a", "a.md")), "already-decided"],
    ["sent back", asked().when(revises("a")), "already-decided"],
    ["decided by its time limit", asked().later(10_000).when(wakes()), "already-decided"],
    ["void since the run was cancelled", asked().when(cancels()), "approval-closed"],
  ];
  const verdicts: [string, (key: string, options: { approvalId: string }) => Move][] = [
    ["approve", approves],
    ["request changes", revises],
    ["reject", rejects],
    ["amend", (key, options) => amends(key, "a.md", options)],
  ];
  test.each(
    closed.flatMap(([state, run, reason]) =>
      verdicts.map(([verdict, decide]) => [state, verdict, run, decide, reason] as const),
    ),
  )("%s: %s", (_, __, run, decide, reason) => {
    const before = JSON.stringify(run.state);
    const late = decide("a", { approvalId: "run-a1" });
    const signal = { ...late(gated, run.state), decisionId: "late" };
    expect(refusalOf(() => advance(gated, run.state, signal, run.at))).toBe(reason);
    expect(JSON.stringify(run.state)).toBe(before);
  });

  test("expired, however it is answered", () => {
    const question = workflow([step("a", { agents: ["x", "y"] })]);
    const run = given(question, starts({ deadline: { ...limit, onDeadline: "reject" } }));
    run.later(10_000).when(wakes());
    expect(run.state.approvals["run-a1"]?.status).toBe("expired");
    run.thenRefuses(answers("a", "x", { approvalId: "run-a1" }), "approval-closed", /expired/);
  });
});

function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof RunRefusal) return error.reason;
    throw error;
  }
}
