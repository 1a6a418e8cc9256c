import type { Json, JsonObject } from "../definition/json";
import type { RunEvent } from "./events";
import type { RunState } from "./run-state";
import type { Answer, Oversight, Unanswered } from "./signals";

/**
 * What a rehearsal is given. `answers` are those of a launch, and besides: what an agent is asked, by its name
 * (a list as text, one item a line); `<step key>.decision` (`approve`, `reject`, `revise`) at a gate; a loop's
 * key (`again`, `go-on`, `stop`) at its bound. `<name>@<iteration>` counts for that iteration alone. What would
 * repeat itself for ever happens once: `revise`, a rejection that goes back, `again` (after it, `go-on`), and
 * `true` to what keeps a loop going (in the next round it is `false`). Who works where nobody was chosen is the
 * first who may: it changes no step. A list that nobody gives is gone through as the map's fallback says.
 */
export type RehearsalOrder = {
  /** Null or absent: the first. */
  sequence?: string | null;
  input: JsonObject;
  answers: Readonly<Record<string, Answer>>;
  unanswered?: Unanswered;
  /** `low` unless given: the workflow's own gates alone. */
  oversight?: Oversight;
};

type At = { stepKey: string; iteration: number };

export type RehearsedStep = At & {
  label: string;
  agent: string | null;
  outcome: "completed" | "skipped" | "failed";
  /** Why it was skipped or failed. */
  reason: string | null;
};

export type RehearsedGate = At & {
  kind: "plan" | "result";
  question: string;
  role: string;
  votesNeeded: number;
  decision: "approve" | "reject" | "revise" | null;
};

/** A question to a person; `answer` is null when the answers of the rehearsal have none. */
export type RehearsedQuestion = At & {
  name: string;
  question: string;
  options: { value: string; label: string }[];
  role: string;
  answer: Answer | null;
};

/** What an agent is asked; `value` is null when the answers have none and the agent says nothing. */
export type RehearsedFinding = At & { name: string; agent: string | null; value: Json };

export type RehearsedDocument = At & { name: string; version: number; agent: string };

export type RehearsedHandoff = At & { from: string; to: string; instructions: string; documents: string[] };

/** Why a rehearsal did not get to the run's end. */
export type RehearsalStop = { stepKey: string; kind: "question" | "incident" | "bound"; sentence: string };

/** A run's path as it would be, each list in the order in which things happen. */
export type Rehearsal = {
  sequence: string;
  steps: RehearsedStep[];
  /** Those of the steps that were not done, each with its reason. */
  skipped: RehearsedStep[];
  gates: RehearsedGate[];
  questions: RehearsedQuestion[];
  findings: RehearsedFinding[];
  documents: RehearsedDocument[];
  handoffs: RehearsedHandoff[];
  end: { status: "completed" | "failed" | "paused"; sentence: string };
  stoppedAt: RehearsalStop | null;
};

/** A rehearsed run itself: state and history are those of a real one, and can be shown like one. */
export type RehearsedRun = { state: RunState; events: RunEvent[]; isCutOff: boolean };
