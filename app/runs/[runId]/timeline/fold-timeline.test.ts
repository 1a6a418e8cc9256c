import { describe, expect, it } from "vitest";
import type { RunEvent, RunFact } from "#workflows/run/events";
import { foldTimeline, sumStretches } from "./fold-timeline";
import { cutTime, findBusySpans, fitScale, IDLE_WIDTH, makeScale } from "./time-scale";

const BY = { id: "u1", name: "Ann" };
const PLACE = { stepKey: "brief", iteration: 0 };

function scheduled(attempt: number): RunFact {
  const task = { attempt, taskId: `t${attempt}`, agent: "analyst", given: [], handoffId: null };
  return { type: "step.scheduled", data: { ...PLACE, ...task } };
}
function started(attempt: number): RunFact {
  return { type: "step.started", data: { ...PLACE, attempt, taskId: `t${attempt}`, worker: "w" } };
}
function retried(code: string, dueAt: number | null): RunFact {
  return { type: "step.retried", data: { ...PLACE, code, sentence: "", dueAt, feedback: null } };
}
function decided(): RunFact {
  const decision = { approvalId: "a", decisionId: "d", action: "approve" as const, answer: null };
  return {
    type: "approval.decided",
    data: { ...PLACE, ...decision, comment: "", contentSha256: null, by: BY },
  };
}
const requested: RunFact = {
  type: "approval.requested",
  data: {
    ...PLACE,
    approvalId: "a",
    kind: "result",
    topic: null,
    version: 1,
    question: "Approve?",
    contentSha256: null,
    artifactId: null,
    outputs: [],
    summary: "",
    confidence: null,
    options: [],
    finding: null,
    role: "approver",
    votesNeeded: 1,
    agent: "analyst",
  },
};
const completed: RunFact = {
  type: "step.completed",
  data: { ...PLACE, taskId: "t1", outputs: [], summary: "", confidence: null, by: null },
};

function at(...facts: [number, RunFact][]): RunEvent[] {
  return facts.map(([moment, fact], index) => ({ ...fact, seq: index + 1, at: moment }));
}

describe("the rows", () => {
  it("tell queue, work and a person's wait of an attempt", () => {
    const rows = foldTimeline(
      at([0, scheduled(1)], [10, started(1)], [50, requested], [90, decided()], [90, completed]),
    );
    expect(rows).toMatchObject([{ attempt: 1, outcome: "completed" }]);
    expect(rows[0]?.stretches).toEqual([
      { kind: "queue", from: 0, to: 10 },
      { kind: "work", from: 10, to: 50 },
      { kind: "wait", from: 50, to: 90 },
    ]);
  });

  it("stack the attempts, with the pause after the one that failed", () => {
    const rows = foldTimeline(
      at([0, scheduled(1)], [1, started(1)], [5, retried("attempt-failed", 25)], [25, scheduled(2)]),
    );
    expect(rows.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, "failed"],
      [2, "open"],
    ]);
    expect(rows[0]?.stretches.at(-1)).toEqual({ kind: "pause", from: 5, to: 25 });
    expect(rows[1]?.stretches).toEqual([{ kind: "queue", from: 25, to: null }]);
  });

  it("show changes that were requested as sent back", () => {
    const rows = foldTimeline(
      at([0, scheduled(1)], [1, started(1)], [5, requested], [9, decided()], [9, retried("revised", null)]),
    );
    expect(rows[0]?.outcome).toBe("sent-back");
    expect(rows[0]?.stretches.at(-1)).toEqual({ kind: "wait", from: 5, to: 9 });
  });

  it("begin with the question that came before the first attempt", () => {
    const rows = foldTimeline(at([0, requested], [8, decided()], [8, scheduled(1)], [9, started(1)]));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.stretches.map(({ kind }) => kind)).toEqual(["wait", "queue", "work"]);
  });

  it("end with the run", () => {
    const cancelled: RunFact = {
      type: "run.cancelled",
      data: { code: "person", sentence: "", by: BY, requestId: "q" },
    };
    const rows = foldTimeline(at([0, scheduled(1)], [1, started(1)], [7, cancelled]));
    expect(rows[0]).toMatchObject({
      outcome: "cancelled",
      stretches: [{}, { kind: "work", from: 1, to: 7 }],
    });
  });
});

it("adds up where the time went", () => {
  const rows = foldTimeline(at([0, scheduled(1)], [10, started(1)], [50, requested]));
  expect(sumStretches(rows, 80)).toEqual({ queue: 10, work: 40, wait: 30, pause: 0 });
});

describe("the scale", () => {
  const HOUR = 3_600_000;
  const rows = foldTimeline(
    at(
      [0, scheduled(1)],
      [0, started(1)],
      [10_000, requested],
      [HOUR, retried("revised", null)],
      [HOUR, scheduled(2)],
      [HOUR, started(2)],
      [HOUR + 10_000, completed],
    ),
  );
  const cut = cutTime(findBusySpans(rows, HOUR + 10_000), 0, HOUR + 10_000);
  const scale = makeScale(cut, fitScale(cut, 1_000));

  it("folds the hour in which nothing worked to one short stretch", () => {
    expect(cut.filter(({ isIdle }) => isIdle)).toEqual([{ from: 10_000, to: HOUR, isIdle: true }]);
    expect(scale.width).toBeCloseTo(1_000);
    expect(scale.place(HOUR) - scale.place(10_000)).toBeCloseTo(IDLE_WIDTH);
  });

  it("places moments in order and finds them again", () => {
    const moments = [0, 5_000, 10_000, HOUR / 2, HOUR, HOUR + 5_000, HOUR + 10_000];
    const places = moments.map(scale.place);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    for (const moment of moments) expect(scale.momentAt(scale.place(moment))).toBeCloseTo(moment, -2);
  });
});
