import type { Role } from "../definition/definition";
import type { BudgetRefusal } from "./budget";
import type { ApprovalKind, QuestionTopic, RaisedBy } from "./events";
import { keptFor } from "./kept-for";
import type { NamedQuestion } from "./question-names";
import type { ApprovalState } from "./run-state";
import { limitOfQuestion } from "./time-limit";
import type { Turn } from "./turn";

type Question = {
  stepKey: string;
  topic: QuestionTopic;
  question: string;
  /** Name under which the answer is stored as a finding; null when only the question's own place reads it. */
  finding: string | null;
  options: { value: string; label: string }[];
  role: Role | null;
  agent: string | null;
  /** The option that the asking agent recommends, if any. */
  recommendation?: string | null;
  /** Of topic `budget`: what was refused. */
  refusal?: BudgetRefusal;
  /** What made it necessary to ask, if not the workflow. */
  triggers?: RaisedBy[];
};

/** Options of a yes-or-no question. */
export const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** Asks a person; the step or block stands until it is answered. No time limit spends money by itself. */
export function askPerson(
  turn: Turn,
  { stepKey, role, recommendation, triggers, ...question }: Question,
): void {
  turn.record("approval.requested", {
    ...turn.place(stepKey),
    ...question,
    approvalId: nextApprovalId(turn),
    kind: "question",
    version: 1,
    contentSha256: null,
    artifactId: null,
    outputs: [],
    summary: "",
    confidence: null,
    role: role ?? "approver",
    votesNeeded: 1,
    ...(recommendation ? { recommendation } : {}),
    ...(triggers ? { triggers } : {}),
    ...(question.topic === "budget" ? {} : limitOfQuestion(turn)),
  });
}

/** The launcher wants nobody asked (`unanswered: no`), and nobody answered this question beforehand. */
export function isLeftToLauncher(turn: Turn, question: NamedQuestion): boolean {
  return turn.state.unanswered === "no" && keptFor(turn, question) === undefined;
}

/** Id of the next approval of a run: `<run id>-a1`, `-a2` ... */
export function nextApprovalId(turn: Turn): string {
  return `${turn.state.runId}-a${Object.keys(turn.state.approvals).length + 1}`;
}

/** The requests of one kind that this iteration of a step raised before. */
export function earlierRequests(turn: Turn, stepKey: string, kind: ApprovalKind): ApprovalState[] {
  const { iteration } = turn.place(stepKey);
  return Object.values(turn.state.approvals).filter(
    (approval) => approval.stepKey === stepKey && approval.iteration === iteration && approval.kind === kind,
  );
}

/** Records what the launcher decided beforehand for everything nobody answers (`unanswered: no`). */
export function answerByLauncher(turn: Turn, stepKey: string, name: string, value: boolean | string): void {
  const by = turn.state.startedBy;
  turn.record("finding.recorded", { ...turn.place(stepKey), name, value, source: "launcher", by });
}
