import type { FactOf, QuestionTopic } from "./events";
import type { Turn } from "./turn";

/** Id of the next approval of a run: `<run id>-a1`, `-a2` ... */
export function nextApprovalId(turn: Turn): string {
  return `${turn.state.runId}-a${Object.keys(turn.state.approvals).length + 1}`;
}

type Question = {
  stepKey: string;
  topic: QuestionTopic;
  question: string;
  /** Name under which the answer is stored. */
  finding: string;
  options: { value: string; label: string }[];
  role: string | null;
  agent: string | null;
};

/** Options of a yes-or-no question. */
export const YES_NO = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
];

/** Asks a person; the step stands until the answer is stored as a finding. */
export function askPerson(turn: Turn, question: Question): void {
  const request: FactOf<"approval.requested">["data"] = {
    ...turn.place(question.stepKey),
    approvalId: nextApprovalId(turn),
    kind: "question",
    topic: question.topic,
    version: 1,
    question: question.question,
    contentSha256: null,
    artifactId: null,
    outputs: [],
    summary: "",
    confidence: null,
    options: question.options,
    finding: question.finding,
    role: question.role ?? "approver",
    votesNeeded: 1,
    agent: question.agent,
  };
  turn.record("approval.requested", request);
}

/** Records what the launcher decided beforehand for everything nobody answers (`unanswered: no`). */
export function answerByLauncher(turn: Turn, stepKey: string, name: string, value: boolean | string): void {
  const by = turn.state.startedBy;
  turn.record("finding.recorded", { ...turn.place(stepKey), name, value, source: "launcher", by });
}
