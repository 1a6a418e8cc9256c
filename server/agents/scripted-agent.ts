import type { Agent, AgentTask, Budget, DocumentDraft, Outcome, WriteText } from "#server/engine/agent-port";
import { LONGEST_WAIT_MS, waitOrAbort } from "./wait-or-abort";

/** One scripted reaction: an outcome, or a way of misbehaving on purpose. */
export type ScriptedAnswer =
  | Outcome
  | { kind: "delayed"; ms: number; next: ScriptedAnswer }
  | { kind: "writes"; texts: string[]; next: ScriptedAnswer }
  | { kind: "hangs" }
  | { kind: "throws"; message: string }
  | ((task: AgentTask, abort: AbortSignal, budget?: Budget) => ScriptedAnswer | Promise<ScriptedAnswer>);

/**
 * What the agent does, by step key. An array is used in order, once for each task of that step in one run;
 * its last answer stays. `*` answers steps that are not named; without it they succeed (`succeedWith`).
 */
export type AgentScript = Record<string, ScriptedAnswer | ScriptedAnswer[]>;

export type ScriptedAgent = Agent & { readonly performed: AgentTask[] };

const NO_USAGE = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cost: 0 };

/** A success; whatever is not given is empty, the confidence is 1. */
export function succeed(given: Partial<Extract<Outcome, { kind: "succeeded" }>> = {}): Outcome {
  return {
    kind: "succeeded",
    documents: [],
    findings: {},
    confidence: 1,
    summary: "Done as scripted.",
    model: "scripted",
    usage: NO_USAGE,
    ...given,
  };
}

/** A failure; by default a model error that may be retried at once. */
export function fail(given: Partial<Extract<Outcome, { kind: "failed" }>> = {}): Outcome {
  return {
    kind: "failed",
    reason: "model-error",
    message: "Failed as scripted.",
    retryable: true,
    retryAfterMs: null,
    ...given,
  };
}

/** Raises its hand; by default with two options, of which it recommends the first. */
export function ask(given: Partial<Extract<Outcome, { kind: "question" }>> = {}): Outcome {
  return {
    kind: "question",
    question: "Which way should it go?",
    options: [
      { value: "left", label: "Left" },
      { value: "right", label: "Right" },
    ],
    recommendation: "left",
    model: "scripted",
    usage: NO_USAGE,
    ...given,
  };
}

/** Succeeds with one short document for each wanted name and no findings. */
export function succeedWith(task: AgentTask): Outcome {
  return succeed({ documents: task.wanted.map((wanted) => draftDocument(wanted.name, task)) });
}

function draftDocument(name: string, task: AgentTask): DocumentDraft {
  return {
    name,
    mediaType: "text/markdown",
    content: `# ${name}\n\nWritten by ${task.agent.id} for ${task.stepKey}, iteration ${task.iteration}.\n`,
  };
}

/** Plays a script, for tests: no model, no network, and no waiting but the scripted one. */
export function createScriptedAgent(script: AgentScript = {}): ScriptedAgent {
  const performed: AgentTask[] = [];
  const turns = new Map<string, number>();

  function takeAnswer(task: AgentTask): ScriptedAnswer {
    const answers = script[task.stepKey] ?? script["*"] ?? succeedWith;
    if (!Array.isArray(answers)) return answers;
    const key = `${task.runId} ${task.stepKey}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return answers[Math.min(turn, answers.length - 1)] ?? succeedWith;
  }

  return {
    model: "scripted",
    performed,
    async perform(task, write, abort, budget) {
      performed.push(task);
      return play(takeAnswer(task), { task, write, abort, budget });
    },
  };
}

/** What an agent is handed with its task. */
type Given = { task: AgentTask; write: WriteText; abort: AbortSignal; budget?: Budget };

async function play(answer: ScriptedAnswer, given: Given): Promise<Outcome> {
  if (typeof answer === "function") {
    return play(await answer(given.task, given.abort, given.budget), given);
  }
  switch (answer.kind) {
    case "succeeded":
    case "question":
    case "failed":
    case "refused":
      return answer;
    case "writes":
      for (const text of answer.texts) given.write(text);
      return play(answer.next, given);
    case "delayed":
      await waitOrAbort(answer.ms, given.abort);
      return play(answer.next, given);
    case "hangs":
      await waitOrAbort(LONGEST_WAIT_MS, given.abort);
      return fail({ reason: "timeout", message: "Hung as scripted." });
    case "throws":
      throw new Error(answer.message);
  }
}
