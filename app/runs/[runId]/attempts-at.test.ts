import { describe, expect, it } from "vitest";
import type { ListedTask } from "#server/queries/list-tasks";
import { viewRun } from "#workflows/run/run-view";
import { step, workflow } from "#workflows/testing/build-workflow";
import { approves, finishes } from "#workflows/testing/moves";
import { given } from "#workflows/testing/scenario";
import { attemptsAt, workEndOf } from "./attempts-at";

const definition = workflow([step("plan", { gate: "after" })]);
const run = given(definition, finishes("plan"));
const asked = viewRun(definition, run.state);
const judged = viewRun(definition, run.when(approves("plan")).state);
const requestedAt = asked.approvals[0]?.requestedAt ?? 0;
const iso = (ms: number) => new Date(ms).toISOString();

const task: ListedTask = {
  ...{ id: "t1", runId: "r", runTitle: "Run", stepKey: "plan", iteration: 0, attempt: 1, agent: "analyst" },
  ...{ status: "completed", model: "offline", error: null },
  usage: { inputTokens: 3, outputTokens: 4, cachedTokens: 0, cost: 1 },
  queuedAt: iso(requestedAt - 2_000),
  startedAt: iso(requestedAt - 1_000),
  finishedAt: iso(requestedAt + 60_000),
};
const at = (offset: number, view = asked) => attemptsAt([task], view.approvals, requestedAt + offset)[0];

it("the wait for a person is not the agent's work", () => {
  const [attempt] = attemptsAt([task], judged.approvals, null);
  expect(attempt && workEndOf(attempt)).toBe(iso(requestedAt));
});

it("an attempt that nobody judged worked to its own end", () => {
  const [attempt] = attemptsAt([task], [], null);
  expect(attempt && workEndOf(attempt)).toBe(task.finishedAt);
});

describe("in the past an attempt", () => {
  it("is not there before it was made", () => {
    expect(at(-3_000)).toBeUndefined();
  });

  it("waits for a worker before it began", () => {
    expect(at(-1_500)).toMatchObject({ status: "queued", startedAt: null, finishedAt: null });
  });

  it("is at work, and what it took is not known yet", () => {
    const attempt = attemptsAt([task], [], requestedAt - 500)[0];
    expect(attempt).toMatchObject({ status: "running", finishedAt: null, usage: null });
  });

  it("waits for a person once it was handed in", () => {
    expect(at(5_000)).toMatchObject({ status: "waiting_for_hitl", finishedAt: null });
  });

  it("is over once it has ended", () => {
    expect(at(60_000, judged)).toMatchObject({ status: "completed", usage: task.usage });
  });
});
