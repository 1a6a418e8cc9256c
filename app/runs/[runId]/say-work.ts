import type { RunView } from "#workflows/run/run-view";

/** Who works on what at this moment: "analyst works on “requirements”, architect on “architecture”." */
export function sayWork({ steps }: RunView): string {
  const working = steps.filter(({ stage }) => stage === "working");
  const [first, ...others] = working;
  if (!first) return "The next step is about to begin.";
  const rest = others.map(({ agent, label }) => `, ${agent ?? "an agent"} on “${label}”`).join("");
  return `${first.agent ?? "An agent"} works on “${first.label}”${rest}.`;
}
