import { describe, expect, it } from "vitest";
import { viewRun } from "#workflows/run/run-view";
import { loop, parallel, step, workflow } from "#workflows/testing/build-workflow";
import { starts } from "#workflows/testing/moves";
import { Scenario } from "#workflows/testing/scenario";
import { roundOf } from "./round-of";
import { sayBlock } from "./say-block";
import { ALL_CLOSED, ALL_OPEN, pressRow, showRows } from "./show-rows";
import { treeSteps, withAttempts } from "./tree-steps";

const definition = workflow(
  [
    step("plan", { phase: "plan" }),
    parallel("design", [
      [step("api", { phase: "build" })],
      [loop("draw", "done", 3, [step("sketch", { phase: "build" })])],
    ]),
    step("note"),
  ],
  { phases: ["plan", "build"] },
);
const view = viewRun(definition, new Scenario(definition).when(starts()).state);
const rows = treeSteps(view);
const NOTHING = { text: "", errorsOnly: false };

function outline(shown: typeof rows): string[] {
  return shown.map(
    (row) => `${"  ".repeat(row.depth)}${row.kind} ${row.kind === "phase" ? row.name : row.key}`,
  );
}

it("puts steps into their blocks and these into their phases", () => {
  expect(outline(rows)).toEqual([
    "phase plan",
    "  step plan",
    "phase build",
    "  block design",
    "    step design/api",
    "    block design/draw",
    "      step design/draw/sketch",
    "step note",
  ]);
});

it("gives each item of a map a row", () => {
  const [first] = view.steps;
  const [block] = view.blocks;
  if (!first || !block) throw new Error("The view has steps and blocks.");
  const map = { ...block, key: "stories", kind: "forEach" as const, blockKey: null, items: 2 };
  const steps = ["stories[0]/write", "stories[0]/review", "stories[1]/write"].map((stepKey) => ({
    ...first,
    ...{ stepKey, blockKey: "stories", phase: null },
  }));
  const tree = treeSteps({ steps, blocks: [map], phases: [] }, { stories: ["Login page", { n: 1 }] });
  expect(tree.flatMap((row) => (row.kind === "item" ? [row.name] : []))).toEqual(["Login page", null]);
  expect(outline(tree)).toEqual([
    "block stories",
    "  item stories[0]",
    "    step stories[0]/write",
    "    step stories[0]/review",
    "  item stories[1]",
    "    step stories[1]/write",
  ]);
});

it("shows the attempts at a step that has several, oldest first", () => {
  const attempt = (number: number, stepKey: string) => ({
    ...{
      id: `${stepKey}-${number}`,
      stepKey,
      iteration: 0,
      attempt: number,
      agent: "analyst",
      status: "failed" as const,
    },
    ...{ startedAt: null, finishedAt: null, handedInAt: null, error: null },
  });
  const newestFirst = [attempt(2, "plan"), attempt(1, "note"), attempt(1, "plan")];
  expect(outline(withAttempts(rows, newestFirst)).slice(0, 4)).toEqual([
    "phase plan",
    "  step plan",
    "    attempt plan",
    "    attempt plan",
  ]);
  expect(withAttempts(rows, newestFirst).flatMap((row) => (row.kind === "attempt" ? row.id : []))).toEqual([
    "attempt plan-1",
    "attempt plan-2",
  ]);
});

it("asks for the attempts that are not known, before those that are", () => {
  const found = withAttempts(rows, [], new Set(["plan"]));
  expect(outline(found).slice(0, 3)).toEqual(["phase plan", "  step plan", "    earlier plan"]);
  expect(found[1]?.hasChildren).toBe(true);
});

describe("the rows that are shown", () => {
  it("are all, the outermost, or those down to a level", () => {
    expect(showRows(rows, ALL_OPEN, NOTHING)).toEqual(rows);
    expect(outline(showRows(rows, ALL_CLOSED, NOTHING))).toEqual(["phase plan", "phase build", "step note"]);
    expect(outline(showRows(rows, { level: 2, pressed: new Set() }, NOTHING))).toContain(
      "    block design/draw",
    );
    expect(outline(showRows(rows, { level: 2, pressed: new Set() }, NOTHING))).not.toContain(
      "      step design/draw/sketch",
    );
  });

  it("open and close one by one", () => {
    const build = rows.find((row) => row.kind === "phase" && row.name === "build")?.id ?? "";
    const closed = pressRow(ALL_OPEN, build);
    expect(outline(showRows(rows, closed, NOTHING))).toEqual([
      "phase plan",
      "  step plan",
      "phase build",
      "step note",
    ]);
    expect(showRows(rows, pressRow(closed, build), NOTHING)).toEqual(rows);
  });

  it("are with a filter what fits it and what that lies in", () => {
    expect(outline(showRows(rows, ALL_CLOSED, { text: "sketch", errorsOnly: false }))).toEqual([
      "phase build",
      "  block design",
      "    block design/draw",
      "      step design/draw/sketch",
    ]);
    expect(showRows(rows, ALL_OPEN, { text: "", errorsOnly: true })).toEqual([]);
  });
});

it("says of a loop in which round it is", () => {
  expect(view.blocks.map(sayBlock)).toEqual(["in parallel", "loop · round 1 of 3"]);
});

it("counts rounds from 1 in a loop and after a way back", () => {
  expect(roundOf({ stepKey: "design/draw/sketch", iteration: 1 }, view.blocks)).toBe(1);
  expect(roundOf({ stepKey: "design/draw/sketch", iteration: 2 }, view.blocks)).toBe(2);
  expect(roundOf({ stepKey: "plan", iteration: 0 }, view.blocks)).toBe(1);
  expect(roundOf({ stepKey: "plan", iteration: 1 }, view.blocks)).toBe(2);
});
