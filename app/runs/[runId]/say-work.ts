import type { RunView } from "#workflows/run/run-view";

/** Who works on what at this moment, or why nobody does: "analyst works on “requirements”, architect on “flows”." */
export function sayWork(view: Pick<RunView, "steps" | "status" | "reason" | "incidents">): string {
  const [first, ...others] = view.steps.filter(({ stage }) => stage === "working");
  if (!first) return sayRest(view);
  const rest = others.map(({ agent, label }) => `, ${agent ?? "an agent"} on “${label}”`).join("");
  const work = `${first.agent ?? "An agent"} works on “${first.label}”${rest}`;
  return isPaused(view) ? `${work}, to the end. Nothing new starts.` : `${work}.`;
}

export function isAtWork({ steps }: Pick<RunView, "steps">): boolean {
  return steps.some(({ stage }) => stage === "working");
}

function sayRest(view: Parameters<typeof sayWork>[0]): string {
  if (isPaused(view)) return "Nobody works. Nothing new starts until somebody resumes.";
  const open = view.incidents.filter((incident) => incident.open).length;
  if (open > 0) return `Nothing moves until ${open === 1 ? "the incident is" : "the incidents are"} settled.`;
  return "The next step is about to begin.";
}

function isPaused({ status, reason }: Pick<RunView, "status" | "reason">): boolean {
  return status === "paused" && reason?.code === "person";
}
