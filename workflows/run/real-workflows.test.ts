import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Node, WorkflowDefinition } from "../definition/definition";
import { stepsIn } from "../definition/walk-nodes";
import { parseWorkflow } from "../dialects/parse-workflow";
import { realFiles } from "../dialects/testing/real-files";
import { driveRun, type Policy } from "../testing/drive-run";
import { performAll, rejectAll, sayNo, sayYes } from "../testing/policies";
import { checkInvariants } from "./invariants";
import { RunView, viewRun } from "./run-view";

const library = new URL("../library/workflows/", import.meta.url);
const ours = readdirSync(library).map((name) => ({
  pack: "botarmy",
  file: name,
  source: readFileSync(new URL(name, library), "utf8"),
}));
const theirs = realFiles("bmad-method", "workflows").filter(
  ({ pack, file }) => pack === "bmad-core" && file.endsWith(".yaml"),
);
const cases = [...ours, ...theirs].map((source) => {
  const { definition } = parseWorkflow(source);
  if (!definition) throw new Error(`${source.file} has errors.`);
  return { id: definition.id, definition };
});

/** Agents whose checks pass, so that loops end by themselves. */
const passing = (policy: Policy, yes: boolean): Policy => ({
  ...policy,
  perform: performAll((name) => (name === "tests" ? "pass" : yes)),
});

function inputFor({ inputs }: WorkflowDefinition) {
  return Object.fromEntries(
    inputs.filter(({ required }) => required).map(({ name, choices }) => [name, choices[0] ?? "something"]),
  );
}

function drive(definition: WorkflowDefinition, policy: Policy, unanswered: "ask" | "no" = "ask") {
  const drive = driveRun(definition, policy, { input: inputFor(definition), unanswered });
  expect(drive.outcome).toBe("ended");
  expect(checkInvariants(definition, drive.state, drive.events)).toEqual([]);
  const view = viewRun(definition, drive.state);
  expect(RunView.safeParse(view).error).toBeUndefined();
  const unexplained = view.steps.filter(({ status, reason }) => status === "skipped" && !reason?.sentence);
  expect(unexplained).toEqual([]);
  return view;
}

describe.each(cases)("$id", ({ definition }) => {
  test("with every answer yes, runs to its end", () => {
    const view = drive(definition, passing(sayYes, true));
    expect(view.status).toBe("completed");
    expect(view.steps.filter(({ status }) => status === "completed").length).toBeGreaterThan(4);
  });

  test("with every answer no, runs to its end, and asks what nobody knows", () => {
    expect(drive(definition, passing(sayNo, false)).status).toBe("completed");
  });

  test("with unanswered: no, runs to its end without a question", () => {
    const view = drive(definition, passing(sayNo, false), "no");
    expect(view.status).toBe("completed");
    expect(view.approvals.filter(({ kind }) => kind === "question")).toEqual([]);
  });

  test("with everything rejected, ends, and says of each rejected step that it was", () => {
    const view = drive(withoutWaysBack(definition), passing(rejectAll, true));
    const rejected = view.approvals.filter(({ decision }) => decision?.action === "reject");
    const reasons = view.steps.flatMap(({ status, reason }) => (status === "failed" ? reason?.sentence : []));
    expect(reasons).toEqual(rejected.map(() => "Rejected: No."));
    expect(rejected.length > 0).toBe(definition.sequences[0]?.nodes.some(hasGate));
  });
});

function hasGate(node: Node): boolean {
  return stepsIn([node]).some(({ gate }) => gate !== null);
}

/** Rejecting for ever on a way back never ends; here every rejection goes on. */
function withoutWaysBack(definition: WorkflowDefinition): WorkflowDefinition {
  return JSON.parse(JSON.stringify(definition), (key, value) =>
    key === "onReject" ? { kind: "continue" } : value,
  );
}
