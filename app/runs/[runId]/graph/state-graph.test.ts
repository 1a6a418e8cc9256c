import { describe, expect, it } from "vitest";
import { type RunView, viewRun } from "#workflows/run/run-view";
import { loop, step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { findStepOf, focusOf, stateGraph } from "./state-graph";

const definition = workflow([step("plan"), loop("draw", "done", 3, [step("sketch")]), step("note")]);
const view = viewRun(definition, new Scenario(definition).when(starts()).state);
const [plan] = view.steps;
const [drawing] = view.blocks;
if (!plan || !drawing) throw new Error("There are steps and a block.");

type Status = RunView["steps"][number]["status"];

function item(at: number, name: string, status: Status) {
  return { ...plan, stepKey: `stories[${at}]/${name}`, status, attempt: 1 } as RunView["steps"][number];
}
const map = {
  ...drawing,
  key: "stories",
  kind: "forEach" as const,
  loop: null,
  items: 3,
  status: "running" as const,
};

it("gives every node of the definition a state", () => {
  expect([...stateGraph(view).keys()].sort()).toEqual(["draw", "draw/sketch", "note", "plan"]);
});

it("says the round of a loop that was begun, and none before", () => {
  expect(stateGraph(view).get("draw")?.round).toBeUndefined();
  const begun = { ...drawing, status: "running" as const, loop: { round: 2, max: 3 } };
  expect(stateGraph({ steps: view.steps, blocks: [begun] }).get("draw")?.round).toEqual({ now: 2, max: 3 });
});

it("tells a step that waits to try again from one that was not reached", () => {
  const stages = (["unreached", "retrying", "queued"] as const).map((stage) => ({ ...plan, stage }));
  const stageOf = (...steps: typeof stages) => stateGraph({ steps, blocks: [] }).get("plan")?.stage;
  expect(stages.map((one) => stageOf(one))).toEqual([undefined, "retrying", "queued"]);
  expect(stageOf(...stages)).toBe("retrying");
});

describe("a step inside a map", () => {
  const state = (...statuses: Status[]) =>
    stateGraph({ steps: statuses.map((status, at) => item(at, "write", status)), blocks: [map] });

  it("shows what presses most among its items", () => {
    expect(state("completed", "failed", "running").get("stories/write")?.status).toBe("failed");
    expect(state("completed", "waiting_for_hitl", "running").get("stories/write")?.status).toBe(
      "waiting_for_hitl",
    );
  });

  it("goes on while some are done and others not begun", () => {
    expect(state("completed", "pending", "pending").get("stories/write")?.status).toBe("running");
    expect(state("completed", "completed", "skipped").get("stories/write")?.status).toBe("completed");
  });

  it("counts the items of which every step is over", () => {
    const steps = [
      item(0, "write", "completed"),
      item(0, "check", "completed"),
      item(1, "write", "completed"),
    ];
    const open = [...steps, item(1, "check", "pending"), item(2, "write", "pending")];
    expect(stateGraph({ steps: open, blocks: [map] }).get("stories")?.items).toEqual({ done: 1, total: 3 });
  });

  it("leads to the item that presses most", () => {
    const steps = [item(0, "write", "completed"), item(1, "write", "failed"), item(2, "write", "running")];
    expect(findStepOf({ steps, blocks: [map] }, "stories/write")).toBe("stories[1]/write");
    expect(findStepOf({ steps, blocks: [map] }, "stories")).toBe("stories");
    expect(focusOf({ steps, blocks: [map] })).toBe("stories/write");
  });
});

it("looks at the beginning of a run that is over", () => {
  const steps = [item(0, "write", "completed"), item(1, "write", "skipped")];
  expect(focusOf({ steps, blocks: [{ ...map, status: "completed" }] })).toBeNull();
});
