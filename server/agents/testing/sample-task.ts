import type { AgentTask, GivenDocument } from "#server/engine/agent-port";

type Wanted = AgentTask["wanted"][number];
type SampleTask = Partial<Omit<AgentTask, "wanted" | "given">> & {
  wanted?: (string | Partial<Wanted>)[];
  given?: Record<string, string>;
};

/** A task with sensible defaults for tests; wanted documents may be names, given ones name -> content. */
export function sampleTask(given: SampleTask = {}): AgentTask {
  return {
    taskId: "task-1",
    runId: "run-1",
    stepKey: "plan",
    iteration: 0,
    attempt: 1,
    effectKey: "run-1/plan/0",
    agent: { id: "analyst", role: "analyst", name: "Ada", title: "Business Analyst", persona: "" },
    workflow: { id: "sdlc", name: "Idea to deployment" },
    step: { label: "Plan", mode: "create", action: null, notes: "", phase: null },
    runTitle: "A sample run",
    input: {},
    handoff: null,
    feedback: [],
    asks: [],
    timeoutMs: 60_000,
    ...given,
    given: Object.entries(given.given ?? {}).map(([name, content], at) => sampleGiven(name, content, at)),
    wanted: (given.wanted ?? []).map(sampleWanted),
  };
}

function sampleGiven(name: string, content: string, at: number): GivenDocument {
  return { artifactId: `artifact-${at + 1}`, name, version: 1, sha256: "0".repeat(64), content };
}

function sampleWanted(wanted: string | Partial<Wanted>): Wanted {
  const given = typeof wanted === "string" ? { name: wanted } : wanted;
  return { name: "document.md", optional: false, previous: null, template: null, ...given };
}
