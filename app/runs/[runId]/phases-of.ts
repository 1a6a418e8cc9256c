import type { RunView } from "#workflows/run/run-view";
import type { Phase } from "../../_ui/phase-progress";
import { lookOfRun } from "../../_ui/state-look";

type PhasedRun = Pick<RunView, "phases" | "steps" | "blocks" | "progress" | "status" | "reason" | "waiting">;

/** The phases with the colour of the most pressing step in each; one bar for a workflow without phases. */
export function phasesOf({ phases, steps, blocks, progress, status, reason, waiting }: PhasedRun): Phase[] {
  if (phases.length === 0) {
    const { tone } = lookOfRun({ status, reason: reason?.code, waiting });
    return [{ name: "Steps", percent: progress.percent, tone }];
  }
  return phases.map(({ name, status: standing, percent }) => {
    const inPhase = [...steps, ...blocks.filter(needsPerson)].filter(({ phase }) => phase === name);
    const stages = new Set(inPhase.map((one) => one.status));
    return { name, percent, tone: toneOf(standing, stages) };
  });
}

/** A loop or a route that asks; blocks that are at work are told by their steps. */
function needsPerson({ status }: RunView["blocks"][number]): boolean {
  return status === "failed" || status === "waiting_for_hitl";
}

function toneOf(
  standing: RunView["phases"][number]["status"],
  stages: ReadonlySet<RunView["steps"][number]["status"]>,
): Phase["tone"] {
  if (stages.has("failed")) return "failed";
  if (stages.has("waiting_for_hitl") && !stages.has("running")) return "waiting";
  if (standing === "completed") return "done";
  return standing === "running" ? "running" : "idle";
}
