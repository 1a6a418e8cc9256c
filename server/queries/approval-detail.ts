import type { Role } from "#workflows/definition/definition";
import type { JsonObject } from "#workflows/definition/json";
import type { Effects } from "#workflows/run/effects";
import type { ApprovalStatus, RunStatus } from "#workflows/run/run-state";
import type { ElicitedPoint } from "#workflows/run/signals";
import type { ApprovalRow, DecisionRow } from "./approval-row";
import type { ArtifactRow } from "./artifact-row";
import type { CommentRow } from "./comment-row";

/** What the server itself says of a request, beside the words of agents (H14). */
export type ApprovalFacts = {
  /** `version`: SHA-256 of the workflow's source; `shortVersion`: its first 12 digits. */
  workflow: { id: string; pack: string; name: string; version: string; shortVersion: string };
  /** `reason` is the code of a pause. */
  run: { id: string; title: string; status: RunStatus; reason: string | null };
  step: { key: string; label: string; phase: string | null; iteration: number };
  agent: { id: string; name: string; title: string } | null;
  /** US dollars, of the whole run. */
  costSoFar: number;
  contentSha256: string | null;
  /** Roles that may decide. */
  mayDecide: Role[];
};

/** A version of a document to read beside the one that is asked about. */
export type EarlierVersion = {
  artifactId: string;
  name: string;
  version: number;
  sha256: string;
  content: string;
};

/** A document that is asked about. */
export type ShownDocument = EarlierVersion & {
  mediaType: string;
  /** What it must hold, as a JSON Schema, where its template says so. */
  schema: JsonObject | null;
  /** The agent with the model it used, or the person who amended it. */
  madeBy: { kind: "task" | "person"; name: string; model: string | null };
  /** The version before in this run. */
  previous: EarlierVersion | null;
  /** What changes are shown against: the version approved last, else the one before. */
  diffBase: EarlierVersion | null;
};

/** An earlier request about the same step, and what came of it. */
export type ApprovalRound = {
  id: string;
  kind: ApprovalRow["kind"];
  question: string;
  iteration: number;
  version: number;
  status: ApprovalStatus;
  requestedAt: string;
  contentSha256: string | null;
  artifactId: string | null;
  decision: DecisionRow | null;
};

/** One thing that happened to a request while it waited. `by` is null for what the clock did. */
export type ApprovalHop = {
  at: string;
  kind: "reminded" | "overdue" | "expired" | "assigned" | "escalated" | "snoozed";
  sentence: string;
  by: { id: string; name: string } | null;
};

/** Everything a person needs to decide (product.md 4). What was shown stays the same when the run goes on. */
export type ApprovalDetail = ApprovalRow & {
  facts: ApprovalFacts;
  /**
   * The bytes that `contentSha256` stands for: the plan, or the only document. With several documents it is the
   * first, and the hash is that of their `<sha256>  <name>\n` lines, in order. Null for a question.
   */
  content: string | null;
  documents: ShownDocument[];
  previous: EarlierVersion | null;
  diffBase: EarlierVersion | null;
  /** What the agent said of its work; empty for plans and questions. */
  summary: string;
  confidence: number | null;
  /** Why it is not surer; empty when it did not say. */
  confidenceReason: string;
  /** What it says that somebody has to answer. */
  openQuestions: string[];
  inputs: Pick<ArtifactRow, "id" | "name" | "version" | "sha256">[];
  history: ApprovalRound[];
  /** Oldest first. */
  comments: CommentRow[];
  /** People who approved while more are needed. */
  voters: { id: string; name: string; at: string }[];
  options: { value: string; label: string }[];
  /** Places at which the template wants a person heard, each with its options. */
  elicitation: ElicitedPoint[];
  /** What became of it beside the decision: reminders, escalations, assignments. Oldest first. */
  hops: ApprovalHop[];
  /** What each action, or each option of a question, would do; empty once the request is closed. */
  effects: Effects;
  /** What becomes of it when nobody decides in time; null without a time limit, or once that has passed. */
  atDeadline: string | null;
};
