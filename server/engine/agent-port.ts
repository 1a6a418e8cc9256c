import type { JsonObject } from "#workflows/definition/json";
import type { BudgetRefusal } from "#workflows/run/budget";
import type { Doubts } from "#workflows/run/doubts";
import type { Handoff } from "#workflows/run/handoff";
import type { Concern, Usage } from "#workflows/run/signals";

/** A document given to an agent, exactly as accepted: the bytes of `sha256`. */
export type GivenDocument = {
  artifactId: string;
  name: string;
  version: number;
  sha256: string;
  content: string;
};

/** Who performs: the role on the board and the persona read from the agent's file. */
export type AgentPersona = { id: string; role: string; name: string; title: string; persona: string };

/** What a reviewer asked for in an earlier round; the newest comes last. */
export type Feedback = { by: string; comment: string };

/**
 * All that an agent gets for one attempt (product.md 5: selective and visible).
 * `effectKey` is the same for every attempt of one (run, step, iteration).
 */
export type AgentTask = {
  taskId: string;
  runId: string;
  stepKey: string;
  iteration: number;
  attempt: number;
  effectKey: string;
  agent: AgentPersona;
  workflow: { id: string; name: string };
  step: { label: string; mode: string; action: string | null; notes: string; phase: string | null };
  runTitle: string;
  input: JsonObject;
  given: GivenDocument[];
  handoff: Handoff | null;
  feedback: Feedback[];
  /** Documents to return, each once. `previous` is the text to revise; `template` is its YAML source. */
  wanted: { name: string; optional: boolean; previous: string | null; template: string | null }[];
  /**
   * Findings to answer, by condition name; `values` are the strings that conditions compare with, if any. With
   * `isList` the answer is a list of texts that a `for_each` goes through.
   */
  asks: { name: string; values: string[]; isList?: boolean }[];
  /** What it asked in this step before, with the answers; oldest first. */
  answered?: AnsweredQuestion[];
  /** How many more questions it may ask in this step. */
  questionsLeft?: number;
  timeoutMs: number;
};

/** A question that the agent raised, and what a person answered: an option's value or a text of their own. */
export type AnsweredQuestion = { question: string; answer: string; comment: string; by: string };

export type DocumentDraft = { name: string; mediaType: string; content: string };

/** What came of an attempt. A failure that is not retryable goes to a person at once. */
export type Outcome =
  | {
      kind: "succeeded";
      documents: DocumentDraft[];
      findings: JsonObject;
      confidence: number;
      summary: string;
      /** Why it is not surer of its work, and what somebody has to answer. */
      doubts?: Doubts;
      model: string;
      /** Null: every call was recorded as it was made, and the sums with it. */
      usage: Usage | null;
      /** What a person has to see: a conflict with other documents, or something unsafe (product.md 4). */
      concerns?: Concern[];
    }
  /**
   * Instead of documents: only a person can know. The answer comes with the next attempt of the same step, which
   * counts as no failure. `recommendation` is an option's value; without options any text is an answer.
   */
  | {
      kind: "question";
      question: string;
      options: { value: string; label: string }[];
      recommendation: string | null;
      model: string;
      /** Null: every call was recorded as it was made, and the sums with it. */
      usage: Usage | null;
    }
  | {
      kind: "failed";
      reason: "model-error" | "invalid-answer" | "timeout" | "aborted" | "unexpected";
      message: string;
      retryable: boolean;
      retryAfterMs: number | null;
    }
  /** A call was not made because `Budget.reserve` said no: the run pauses and asks. It counts as no failure. */
  | { kind: "refused"; refusal: BudgetRefusal };

/** Called with each piece of text as it is written, for the live view. */
export type WriteText = (text: string) => void;

/**
 * What one call of a model can take at most: tokens in and out together, cost in US dollars. It is an upper bound
 * (the longest answer that the call allows): that is what keeps the sum under the limit.
 */
export type Estimate = { tokens: number; cost: number };

export type Reservation = { ok: true; reservationId: string } | { ok: false; refusal: BudgetRefusal };

/**
 * The budget of one attempt. Reserve before each call and settle after it, also after one that failed or was
 * aborted (with what it used, as far as that is known). What is left unsettled is given back when the attempt
 * ends or its worker dies. After a refusal make no call: answer `{ kind: "refused", refusal }`.
 */
export interface Budget {
  reserve(estimate: Estimate): Promise<Reservation>;
  /** The same reservation settled once more changes nothing. */
  settle(reservationId: string, usage: Usage): Promise<void>;
}

/** Performs tasks. It must stop soon after `abort`, and may then throw or return a failure. */
export interface Agent {
  /** Shown wherever the agent's work shows: `offline` or `provider/model`. */
  readonly model: string;
  /** The engine always gives a budget; without one (in tests of an agent) nothing is limited. */
  perform(task: AgentTask, write: WriteText, abort: AbortSignal, budget?: Budget): Promise<Outcome>;
}

/** Who stands behind an agent's id in a workflow: the persona and the runner that performs for it. */
export interface Roster {
  find(agentId: string, pack: string): { agent: Agent; persona: AgentPersona };
}
