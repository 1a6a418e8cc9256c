/** Short names that prompt keys use for agents. */
const ALIASES: Record<string, string[]> = {
  "ux-expert": ["ux", "designer"],
  analyst: ["ba"],
  dev: ["coder", "developer"],
  coder: ["dev", "developer"],
  qa: ["tester"],
  tester: ["qa"],
};

/** What a prompt may speak of. */
export type PromptFacts = {
  from: string;
  to: string;
  /** Names of the documents given. */
  documents: string[];
  /** True when the sender's answers found issues: `po_issues`. */
  hasIssues: boolean;
  /** A text or number for `{{name}}`. */
  value(name: string): string | undefined;
  /** Whether `{{if name}}` holds; undefined when nobody knows. */
  truth(name: string): boolean | undefined;
};

/**
 * The prompt of `handoff_prompts` that fits best, filled: both sides named, else the sender's issues, else
 * `updated_to_<receiver>` (formats.md 2.3). Null when none fits.
 */
export function composeHandoffPrompt(prompts: Record<string, string>, facts: PromptFacts): string | null {
  const scored = Object.entries(prompts)
    .map(([key, text]) => ({ text, score: scoreKey(key, facts) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return scored[0] ? fillPrompt(scored[0].text, facts) : null;
}

function scoreKey(key: string, facts: PromptFacts): number {
  const from = namesOf(facts.from);
  const to = namesOf(facts.to);
  const sides = key.split("_to_");
  const [left = "", right = ""] = [sides[0], sides.slice(1).join("_to_")];
  if (sides.length > 1 && from.includes(left) && to.includes(right)) return 4;
  if (facts.hasIssues && from.some((name) => key === `${name}_issues`)) return 3;
  if (left === "updated" && to.includes(right)) return 2;
  return 0;
}

function namesOf(agent: string): string[] {
  return [agent, agent.replaceAll("-", "_"), ...(ALIASES[agent] ?? [])];
}

/** Puts real names in; what cannot be filled stays visible. A line after an `{{if}}` that does not hold goes. */
function fillPrompt(prompt: string, facts: PromptFacts): string {
  const document = facts.documents.length === 1 ? facts.documents[0] : undefined;
  return prompt
    .split("\n")
    .flatMap((line) => fillCondition(line, facts))
    .join("\n")
    .replaceAll("[agent]", facts.to)
    .replaceAll("[document]", document ?? "[document]")
    .replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => facts.value(name) ?? whole)
    .trim();
}

function fillCondition(line: string, facts: PromptFacts): string[] {
  const match = /^(\s*)\{\{\s*if\s+([\w.-]+)\s*\}\}:?\s*(.*)$/.exec(line);
  if (!match) return [line];
  const [, indent = "", name = "", rest = ""] = match;
  const truth = facts.truth(name);
  if (truth === undefined) return [line];
  return truth ? [`${indent}${rest}`] : [];
}
