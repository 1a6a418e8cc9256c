import type { Agent, AgentTask, Budget, Outcome, WriteText } from "#server/engine/agent-port";
import { AnswerProblem } from "./answer/answer-block";
import { type Answer, readAnswer } from "./answer/read-answer";
import { VisibleText } from "./answer/visible-text";
import { writeModelName } from "./model-name";
import { askModel } from "./models/ask-model";
import type { Messages } from "./models/model-call";
import type { Asked, ModelLine } from "./models/model-line";
import { composePrompt } from "./prompt/compose-prompt";

// Works with a language model (product.md 5).
//   M1. The model gets what the task holds and nothing else, and has no tools.
//   M2. What it writes chooses nothing: names of documents and findings are those that were asked for (S43).
//   M3. An answer that does not fit is asked for once more with the exact error; then a person sees the field.
//   M4. Every call is recorded before its answer is used; usage and cost are the sums of the calls.
//   M5. An abort closes the connection.

/** What is quoted of an answer that did not fit. UTF-16 units. */
const MOST_QUOTED = 200_000;
const AGAIN = "\n\n---\n\n*The answer did not fit and is written again.*\n\n";

export function createModelAgent(line: ModelLine): Agent {
  const model = writeModelName(line.name);
  return {
    model,
    async perform(task, write, abort, budget) {
      const deadline = line.timing.now() + task.timeoutMs;
      await line.ledger.begin(task.taskId, model);
      const { system, user } = composePrompt(task);
      const messages: Messages = { system, turns: [{ role: "user", content: user }] };
      const turn = { write, abort, deadline, budget };
      const first = await askAloud(line, task, messages, turn);
      if (first.kind !== "answered") return giveUp(first);
      const answer = tryRead(first, task);
      if (!(answer instanceof AnswerProblem)) return conclude(answer, model);
      write(AGAIN);
      const second = await askAloud(line, task, askAgain(messages, first.result.text, answer), turn);
      if (second.kind !== "answered") return giveUp(second);
      const better = tryRead(second, task);
      return better instanceof AnswerProblem ? refuse(better) : conclude(better, model);
    },
  };
}

type Turn = { write: WriteText; abort: AbortSignal; deadline: number; budget: Budget | undefined };

function askAloud(line: ModelLine, task: AgentTask, messages: Messages, turn: Turn): Promise<Asked> {
  const visible = new VisibleText();
  const { taskId, runId, stepKey, agent } = task;
  return askModel(line, {
    place: { taskId, runId, stepKey, agent: agent.id },
    messages,
    abort: turn.abort,
    deadline: turn.deadline,
    budget: turn.budget,
    onText(piece) {
      const text = visible.take(piece);
      if (text !== "") turn.write(text);
    },
  });
}

function tryRead({ result }: Extract<Asked, { kind: "answered" }>, task: AgentTask): Answer | AnswerProblem {
  try {
    return readAnswer(result.text, task);
  } catch (error) {
    if (!(error instanceof AnswerProblem)) throw error;
    return new AnswerProblem(error.field, `${error.message}${whyCut(result)}`);
  }
}

function whyCut({ finishReason, hasToolCalls }: Extract<Asked, { kind: "answered" }>["result"]): string {
  if (hasToolCalls) return " Tools were called, but there are none.";
  if (finishReason === "length") return " The answer reached the model's limit of length: be shorter.";
  return finishReason === "content-filter"
    ? " The provider's filter ended the answer: another model, or other words in what the step was given, may help."
    : "";
}

function askAgain({ system, turns }: Messages, said: string, { message }: AnswerProblem): Messages {
  const quoted = said.trim() === "" ? "(nothing)" : said.slice(0, MOST_QUOTED);
  const order = `Your answer could not be used: ${message}\n\nGive the whole answer again in the form that was asked for, with this put right.`;
  return {
    system,
    turns: [...turns, { role: "assistant", content: quoted }, { role: "user", content: order }],
  };
}

function conclude({ block, documents }: Answer, model: string): Outcome {
  if (block.kind === "question") {
    const { text, options, recommendation } = block;
    return { kind: "question", question: text, options, recommendation, model, usage: null };
  }
  const {
    findings,
    confidence,
    summary,
    confidence_reason: reason,
    open_questions: questions,
    concerns,
  } = block;
  return {
    kind: "succeeded",
    documents,
    findings,
    confidence,
    summary,
    doubts: { reason, questions },
    concerns,
    model,
    usage: null,
  };
}

function giveUp(asked: Exclude<Asked, { kind: "answered" }>): Outcome {
  if (asked.kind === "refused") return asked;
  const { message, isRetryable, retryAfterMs } = asked.fault;
  return { kind: "failed", reason: "model-error", message, retryable: isRetryable, retryAfterMs };
}

function refuse({ message }: AnswerProblem): Outcome {
  return { kind: "failed", reason: "invalid-answer", message, retryable: false, retryAfterMs: null };
}
