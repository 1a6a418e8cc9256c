import { createHash } from "node:crypto";
import type { PinnedWorkflow } from "#server/engine/run-move";
import { parseWorkflow } from "#workflows/dialects/parse-workflow";

/** A workflow as the engine pins it. */
export type BenchWorkflow = PinnedWorkflow & { file: string; source: string };

export const STEPS = 10;
export const BRANCHES = 20;

/** W1 and W4: ten steps one after the other, each makes a document; `agents` take turns. */
export function sequenceOf(steps: number, agents: number): BenchWorkflow {
  const lines = Array.from(
    { length: steps },
    (_, at) => `    - { id: step-${at + 1}, agent: agent-${(at % agents) + 1}, creates: step-${at + 1}.md }`,
  );
  return pinned(`sequence-${steps}-${agents}`, lines);
}

/** W2: twenty steps at once, and the end when all are done. */
export function fanOut(): BenchWorkflow {
  const branches = Array.from(
    { length: BRANCHES },
    (_, at) => `        - { id: branch-${at + 1}, agent: agent-1, creates: branch-${at + 1}.md }`,
  );
  return pinned("fan-out", ["    - id: all", "      parallel:", ...branches]);
}

/** W3: a step that waits for approval, and the one that comes next. */
export function gated(): BenchWorkflow {
  return pinned("gated", [
    "    - { id: plan, agent: agent-1, creates: plan.md, gate: after }",
    "    - { id: build, agent: agent-2, requires: plan.md, creates: build.md }",
  ]);
}

function pinned(id: string, lines: string[]): BenchWorkflow {
  const source = ["workflow:", `  id: ${id}`, `  name: ${id}`, "  sequence:", ...lines, ""].join("\n");
  const file = `${id}.yaml`;
  const { definition, problems } = parseWorkflow({ file, pack: "bench", source });
  if (!definition) throw new Error(problems.map(({ message }) => message).join("\n"));
  const sha256 = createHash("sha256").update(source).digest("hex");
  return { sha256, definition, templates: {}, file, source };
}
