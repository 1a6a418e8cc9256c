import type { RunEvent } from "#workflows/run/events";
import type {
  RehearsedFinding,
  RehearsedGate,
  RehearsedQuestion,
  RehearsedStep,
} from "#workflows/run/rehearsal";
import type { Rehearsed } from "./rehearse-draft";

/** One thing that happens in a rehearsal, in its order; `id` is its place. */
export type Moment =
  | {
      kind: "step";
      id: string;
      label: string;
      stepKey: string;
      iteration: number;
      agent: string | null;
      /** Null while it waits for something. */
      outcome: RehearsedStep["outcome"] | null;
      reason: string | null;
      documents: string[];
      findings: RehearsedFinding[];
    }
  | { kind: "gate"; id: string; gate: RehearsedGate }
  | { kind: "question"; id: string; question: RehearsedQuestion };

type Told = Extract<Rehearsed, { kind: "told" }>;
type StepMoment = Extract<Moment, { kind: "step" }>;

/** What happens, one after the other: each step once per iteration, gates and questions where they come up. */
export function momentsOf({ told, run, view }: Told): Moment[] {
  const gates = [...told.gates];
  const questions = [...told.questions];
  const seen = new Set<string>();
  const labels = new Map(view.steps.map(({ stepKey, label }) => [stepKey, label]));
  return run.events.flatMap((event, at): Moment[] => {
    const id = String(at);
    if (event.type === "approval.requested") {
      if (event.data.kind === "question")
        return questions.splice(0, 1).map((question) => ({ kind: "question", id, question }));
      return gates.splice(0, 1).map((gate) => ({ kind: "gate", id, gate }));
    }
    if (!isAboutStep(event)) return [];
    const { stepKey, iteration } = event.data;
    const place = `${stepKey} ${iteration}`;
    if (seen.has(place)) return [];
    seen.add(place);
    return [{ ...tellStep(told, stepKey, iteration), id, label: labels.get(stepKey) ?? stepKey }];
  });
}

type StepEvent = Extract<
  RunEvent,
  { type: "step.scheduled" | "step.completed" | "step.skipped" | "step.failed" }
>;

function isAboutStep(event: RunEvent): event is StepEvent {
  return /^step\.(scheduled|completed|skipped|failed)$/.test(event.type);
}

function tellStep(told: Told["told"], stepKey: string, iteration: number): Omit<StepMoment, "id" | "label"> {
  const isHere = (one: { stepKey: string; iteration: number }) =>
    one.stepKey === stepKey && one.iteration === iteration;
  const end = told.steps.findLast(isHere);
  return {
    kind: "step",
    stepKey,
    iteration,
    agent: end?.agent ?? null,
    outcome: end?.outcome ?? null,
    reason: end?.reason ?? null,
    documents: [...new Set(told.documents.filter(isHere).map(({ name }) => name))],
    findings: told.findings.filter(isHere),
  };
}

/** Under which name an answer counts where it is asked: there it stays, to be changed, and other rounds ask anew. */
export function answerName(name: string, iteration: number): string {
  return `${name}@${iteration}`;
}
