/** Short names that prompt keys use for agents. */
const ALIASES: Record<string, string[]> = {
  "ux-expert": ["ux", "designer"],
  analyst: ["ba"],
  dev: ["coder", "developer"],
  coder: ["dev", "developer"],
  qa: ["tester"],
  tester: ["qa"],
};

/**
 * The prompt of `handoff_prompts` that fits best: both sides named, else the receiver, else the sender
 * (formats.md 2.3). Null when none fits.
 */
export function chooseHandoffPrompt(
  prompts: Record<string, string>,
  from: string,
  to: string,
): string | null {
  const scored = Object.entries(prompts)
    .map(([key, text]) => ({ text, score: scoreKey(key, namesOf(from), namesOf(to)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored[0]?.text ?? null;
}

function scoreKey(key: string, from: string[], to: string[]): number {
  const [left, right] = key.includes("_to_") ? splitOnce(key, "_to_") : ["", ""];
  const fromFits = from.includes(left);
  const toFits = to.includes(right);
  if (fromFits && toFits) return 3;
  if (toFits && left === "updated") return 2;
  return 0;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function namesOf(agent: string): string[] {
  return [agent, agent.replaceAll("-", "_"), ...(ALIASES[agent] ?? [])];
}
